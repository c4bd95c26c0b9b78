package events_test

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

// benchEmit emits x from Go on the emitter that the script gives.
func benchEmit(b *testing.B, src string) {
	inWorld(b, func(w *jsapitest.World, m *events.Events, _ *events.Emitter) {
		em, arg := m.Of(script(b, w, src)), w.VM.ToValue(1)
		b.ReportAllocs()
		for b.Loop() {
			em.Emit("x", arg)
		}
	})
}

func BenchmarkEmitOneListener(b *testing.B) {
	benchEmit(b, `let n = 0; e.on('x', function (a) { n += a }); e`)
}

// A class five levels deep, as a socket is, must not make emit slow.
func BenchmarkEmitDeepClass(b *testing.B) {
	benchEmit(b, `const E = require('events'); class A extends E {} class B extends A {} class C extends B {} class D extends C {}
		let n = 0; const d = new D(); d.on('x', function (a) { n += a }); d`)
}

func BenchmarkEmitGoListener(b *testing.B) {
	inWorld(b, func(_ *jsapitest.World, _ *events.Events, em *events.Emitter) {
		n := 0
		em.OnGo("x", func([]goja.Value) { n++ })
		b.ReportAllocs()
		for b.Loop() {
			em.Emit("x")
		}
	})
}

func BenchmarkEmitFromScript(b *testing.B) {
	inWorld(b, func(w *jsapitest.World, _ *events.Events, _ *events.Emitter) {
		f, _ := goja.AssertFunction(script(b, w, `let n = 0; e.on('x', function (a) { n += a });
			(function (k) { for (let i = 0; i < k; i++) e.emit('x', 1) })`))
		b.ReportAllocs()
		b.ResetTimer()
		if _, err := f(goja.Undefined(), w.VM.ToValue(b.N)); err != nil {
			b.Fatal(err)
		}
	})
}
