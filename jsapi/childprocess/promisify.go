package childprocess

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// promisified gives exec and execFile what util.promisify makes of them: a function that
// returns a promise of {stdout, stderr}, with the child as its property.
func (m *ChildProcess) promisified(exports *goja.Object, name string) {
	env := m.env
	f := exports.Get(name).(*goja.Object)
	call, _ := jsapi.AsFn(f)
	custom := env.SymbolFor("nodejs.util.promisify.custom")
	wrapped := env.Func("", 0, func(c goja.FunctionCall) goja.Value {
		promise, resolve, reject := env.VM.NewPromise()
		done := env.Func("", 3, func(r goja.FunctionCall) goja.Value {
			m.settle(r, resolve, reject)
			return goja.Undefined()
		})
		args := append(append([]goja.Value(nil), c.Arguments...), done)
		child := call(goja.FunctionCall{This: goja.Undefined(), Arguments: args})
		p := env.VM.ToValue(promise).(*goja.Object)
		jsapi.Must(p.Set("child", child))
		return p
	})
	jsapi.Must(f.DefineDataPropertySymbol(custom, wrapped, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
}

// settle ends the promise with what the callback was given.
func (m *ChildProcess) settle(r goja.FunctionCall, resolve, reject func(any) error) {
	out := m.env.VM.NewObject()
	if e, ok := r.Argument(0).(*goja.Object); ok {
		out = e
	}
	jsapi.Must(out.Set("stdout", r.Argument(1)))
	jsapi.Must(out.Set("stderr", r.Argument(2)))
	if _, failed := r.Argument(0).(*goja.Object); failed {
		jsapi.Must(reject(out))
		return
	}
	jsapi.Must(resolve(out))
}
