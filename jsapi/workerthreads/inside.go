package workerthreads

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/clone"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

//go:embed worker.js
var source string

// script is what worker.js makes: the class Worker and what is made of it.
func (w *Threads) script() *goja.Object {
	if w.worker != nil {
		return w.worker
	}
	env := w.env
	o, s := env.VM.NewObject(), stream.From(env)
	for name, v := range map[string]any{
		"EventEmitter": env.Require("events"), "Readable": s.Readable.Ctor, "Writable": s.Writable.Ctor,
		"process": process.From(env).Object(), "SHARE_ENV": w.shareEnv(), "threadId": w.id(), "data": w.data(),
	} {
		jsapi.Must(o.Set(name, v))
	}
	fn := func(name string, f func(c goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Fn: f}
	}
	env.SetMethods(o, true,
		fn("start", w.start), fn("tell", w.tellThread), fn("report", w.report),
		fn("made", func(c goja.FunctionCall) goja.Value {
			diagnosticschannel.From(env).Publish("worker_threads", diagnosticschannel.Field{Name: "worker", Value: c.Argument(0)})
			return goja.Undefined()
		}),
		fn("builtin", func(c goja.FunctionCall) goja.Value { return env.Require(c.Argument(0).String()) }),
		fn("error", func(c goja.FunctionCall) goja.Value {
			return env.CodeError(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2).String())
		}),
		fn("argType", func(c goja.FunctionCall) goja.Value {
			return env.InvalidArgType(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2))
		}),
		fn("validateArray", func(c goja.FunctionCall) goja.Value {
			return env.ValidateArray(c.Argument(0), c.Argument(1).String(), 0)
		}),
		fn("validateString", func(c goja.FunctionCall) goja.Value {
			return env.VM.ToValue(env.ValidateString(c.Argument(0), c.Argument(1).String()))
		}))
	w.worker = env.RunEmbedded("node:internal/worker", source, o).(*goja.Object)
	return w.worker
}

// data is what came with the thread: {workerData, environmentData}; undefined in a main thread.
func (w *Threads) data() goja.Value {
	if w.boot == nil {
		return goja.Undefined()
	}
	m := w.boot.data
	w.boot.data = nil
	return m.Open(w.env)
}

// parentPort is the port to the thread that made this one, null in a main thread.
func (w *Threads) parentPort() goja.Value {
	if w.boot == nil {
		return goja.Null()
	}
	return w.newPort(w.boot.end).Object()
}

// limits is the module's resourceLimits: in a thread those of Node, of which only the last
// bounds anything.
func (w *Threads) limits() goja.Value {
	o := w.env.VM.NewObject()
	if w.boot != nil {
		w.env.Spread(o, w.script().Get("limits"))
	}
	return o
}

// Fail tells the Worker of the thread that env is that err has ended it.
func Fail(env *jsapi.Env, err goja.Value) {
	env.Method(From(env).script(), "fail", err)
}

// report is the native that sends what worker.js has made of an error. It throws for what
// cannot be cloned.
func (w *Threads) report(c goja.FunctionCall) goja.Value {
	m, up := clone.Pack(w.env, c.Argument(0), nil), w.boot.up
	up.post(func() { up.emit("error", m.Open(up.w.env)) })
	return goja.Undefined()
}

// Close ends what the runtime of env has of this package, when its loop has ended: its
// workers are terminated, and waited for when wait is set; its channels are closed.
func Close(env *jsapi.Env, wait bool) {
	w := jsapi.Used[Threads](env)
	if w == nil {
		return
	}
	for k := range w.workers {
		k.terminate()
	}
	for k := range w.workers {
		if wait {
			<-k.gone
		}
	}
	w.leave()
	for p := range w.open {
		p.end.close()
	}
	for b := range w.broadcasts {
		b.close()
	}
	if w.boot != nil {
		w.boot.end.close()
		if w.boot.data != nil {
			w.boot.data.Drop()
		}
	}
}
