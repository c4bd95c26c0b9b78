package jsapi

import (
	"testing"

	"github.com/dop251/goja"
)

func BenchmarkFunc(b *testing.B) {
	e := NewEnv(goja.New(), nil, nil, &Host{}, nil)
	f := func(goja.FunctionCall) goja.Value { return nil }
	b.ReportAllocs()
	for b.Loop() {
		e.Func("name", 1, f)
	}
}

func BenchmarkSetMethods(b *testing.B) {
	e := NewEnv(goja.New(), nil, nil, &Host{}, nil)
	f := func(goja.FunctionCall) goja.Value { return nil }
	o := e.VM.NewObject()
	b.ReportAllocs()
	for b.Loop() {
		e.SetMethods(o, true, Method{Name: "x", Length: 1, Fn: f})
	}
}

func BenchmarkBind(b *testing.B) {
	e := NewEnv(goja.New(), nil, nil, &Host{}, nil)
	p := e.VM.NewObject()
	b.ReportAllocs()
	for b.Loop() {
		e.Bind(e.VM.CreateObject(p), &struct{ Hidden }{})
	}
}
