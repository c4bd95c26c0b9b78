package perfhooks_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/perfhooks"
)

func TestPerformance(t *testing.T) {
	got := jsapitest.New(t, perfhooks.Module).Run(`
		var p = require('perf_hooks').performance, a = p.now(), b = p.now();
		log(a >= 0, b >= a, Math.abs(p.timeOrigin + b - Date.now()) < 1000, typeof p.toJSON().timeOrigin);
		p.mark('x', {startTime: 5}); p.mark('y', {startTime: 12, detail: 'd'});
		var m = p.measure('m', 'x', 'y');
		log(m.name, m.entryType, m.startTime, m.duration, p.getEntriesByType('mark').length, p.getEntriesByName('y')[0].detail);
		try { p.measure('n', 'nope') } catch (e) { log(e.code, e.message) }
		p.clearMarks('x'); log(p.getEntries().map(e => e.name).join()); p.clearMarks(); p.clearMeasures(); log(p.getEntries().length)`)
	want := []string{"true true true number", "m measure 5 7 2 d",
		`ERR_INVALID_PERFORMANCE_MARK The "nope" performance mark has not been set`, "y,m", "0"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
