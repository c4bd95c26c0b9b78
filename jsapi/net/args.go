package net

import (
	"math"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// normalizeArgs turns the arguments of connect and listen, (options), (port, host) or
// (path), with a callback last or without one, into options and callback. The callback is
// nil when there is none.
func (n *Net) normalizeArgs(args []goja.Value) (*goja.Object, goja.Value) {
	if len(args) == 0 {
		return n.env.VM.NewObject(), nil
	}
	if o, cb, ok := n.wasNormalized(args); ok {
		return o, cb
	}
	options, isObject := args[0].(*goja.Object)
	if !isObject || jsapi.IsFunction(options) {
		options = n.env.VM.NewObject()
		switch {
		case isPipeName(args[0]):
			jsapi.Must(options.Set("path", args[0]))
		default:
			jsapi.Must(options.Set("port", args[0]))
			if len(args) > 1 && jsapi.IsString(args[1]) {
				jsapi.Must(options.Set("host", args[1]))
			}
		}
	}
	if cb := args[len(args)-1]; jsapi.IsFunction(cb) {
		return options, cb
	}
	return options, nil
}

// wasNormalized takes what _normalizeArgs made.
func (n *Net) wasNormalized(args []goja.Value) (*goja.Object, goja.Value, bool) {
	a, ok := args[0].(*goja.Object)
	if len(args) != 1 || !ok || a.ClassName() != "Array" {
		return nil, nil, false
	}
	if mark := a.GetSymbol(n.normalized); mark == nil || !mark.ToBoolean() {
		return nil, nil, false
	}
	o, _ := a.Get("0").(*goja.Object)
	if cb := a.Get("1"); jsapi.IsFunction(cb) {
		return o, cb, true
	}
	return o, nil, true
}

func (n *Net) normalizedArray(options *goja.Object, cb goja.Value) *goja.Object {
	if cb == nil {
		cb = goja.Null()
	}
	a := n.env.VM.NewArray(options, cb)
	jsapi.Must(a.SetSymbol(n.normalized, n.bool(true)))
	return a
}

func (n *Net) jsNormalizeArgs(c goja.FunctionCall) goja.Value {
	if jsapi.IsNullish(c.Argument(0)) {
		panic(n.env.TypeError("Cannot read properties of " + c.Argument(0).String() + " (reading 'length')"))
	}
	list, length := c.Argument(0).ToObject(n.env.VM), int64(1)
	if v := option(list, "length"); !jsapi.IsUndefined(v) {
		length = v.ToInteger()
	}
	args := make([]goja.Value, length)
	for i := range args {
		args[i] = option(list, strconv.Itoa(i))
	}
	return n.normalizedArray(n.normalizeArgs(args))
}

// isPipeName reports whether v is a path and not a port: a string that is no number of 0 or more.
func isPipeName(v goja.Value) bool {
	if !jsapi.IsString(v) {
		return false
	}
	_, number := toNumber(v)
	return !number
}

// toNumber is v as a number of 0 or more, if it is one.
func toNumber(v goja.Value) (float64, bool) {
	if v == nil {
		return 0, false
	}
	if _, ok := v.(*goja.Symbol); ok {
		return 0, false
	}
	f := v.ToFloat()
	return f, f >= 0 && !math.IsNaN(f)
}

// backlogOf is the backlog among the arguments of listen: the second or third, where it is
// a number.
func backlogOf(args []goja.Value) int {
	for i := 1; i < len(args) && i < 3; i++ {
		if _, isObject := args[i].(*goja.Object); isObject {
			continue
		}
		if f, ok := toNumber(args[i]); ok && f > 0 {
			return int(f)
		}
	}
	return 0
}
