package events_test

import (
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
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
	w := &world{env: jsapi.NewEnv(vm, loop, nil, &jsapi.Host{}, []jsapi.Module{events.Module})}
	loop.OnError = func(ex *goja.Exception) { w.out.WriteString("uncaught " + ex.Value().String() + "\n") }
	set := func(name string, v any) {
		if err := vm.Set(name, v); err != nil {
			t.Fatal(err)
		}
	}
	set("log", w.env.Func("log", 0, func(c goja.FunctionCall) goja.Value {
		for i, a := range c.Arguments {
			if i > 0 {
				w.out.WriteByte(' ')
			}
			w.out.WriteString(a.String())
		}
		w.out.WriteByte('\n')
		return goja.Undefined()
	}))
	set("require", w.env.Func("require", 1, func(c goja.FunctionCall) goja.Value {
		return w.env.Require(strings.TrimPrefix(c.Argument(0).String(), "node:"))
	}))
	process := vm.NewObject()
	set("process", process)
	w.env.SetMethods(process, true,
		jsapi.Method{Name: "nextTick", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			f, _ := jsapi.AsFn(c.Argument(0))
			loop.NextTickFn(f, append([]goja.Value(nil), c.Arguments[1:]...))
			return goja.Undefined()
		}},
		jsapi.Method{Name: "emitWarning", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			o := c.Argument(0).(*goja.Object)
			w.out.WriteString(o.Get("name").String() + ": " + o.Get("message").String() + "\n")
			return goja.Undefined()
		}})
	return w
}

// run runs the script to the end of its loop and returns what it logged.
func (w *world) run(t testing.TB, script string) string {
	t.Helper()
	w.env.Loop.Run(func() {
		if _, err := w.env.VM.RunScript("test.js", script); err != nil {
			w.out.WriteString("threw " + err.Error() + "\n")
		}
	})
	return w.out.String()
}

func (w *world) inLoop(f func()) { w.env.Loop.Run(f) }
