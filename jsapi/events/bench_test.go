package events_test

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/events"
)

// emitter makes an emitter with listeners that a script added.
func benchEmitter(b *testing.B, w *world, script string) *events.Emitter {
	b.Helper()
	v, err := w.env.VM.RunString(script)
	if err != nil {
		b.Fatal(err)
	}
	return events.From(w.env).Of(v)
}

func BenchmarkEmitOneListener(b *testing.B) {
	w := newWorld(b)
	w.inLoop(func() {
		em := benchEmitter(b, w, `const E = require('events'); const e = new E(); let n = 0; e.on('x', function (a) { n += a }); e`)
		arg := w.env.VM.ToValue(1)
		b.ReportAllocs()
		for b.Loop() {
			em.Emit("x", arg)
		}
	})
}

func BenchmarkEmitGoListener(b *testing.B) {
	w := newWorld(b)
	w.inLoop(func() {
		em := benchEmitter(b, w, `new (require('events'))()`)
		n := 0
		em.OnGo("x", func([]goja.Value) { n++ })
		b.ReportAllocs()
		for b.Loop() {
			em.Emit("x")
		}
	})
}

func BenchmarkEmitFromScript(b *testing.B) {
	w := newWorld(b)
	w.inLoop(func() {
		v, err := w.env.VM.RunString(`const E = require('events'); const e = new E(); let n = 0; e.on('x', function (a) { n += a });
			(function (k) { for (let i = 0; i < k; i++) e.emit('x', 1) })`)
		if err != nil {
			b.Fatal(err)
		}
		f, _ := goja.AssertFunction(v)
		b.ReportAllocs()
		b.ResetTimer()
		if _, err := f(goja.Undefined(), w.env.VM.ToValue(b.N)); err != nil {
			b.Fatal(err)
		}
	})
}

// A subclass five levels deep, as a socket is, must not make emit slow.
func BenchmarkEmitDeepClass(b *testing.B) {
	w := newWorld(b)
	w.inLoop(func() {
		em := benchEmitter(b, w, `const E = require('events'); class A extends E {} class B extends A {} class C extends B {} class D extends C {}
			const e = new D(); let n = 0; e.on('x', function (a) { n += a }); e`)
		arg := w.env.VM.ToValue(1)
		b.ReportAllocs()
		for b.Loop() {
			em.Emit("x", arg)
		}
	})
}
