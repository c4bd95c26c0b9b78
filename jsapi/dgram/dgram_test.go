package dgram_test

import (
	"path/filepath"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/dgram"
	"github.com/gaggle-js/gaggle/jsapi/dns"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

// table is what the scripts of this package's tests can require.
func table() []jsapi.Module {
	t := append(util.Modules(), events.Module, buffer.Module, dgram.Module)
	return append(t, dns.Modules()...)
}

// globals defines the globals that the scripts use.
func globals(env *jsapi.Env) {
	g := env.VM.GlobalObject()
	_ = g.Set("Buffer", buffer.From(env).Ctor())
	for _, name := range events.Globals() {
		_ = g.Set(name, events.From(env).Global(name))
	}
	process := env.VM.NewObject()
	_ = g.Set("process", process)
	env.SetMethods(process, true, jsapi.Method{Name: "nextTick", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
		f, _ := jsapi.AsFn(c.Argument(0))
		env.Loop.NextTickFn(f, append([]goja.Value(nil), c.Arguments[1:]...))
		return goja.Undefined()
	}})
}

// Every script in testdata prints what Node printed.
func TestAsNode(t *testing.T) {
	files, err := filepath.Glob("testdata/[^_]*.js")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d case files, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) { golden.Run(t, f, table(), globals) })
	}
}
