package url

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// iterator walks a URLSearchParams; changes made meanwhile are seen.
type iterator struct {
	jsapi.Hidden
	p    *paramsObject
	next int
	show func(*URLs, pair) goja.Value
}

func both(u *URLs, x pair) goja.Value   { return u.env.VM.NewArray(x.name, x.value) }
func names(u *URLs, x pair) goja.Value  { return u.env.VM.ToValue(x.name) }
func values(u *URLs, x pair) goja.Value { return u.env.VM.ToValue(x.value) }

func (u *URLs) iterate(show func(*URLs, pair) goja.Value) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		o := u.env.VM.CreateObject(u.iterator)
		u.env.Bind(o, &iterator{p: u.params(c), show: show})
		return o
	}
}

func (u *URLs) defineIterator() {
	vm := u.env.VM
	u.iterator = vm.NewObject()
	jsapi.Must(u.iterator.DefineDataPropertySymbol(goja.SymIterator, u.env.Func("[Symbol.iterator]", 0,
		func(c goja.FunctionCall) goja.Value { return c.This }), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	u.env.SetMethods(u.iterator, true, jsapi.Method{Name: "next", Fn: func(c goja.FunctionCall) goja.Value {
		it, ok := u.env.Unwrap(c.This).(*iterator)
		if !ok {
			panic(u.env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type URLSearchParamsIterator`))
		}
		o := vm.NewObject()
		if it.next >= len(it.p.list) {
			jsapi.Must(o.Set("value", goja.Undefined()))
			jsapi.Must(o.Set("done", true))
			return o
		}
		jsapi.Must(o.Set("value", it.show(u, it.p.list[it.next])))
		jsapi.Must(o.Set("done", false))
		it.next++
		return o
	}})
	u.finish(u.iterator, "URLSearchParams Iterator", func(c goja.FunctionCall) goja.Value {
		it, ok := u.env.Unwrap(c.This).(*iterator)
		if !ok {
			return c.This
		}
		if depth, ok := jsapi.Number(c.Argument(0)); ok && depth < 0 {
			return vm.ToValue("[Object]")
		}
		var rest []string
		var values []any
		for _, x := range it.p.list[min(it.next, len(it.p.list)):] {
			v := it.show(u, x)
			values, rest = append(values, v), append(rest, u.show(v, c.Argument(1), c.Argument(2)))
		}
		broken := strings.Contains(u.show(vm.NewArray(values...), c.Argument(1), c.Argument(2)), "\n")
		return vm.ToValue("URLSearchParams Iterator {" + inLines(rest, broken) + " }")
	})
}
