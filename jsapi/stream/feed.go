package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// feed is the asynchronous generator that a function given to Duplex.from reads: what is
// written to the Duplex.
type feed struct {
	stage
	signal  *events.Signal
	open    bool  // the next write may be handed over
	handed  *meal // and this one has been, before the generator asked
	context any   // of the generator that waits
	waits   bool
}

// meal is one write, or the end.
type meal struct {
	chunk goja.Value
	end   bool
	taken func() // the callback of the write
}

// hand gives the generator a write.
func (f *feed) hand(m *meal) {
	if !f.open {
		panic(f.s.env.TypeError("_resolve is not a function"))
	}
	f.open = false
	if !f.waits {
		f.handed = m
		return
	}
	f.waits = false
	f.s.job(f.context, func() { f.take(m) })
}

// run implements stageBody.
func (f *feed) run() {
	if m := f.handed; m != nil {
		f.handed = nil
		f.s.env.Loop.Microtask(func() { f.take(m) })
		return
	}
	f.waits, f.context = true, f.s.env.Loop.Context
}

func (f *feed) take(m *meal) {
	f.s.env.Loop.NextTick(m.taken)
	switch {
	case m.end:
		f.stage.end(goja.Undefined())
	case f.signal.Aborted():
		f.fail(f.s.env.AbortError(f.signal.Reason()))
	default:
		f.open = true
		f.give(m.chunk)
	}
}

// leave implements stageBody.
func (f *feed) leave(err goja.Value, then func(err goja.Value)) { then(err) }

// hooks are the write, the final and the destroy of the Duplex.
func (f *feed) hooks() (write, final, destroy *goja.Object) {
	env := f.s.env
	do := func(name string, length int, g func(c goja.FunctionCall)) *goja.Object {
		return env.Func(name, length, func(c goja.FunctionCall) goja.Value { g(c); return goja.Undefined() })
	}
	call := func(cb goja.Value) func() { return func() { jsapi.Call(cb, goja.Undefined()) } }
	write = do("write", 3, func(c goja.FunctionCall) { f.hand(&meal{chunk: c.Argument(0), taken: call(c.Argument(2))}) })
	final = do("final", 1, func(c goja.FunctionCall) { f.hand(&meal{end: true, taken: call(c.Argument(0))}) })
	destroy = do("destroy", 2, func(c goja.FunctionCall) {
		f.signal.Abort(f.s.stopReason())
		jsapi.Call(c.Argument(1), goja.Undefined(), c.Argument(0))
	})
	return write, final, destroy
}

// duplexOfFunction is Duplex.from of a function: of an asynchronous generator, whose values the
// Duplex gives, or of an asynchronous function, that only reads what is written.
func (s *Streams) duplexOfFunction(fn goja.Value, name string) goja.Value {
	f := &feed{signal: s.events.NewSignal(), open: true}
	f.s, f.body = s, f
	arg := s.env.VM.NewObject()
	jsapi.Must(arg.Set("signal", f.signal.Object()))
	v := jsapi.Call(fn, goja.Undefined(), lang.CoroutinesOf(s.env).NewIterator(f), arg)
	write, final, destroy := f.hooks()
	switch then := member(v, "then"); {
	case s.thing(v).isDuplex(): // of a class
		return v
	case s.iterates(v):
		return s.from(s.duplexify().Ctor, v, s.fromOptions(nil, "objectMode", true, "write", write, "final", final, "destroy", destroy))
	case jsapi.IsFunction(then):
		return f.duplexOfTask(then, v, name)
	}
	panic(s.errReturned("Iterable, AsyncIterable or AsyncFunction", name, v))
}

// duplexOfTask is a Duplex that is only written to; its 'finish' waits for the promise.
func (f *feed) duplexOfTask(then, promise goja.Value, name string) goja.Value {
	s := f.s
	var d *goja.Object
	write, _, destroy := f.hooks()
	over := jsapi.Call(then, promise, s.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		if v := c.Argument(0); !jsapi.IsNullish(v) {
			panic(s.errReturned("nully", name, v))
		}
		return goja.Undefined()
	}), s.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		thing{s, d}.destroy(c.Argument(0))
		return goja.Undefined()
	}))
	final := s.env.Func("final", 1, func(c goja.FunctionCall) goja.Value {
		cb := c.Argument(0)
		f.hand(&meal{end: true, taken: func() {
			lang.Await(s.env, over, func(_, err goja.Value) {
				s.env.Loop.NextTick(func() { jsapi.Call(cb, goja.Undefined(), orNull(err)) })
			})
		}})
		return goja.Undefined()
	})
	d = s.newDuplexify("objectMode", true, "readable", false, "write", write, "final", final, "destroy", destroy)
	return d
}
