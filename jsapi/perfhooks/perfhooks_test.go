package perfhooks_test

import (
	"slices"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/perfhooks"
	"github.com/gaggle-js/gaggle/jsapi/timers"
)

func TestPerformance(t *testing.T) {
	got := jsapitest.New(t, perfhooks.Module).Run(`
		globalThis.EventTarget = class {};
		globalThis.structuredClone = x => x;
		globalThis.DOMException = class extends Error { constructor(m, n) { super(m); this.code = n } };
		var p = require('perf_hooks').performance, a = p.now(), b = p.now();
		log(a >= 0, b >= a, Math.abs(p.timeOrigin + b - Date.now()) < 1000, typeof p.toJSON().timeOrigin);
		p.mark('x', {startTime: 5}); p.mark('y', {startTime: 12, detail: 'd'});
		var m = p.measure('m', 'x', 'y');
		log(m.name, m.entryType, m.startTime, m.duration, p.getEntriesByType('mark').length, p.getEntriesByName('y')[0].detail);
		try { p.measure('n', 'nope') } catch (e) { log(e.code, e.message) }
		p.clearMarks('x'); log(p.getEntries().map(e => e.name).join()); p.clearMarks(); p.clearMeasures(); log(p.getEntries().length)`)
	want := []string{"true true true number", "m measure 5 7 2 d",
		`SyntaxError The "nope" performance mark has not been set`, "m,y", "0"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// An observer is told, behind the turn that they were added in, of the entries of other modules.
func TestObserved(t *testing.T) {
	w := jsapitest.New(t, perfhooks.Module, timers.Module)
	clock := perfhooks.From(w.Env)
	if clock.Observed("http") {
		t.Error("observed before anybody asked")
	}
	_ = w.VM.GlobalObject().Set("add", func(goja.FunctionCall) goja.Value {
		if clock.Observed("http") && !clock.Observed("net") {
			clock.Add("http", "HttpRequest", 1, 2, w.VM.ToValue("detail"))
		}
		return goja.Undefined()
	})
	got := w.Run(`
		globalThis.EventTarget = class {};
		globalThis.setImmediate = require('timers').setImmediate;
		new (require('perf_hooks').PerformanceObserver)((list, o) => {
			for (const e of list.getEntries()) log(e.name, e.entryType, e.startTime, e.duration, e.detail);
			o.disconnect();
			add();
		}).observe({ entryTypes: ['http', 'nonsense'] });
		add();
		log('told later');`)
	if want := []string{"told later", "HttpRequest http 1 2 detail"}; !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
