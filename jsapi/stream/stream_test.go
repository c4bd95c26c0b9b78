package stream_test

import (
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// world is a runtime with a real loop, whose scripts write lines with log(...).
type world struct {
	env *jsapi.Env
	out strings.Builder
}

func newWorld(t testing.TB) *world {
	t.Helper()
	vm := goja.New()
	loop, err := eventloop.New(vm, eventloop.NewPoller())
	if err != nil {
		t.Fatal(err)
	}
	table := append(stream.Modules(), events.Module, buffer.Module)
	w := &world{env: jsapi.NewEnv(vm, loop, nil, &jsapi.Host{}, table)}
	loop.OnError = func(ex *goja.Exception) { w.out.WriteString("uncaught " + ex.Error() + "\n") }
	fn := func(o *goja.Object, name string, f jsapi.Fn) {
		w.env.SetMethods(o, true, jsapi.Method{Name: name, Fn: f})
	}
	g := vm.GlobalObject()
	fn(g, "log", func(c goja.FunctionCall) goja.Value {
		for i, a := range c.Arguments {
			if i > 0 {
				w.out.WriteByte(' ')
			}
			w.out.WriteString(a.String())
		}
		w.out.WriteByte('\n')
		return goja.Undefined()
	})
	fn(g, "require", func(c goja.FunctionCall) goja.Value {
		return w.env.Require(strings.TrimPrefix(c.Argument(0).String(), "node:"))
	})
	later := func(run func(f func())) jsapi.Fn {
		return func(c goja.FunctionCall) goja.Value {
			f, _ := jsapi.AsFn(c.Argument(0))
			args := append([]goja.Value(nil), c.Arguments[1:]...)
			run(func() { f(goja.FunctionCall{This: goja.Undefined(), Arguments: args}) })
			return goja.Undefined()
		}
	}
	fn(g, "setImmediate", later(func(f func()) { loop.NewImmediate(f) }))
	fn(g, "setTimeout", func(c goja.FunctionCall) goja.Value {
		f, _ := jsapi.AsFn(c.Argument(0))
		loop.NewTimer(c.Argument(1).ToInteger(), false, func() { f(goja.FunctionCall{This: goja.Undefined()}) })
		return goja.Undefined()
	})
	process := vm.NewObject()
	fn(process, "nextTick", later(loop.NextTick))
	globals := map[string]goja.Value{"process": process, "Buffer": buffer.From(w.env).Ctor()}
	for _, name := range events.Globals() {
		globals[name] = events.From(w.env).Global(name)
	}
	for name, v := range globals {
		if err := vm.Set(name, v); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// run runs the script to the end of its loop and returns what it logged.
func (w *world) run(script string) string {
	w.env.Loop.Run(func() {
		if _, err := w.env.VM.RunScript("test.js", script); err != nil {
			w.out.WriteString("threw " + err.Error() + "\n")
		}
	})
	return w.out.String()
}
