package assert

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// rejects is assert.rejects(promiseFn[, error][, message]).
func (m *asserts) rejects(args call) goja.Value {
	return m.await(args, func(got outcome) { m.expectThrow("rejects", got, args) })
}

// doesNotReject is assert.doesNotReject(promiseFn[, error][, message]).
func (m *asserts) doesNotReject(args call) goja.Value {
	return m.await(args, func(got outcome) { m.expectNone("doesNotReject", got, args) })
}

// await waits for the promise that args[0] is or returns, then checks its outcome. The
// promise that it returns is rejected with what check throws.
func (m *asserts) await(args call, check func(outcome)) goja.Value {
	promise, resolve, reject := m.env.VM.NewPromise()
	settle := func(got outcome) {
		if ex := m.env.Try(func() { check(got) }); ex != nil {
			_ = reject(ex.Value())
		} else {
			_ = resolve(goja.Undefined())
		}
	}
	var of *goja.Object
	if ex := m.env.Try(func() { of = m.promiseOf(args.at(0)) }); ex != nil {
		_ = reject(ex.Value())
		return m.env.VM.ToValue(promise)
	}
	ex := m.env.Try(func() {
		m.env.Method(of, "then",
			m.env.Func("", 1, func(goja.FunctionCall) goja.Value { settle(outcome{}); return goja.Undefined() }),
			m.env.Func("", 1, func(c goja.FunctionCall) goja.Value { settle(outcome{c.Argument(0)}); return goja.Undefined() }))
	})
	if ex != nil { // await takes what then throws for a rejection
		settle(outcome{ex.Value()})
	}
	return m.env.VM.ToValue(promise)
}

// promiseOf is v, or what v returns, as a promise.
func (m *asserts) promiseOf(v goja.Value) *goja.Object {
	if jsapi.IsFunction(v) {
		res := jsapi.Call(v, goja.Undefined())
		if !m.thenable(res) {
			panic(m.env.CodeError("TypeError", "ERR_INVALID_RETURN_VALUE",
				`Expected instance of Promise to be returned from the "promiseFn" function but got `+m.env.Received(res)+"."))
		}
		return res.(*goja.Object)
	}
	if !m.thenable(v) {
		panic(m.env.InvalidArgType("promiseFn", "of type function or an instance of Promise", v))
	}
	return v.(*goja.Object)
}

func (m *asserts) thenable(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && jsapi.IsFunction(o.Get("then")) && jsapi.IsFunction(o.Get("catch"))
}
