package engine

import "github.com/dop251/goja"

// Quicken has the engine iterate arrays, change them at their ends, and read and write JSON,
// past its slow ways, and reports whether it could have all of that. Nothing else changes for
// a script.
func Quicken(vm *goja.Runtime, k *Objects) bool {
	return k.Known() && quickArrays(vm, k) && quickEnds(vm, k) && quickJSONs(vm, k)
}

// quickJSONs has JSON.stringify and JSON.parse read and fill objects directly, and reports
// whether it could. The engine's own do the rest: a replacer, an indentation, a reviver,
// text that is no JSON, and strings with half a surrogate pair.
func quickJSONs(vm *goja.Runtime, k *Objects) bool {
	o, ok := vm.Get("JSON").(*goja.Object)
	if !ok {
		return false
	}
	stringify, parse := nativeBody(o.Get("stringify")), nativeBody(o.Get("parse"))
	if stringify == nil || parse == nil {
		return false
	}
	j := &quickJSON{vm: vm, Objects: k, proto: vm.NewObject().Prototype(), list: vm.NewArray().Prototype()}
	slowly := *stringify
	*stringify = func(c goja.FunctionCall) goja.Value {
		if len(c.Arguments) == 1 || len(c.Arguments) > 1 && nullish(c.Argument(1)) && nullish(c.Argument(2)) {
			if v, ok := j.stringify(c.Arguments[0]); ok {
				return v
			}
		}
		return slowly(c)
	}
	slowParse := *parse
	*parse = func(c goja.FunctionCall) goja.Value {
		if _, reviver := goja.AssertFunction(c.Argument(1)); !reviver && len(c.Arguments) > 0 {
			c.Arguments = c.Arguments[:1] // the engine's own takes null for an object
			if v, ok := j.parse(c.Arguments[0]); ok {
				return v
			}
		}
		return slowParse(c)
	}
	return true
}

func nullish(v goja.Value) bool { return goja.IsUndefined(v) || goja.IsNull(v) }

// quickJSON is the state of both in one runtime. Its buffers are reused; a toJSON that
// calls JSON.stringify finds them taken.
type quickJSON struct {
	*Objects
	vm          *goja.Runtime
	proto, list *goja.Object // Object.prototype and Array.prototype
	out         []byte
	busy        bool
	keys        keyTable
}
