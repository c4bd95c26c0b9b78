// Package jsapitest runs scripts against built-in modules in tests, on a real loop.
//
//	env := jsapitest.New(t, events.Module, timers.Module)
//	got := env.Run(`const E = require('events'); log(new E().listenerCount('x'))`)
//	// got == []string{"0"}
//
// A script sees require, for the modules given to New; log and console.log, whose
// arguments become one line, joined by spaces; and the language's own globals.
package jsapitest

import (
	"os"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// World is one Env with its loop. It runs once.
type World struct {
	*jsapi.Env
	t     testing.TB
	lines []string
}

// New makes a World with those modules. The test's end closes it. The host is a guest
// (jsapi.Host.Embedded) with this process's files, an empty environment and no channel.
func New(t testing.TB, modules ...jsapi.Module) *World {
	t.Helper()
	net, err := netio.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = net.Close() })
	vm := goja.New()
	loop, err := eventloop.New(vm, net)
	if err != nil {
		t.Fatal(err)
	}
	host := &jsapi.Host{
		ExecPath: os.Args[0], Argv0: "gaggle", Env: jsapi.NewEnviron(nil), ChannelFD: -1,
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Embedded: true,
	}
	w := &World{Env: jsapi.NewEnv(vm, loop, net, host, modules), t: t}
	loop.OnError = func(ex *goja.Exception) {
		w.lines = append(w.lines, "Uncaught "+ex.Value().String())
	}
	w.globals()
	return w
}

// globals defines what a script sees.
func (w *World) globals() {
	log := w.Func("log", 0, func(c goja.FunctionCall) goja.Value {
		parts := make([]string, len(c.Arguments))
		for i, a := range c.Arguments {
			parts[i] = a.String()
		}
		w.lines = append(w.lines, strings.Join(parts, " "))
		return goja.Undefined()
	})
	console := w.VM.NewObject()
	for _, name := range []string{"log", "error", "warn", "info"} {
		_ = console.Set(name, log)
	}
	_ = w.VM.Set("log", log)
	_ = w.VM.Set("console", console)
	_ = w.VM.Set("global", w.VM.GlobalObject())
	_ = w.VM.Set("require", w.Func("require", 1, func(c goja.FunctionCall) goja.Value {
		name := strings.TrimPrefix(c.Argument(0).String(), "node:")
		if w.Builtin(name) == nil {
			panic(w.Error("Cannot find module '" + name + "'"))
		}
		return w.Require(name)
	}))
}

// Run runs script, then the loop until nothing is left to wait for, and returns the
// lines logged. What the script does not catch is a line "Uncaught Error: ...".
func (w *World) Run(script string) []string {
	w.t.Helper()
	w.RunGo(func() {
		if _, err := w.VM.RunScript("test.js", script); err != nil {
			panic(err)
		}
	})
	return w.lines
}

// RunGo is Run with a Go function in the script's place.
func (w *World) RunGo(main func()) []string {
	w.t.Helper()
	w.Loop.Run(main)
	return w.lines
}

// Lines is what was logged so far.
func (w *World) Lines() []string { return w.lines }
