package fs

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// job is an operation whose arguments have been checked.
type job struct {
	// run does the work, on any goroutine.
	run func() (any, error)
	// show makes the result, on the loop; nil is undefined.
	show func(v any) goja.Value
	// quiet is the result of the blocking form instead of an error, or nil.
	quiet func(err error) bool
	// signal ends the forms that work beside the loop, or is nil.
	signal *goja.Object
	// more are the arguments of a callback behind the result, such as the Buffer of read.
	more []goja.Value
}

func (j *job) result(v any) goja.Value {
	if j.show == nil {
		return goja.Undefined()
	}
	return j.show(v)
}

// op is a row of the table: an operation under its name.
type op struct {
	name string
	// sync, callback and promise are the lengths of the three functions; -1 where there is none.
	sync, callback, promise int
	// max is how many arguments come before the callback.
	max int
	// prepare checks the arguments and throws what is wrong with them.
	prepare func(f *FS, a args) *job
}

// args are the arguments of a call, without the callback.
type args []goja.Value

func (a args) at(i int) goja.Value {
	if i < len(a) && a[i] != nil {
		return a[i]
	}
	return goja.Undefined()
}

// defineForms defines name and nameSync.
func (f *FS) defineForms(o *goja.Object, p op) {
	if p.callback >= 0 {
		f.env.SetMethods(o, true, jsapi.Method{Name: p.name, Length: p.callback, Fn: func(c goja.FunctionCall) goja.Value {
			a, cb := f.cutCallback(c.Arguments, p.max)
			f.later(p.prepare(f, a), cb)
			return goja.Undefined()
		}})
	}
	if p.sync >= 0 {
		f.env.SetMethods(o, true, jsapi.Method{Name: p.name + "Sync", Length: p.sync, Fn: func(c goja.FunctionCall) goja.Value {
			return f.now(p.prepare(f, c.Arguments))
		}})
	}
}

// cutCallback finds the callback: the last function among the first max+1 arguments.
func (f *FS) cutCallback(list []goja.Value, max int) (args, jsapi.Fn) {
	for i := min(max, len(list)-1); i >= 0; i-- {
		if fn, ok := jsapi.AsFn(list[i]); ok {
			return list[:i], fn
		}
	}
	var got goja.Value = goja.Undefined()
	if len(list) > max {
		got = list[max]
	}
	panic(f.env.InvalidArgType("cb", "of type function", got))
}

// now is the blocking form.
func (f *FS) now(j *job) goja.Value {
	v, err := j.run()
	if err != nil {
		if j.quiet != nil && j.quiet(err) {
			return goja.Undefined()
		}
		panic(f.object(err))
	}
	return j.result(v)
}

// async runs the work on a goroutine and done on the loop.
func (f *FS) async(run func() (any, error), done func(v any, err error)) {
	f.request("FSReqCallback", run, done)
}

// request is async for a request of that kind; see eventloop.Loop.NewRequest.
func (f *FS) request(kind string, run func() (any, error), done func(v any, err error)) {
	p := f.env.Loop.NewRequest(kind)
	f.fds.begin()
	go func() {
		f.busy <- struct{}{}
		v, err := run()
		<-f.busy
		f.fds.done()
		p.Resolve(func() { done(v, err) })
	}()
}

// later is the form with a callback.
func (f *FS) later(j *job, cb jsapi.Fn) {
	call := func(list ...goja.Value) { cb(goja.FunctionCall{This: goja.Undefined(), Arguments: list}) }
	if err := f.aborted(j); err != nil {
		call(err)
		return
	}
	f.async(j.run, func(v any, err error) {
		list := []goja.Value{goja.Null()}
		abort := f.aborted(j)
		switch {
		case abort != nil:
			list[0] = abort
		case err != nil:
			list[0] = f.object(err)
		case j.show != nil:
			list = append(append(list, j.show(v)), j.more...)
		}
		call(list...)
	})
}

// signal is options.signal.
func (f *FS) signal(o options) *goja.Object {
	return f.env.ValidateAbortSignal(o.get("signal"), "options.signal")
}

// aborted is the AbortError of a job whose signal has been aborted, otherwise nil. What
// the system was asked to do it does all the same; only its outcome is not told.
func (f *FS) aborted(j *job) *goja.Object {
	if j.signal == nil || !jsapi.OrUndefined(j.signal.Get("aborted")).ToBoolean() {
		return nil
	}
	return f.env.AbortError(jsapi.OrUndefined(j.signal.Get("reason")))
}

// promise is the form with a promise. What prepare throws rejects it.
func (f *FS) promise(prepare func() *job) goja.Value {
	p, resolve, reject := f.vm.NewPromise()
	var j *job
	if ex := f.env.Try(func() { j = prepare() }); ex != nil {
		jsapi.Must(reject(ex.Value()))
		return f.vm.ToValue(p)
	}
	if err := f.aborted(j); err != nil {
		jsapi.Must(reject(err))
		return f.vm.ToValue(p)
	}
	f.request("FSReqPromise", j.run, func(v any, err error) {
		if abort := f.aborted(j); abort != nil {
			jsapi.Must(reject(abort))
		} else if err != nil {
			jsapi.Must(reject(f.object(err)))
		} else {
			jsapi.Must(resolve(j.result(v)))
		}
	})
	return f.vm.ToValue(p)
}
