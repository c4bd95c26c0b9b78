package util

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

func benchEnv(b *testing.B) *jsapi.Env {
	vm := goja.New()
	loop, err := eventloop.New(vm, eventloop.NewPoller())
	if err != nil {
		b.Fatal(err)
	}
	return jsapi.NewEnv(vm, loop, nil, &jsapi.Host{Env: jsapi.NewEnviron(nil)}, Modules())
}

// BenchmarkFrom is what console costs every worker at its start.
func BenchmarkFrom(b *testing.B) {
	for b.Loop() {
		From(benchEnv(b))
	}
}

// BenchmarkRequire is From and the exports of util.
func BenchmarkRequire(b *testing.B) {
	for b.Loop() {
		benchEnv(b).Require("util")
	}
}

func BenchmarkInspectSmallObject(b *testing.B) {
	e := benchEnv(b)
	v, err := e.VM.RunString(`({ id: 1, name: 'worker', list: [1, 2, 3] })`)
	if err != nil {
		b.Fatal(err)
	}
	u := From(e)
	for b.Loop() {
		u.Inspect(v, DefaultOptions())
	}
}
