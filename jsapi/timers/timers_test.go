package timers_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/timers"
)

// prelude makes the globals of timers, as the runtime does.
const prelude = `
var T = require('timers');
for (var k in T) if (/^(set|clear)/.test(k)) globalThis[k] = T[k];
var process = require('process');
`

func run(t *testing.T, script string) []string {
	t.Helper()
	w := jsapitest.New(t, events.Module, process.Module, timers.Module, timers.PromisesModule)
	return w.Run(prelude + script)
}

// Each script prints in Node 20.20.2 what is wanted here.
func TestTimers(t *testing.T) {
	for name, c := range map[string]struct{ script, want string }{
		"arguments and this": {
			`var t = setTimeout(function (a, b) { log(this === t, a, b) }, 1, 'x', 'y')`, "true x y"},
		"order by time, then by start": {
			`setTimeout(log, 4, 'd'); setTimeout(log, 1, 'a'); setTimeout(log, 1, 'b'); setTimeout(log, 2, 'c')`, "a|b|c|d"},
		"ticks and microtasks between timers": {
			`setTimeout(() => { log(1); process.nextTick(log, 'tick'); Promise.resolve('micro').then(log) }, 1); setTimeout(log, 1, 2)`,
			"1|tick|micro|2"},
		"delays": {
			`log([NaN, 'abc', -1, 0, 1.7, undefined, null, '5', {}].map(d => { var t = setTimeout(log, d), v = t._idleTimeout; clearTimeout(t); return v }).join())`,
			"1,1,1,1,1.7,1,1,5,1"},
		"cleared": {
			`var t = setTimeout(log, 1, 'no'); clearTimeout(t); log(t._idleTimeout, t._onTimeout, t._destroyed, t._repeat); clearTimeout(t); clearTimeout(); clearTimeout({})`,
			"-1 null true null"},
		"cleared by number": {
			`var t = setTimeout(log, 1, 'no'); clearTimeout(+t); var u = setTimeout(log, 1, 'no'); clearTimeout(String(u[Symbol.toPrimitive]()))`, ""},
		"interval": {
			`var n = 0, i = setInterval(() => { log(++n); if (n === 3) clearInterval(i) }, 1)`, "1|2|3"},
		"interval goes on after a throw": {
			`var n = 0, i = setInterval(() => { if (++n === 2) clearInterval(i); throw new Error('e' + n) }, 1)`,
			"Uncaught Error: e1|Uncaught Error: e2"},
		"refresh after firing": {
			`var n = 0, t = setTimeout(() => { log('fired'); if (++n < 2) t.refresh() }, 1)`, "fired|fired"},
		"unref and ref": {
			`var t = setTimeout(log, 1e6, 'no').unref(); log(t.hasRef()); setTimeout(log, 1, 'yes').unref().ref()`, "false|yes"},
		"close": {`var t = setTimeout(log, 1, 'no'); log(t.close() === t)`, "true"},
		"immediates": {
			`setImmediate((a, b) => { log(a, b); setImmediate(log, 'later') }, 1, 2); setImmediate(log, 'same turn'); process.nextTick(log, 'tick')`,
			"tick|1 2|same turn|later"},
		"immediate cleared by another": {
			`setImmediate(() => clearImmediate(b)); var b = setImmediate(log, 'no'); log(b.hasRef())`, "true"},
		"immediate unref": {`var i = setImmediate(log, 'no').unref(); log(i.hasRef())`, "false"},
		"classes": {
			`var t = setTimeout(log, 1), i = setImmediate(log); clearTimeout(t); clearImmediate(i); log(t.constructor.name, i.constructor.name, t.constructor.length, setTimeout.length, setInterval.length, setImmediate.length)`,
			"Timeout Immediate 5 5 5 4"},
		"promise": {`T.promises.setImmediate('i').then(v => { log(v); return T.promises.setTimeout(1, 'v') }).then(log)`, "i|v"},
		"promisify.custom": {
			`log(setTimeout[Symbol.for('nodejs.util.promisify.custom')] === T.promises.setTimeout)`, "true"},
		"promise options": {
			`[5, {signal: 5}, {ref: 5}].forEach(o => T.promises.setTimeout(1, 0, o).catch(e => log(e.code, e.message)));
			 T.promises.setTimeout('x').catch(e => log(e.message))`,
			`ERR_INVALID_ARG_TYPE The "options" argument must be of type object. Received type number (5)|` +
				`ERR_INVALID_ARG_TYPE The "options.signal" property must be an instance of AbortSignal. Received type number (5)|` +
				`ERR_INVALID_ARG_TYPE The "options.ref" property must be of type boolean. Received type number (5)|` +
				`The "delay" argument must be of type number. Received type string ('x')`},
		"aborted promise": {
			`var f, s = {aborted: false, reason: 'why', addEventListener(n, g) { f = g }, removeEventListener() { log('off') }};
			 T.promises.setTimeout(1e6, 0, {signal: s}).catch(e => log(e.name, e.code, e.message, e.cause)); s.aborted = true; f()`,
			"off|AbortError ABORT_ERR The operation was aborted why"},
		"interval iterator": {
			`var it = T.promises.setInterval(1, 'v'); it.next().then(r => { log(r.value, r.done); return it.return() }).then(r => log(r.value, r.done))`,
			"v false|undefined true"},
		"scheduler": {`const s = T.promises.scheduler; s.yield().then(v => { log('yield', v); return s.wait(1) }).then(v => log(v))`, "yield undefined|undefined"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(run(t, c.script), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestBadCallback(t *testing.T) {
	got := run(t, `[setTimeout, setInterval, setImmediate].forEach(f => { try { f('x') } catch (e) { log(e.code, e.message) } })`)
	const want = `ERR_INVALID_ARG_TYPE The "callback" argument must be of type function. Received type string ('x')`
	if !slices.Equal(got, []string{want, want, want}) {
		t.Errorf("got %q", got)
	}
}

func TestOverflowWarns(t *testing.T) {
	got := run(t, `process.on('warning', w => log(w.name, w.message)); log(setTimeout(() => {}, 2147483648)._idleTimeout)`)
	want := []string{"1", "TimeoutOverflowWarning 2147483648 does not fit into a 32-bit signed integer.\nTimeout duration was set to 1."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestLegacyTimers(t *testing.T) {
	got := run(t, `process.noDeprecation = true; var o = {_onTimeout() { log('fired', this === o) }}; T.enroll(o, 1); T.active(o);
		var p = {_onTimeout() { log('no') }}; T.enroll(p, 1); T._unrefActive(p); T.unenroll(p)`)
	if !slices.Equal(got, []string{"fired true"}) {
		t.Errorf("got %q", got)
	}
}
