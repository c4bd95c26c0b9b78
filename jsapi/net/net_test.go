package net_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/dns"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

// table is what the scripts of this package's tests can require.
func table() []jsapi.Module {
	t := append(stream.Modules(), events.Module, buffer.Module, net.Module)
	return append(append(t, dns.Modules()...), util.Modules()...)
}

// globals defines the globals that the scripts use.
func globals(env *jsapi.Env) {
	g, loop := env.VM.GlobalObject(), env.Loop
	later := func(run func(ms int64, f func())) jsapi.Fn {
		return func(c goja.FunctionCall) goja.Value {
			f, _ := jsapi.AsFn(c.Argument(0))
			var args []goja.Value
			if len(c.Arguments) > 2 {
				args = append(args, c.Arguments[2:]...)
			}
			ms := c.Argument(1)
			if _, number := jsapi.Number(ms); !number { // setImmediate(f, a, b)
				args = append([]goja.Value(nil), c.Arguments[1:]...)
			}
			run(ms.ToInteger(), func() { f(goja.FunctionCall{This: goja.Undefined(), Arguments: args}) })
			return goja.Undefined()
		}
	}
	process := env.VM.NewObject()
	_ = process.Set("pid", os.Getpid())
	_ = g.Set("process", process)
	_ = g.Set("Buffer", buffer.From(env).Ctor())
	for _, name := range events.Globals() {
		_ = g.Set(name, events.From(env).Global(name))
	}
	env.SetMethods(process, true, jsapi.Method{Name: "nextTick", Fn: later(func(_ int64, f func()) { loop.NextTick(f) })})
	env.SetMethods(g, false,
		jsapi.Method{Name: "setImmediate", Fn: later(func(_ int64, f func()) { loop.NewImmediate(f) })},
		jsapi.Method{Name: "setTimeout", Fn: later(func(ms int64, f func()) { loop.NewTimer(ms, false, f) })})
}

// Every script in testdata prints what Node printed.
func TestAsNode(t *testing.T) {
	files, err := filepath.Glob("testdata/[^_]*.js")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d case files, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			if unordered[filepath.Base(f)] {
				t.Skip("the order of two sockets is not promised here")
			}
			golden.Run(t, f, table(), globals)
		})
	}
}
