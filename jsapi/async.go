package jsapi

import (
	"context"

	"github.com/dop251/goja"
)

// lifetime is as long as a runtime's.
type lifetime struct{ ctx context.Context }

// Context is done when the runtime of e has ended and its process goes on: see AtEnd. Call it
// on the loop; the context itself is for any goroutine.
func (e *Env) Context() context.Context {
	return Use(e, func(e *Env) *lifetime {
		ctx, cancel := context.WithCancel(context.Background())
		e.AtEnd(cancel)
		return &lifetime{ctx}
	}).ctx
}

// Async runs work on a goroutine of its own and returns a promise of what it returns, as show
// makes it a value on the loop; show may throw, and when it is nil the value is
// goja.Runtime.ToValue's. An error of work rejects the promise with an Error that has its
// text. The process lives until then; ctx is Env.Context. Call it on the loop; work must not
// touch goja values, and gets what it needs of the arguments as Go values.
//
//	env.SetMethods(exports, true, jsapi.Method{Name: "load", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
//		key := env.ValidateString(c.Argument(0), "key")
//		return jsapi.Async(env, func(ctx context.Context) (string, error) { return store.Load(ctx, key) }, nil)
//	}})
func Async[T any](e *Env, work func(ctx context.Context) (T, error), show func(T) goja.Value) goja.Value {
	promise, resolve, reject := e.VM.NewPromise()
	pending, ctx := e.Loop.NewPending(), e.Context()
	settle := func(v T, err error) {
		if err != nil {
			Must(reject(e.Error(err.Error())))
			return
		}
		var value any = v
		if show != nil {
			if ex := e.Try(func() { value = show(v) }); ex != nil {
				Must(reject(ex.Value()))
				return
			}
		}
		Must(resolve(value))
	}
	go func() {
		v, err := work(ctx)
		pending.Resolve(func() { settle(v, err) })
	}()
	return e.VM.ToValue(promise)
}
