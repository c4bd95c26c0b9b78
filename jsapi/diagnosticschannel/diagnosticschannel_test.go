package diagnosticschannel_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/asynchooks"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

// Each logs what it does in Node 20.
func TestChannels(t *testing.T) {
	for src, want := range map[string][]string{
		`const c = d.channel('c'), f = (m, n) => log(m, n); log(c.hasSubscribers, c === d.channel('c')); c.subscribe(f); c.publish(1);
			log(d.hasSubscribers('c'), d.unsubscribe('c', f), d.unsubscribe('c', f)); c.publish(2)`: {"false true", "1 c", "true true false"},
		`const c = d.channel('c'); c.subscribe(() => { throw 'x' }); c.subscribe(() => log('next')); c.publish(1)`: {"next", "Uncaught x"},
		`try { d.channel(1) } catch (e) { log(e.code, e.message) } try { d.channel('c').subscribe(1) } catch (e) { log(e.message) }`: {
			`ERR_INVALID_ARG_TYPE The "channel" argument must be one of type string or symbol. Received type number (1)`,
			`The "subscription" argument must be of type function. Received type number (1)`},
		`const { AsyncLocalStorage } = require('async_hooks'), a = new AsyncLocalStorage(), c = d.channel('c'); c.bindStore(a, x => x + 1);
			log(c.runStores(1, function (y) { return [a.getStore(), this.z, y] }, { z: 3 }, 4), a.getStore(), c.unbindStore(a), c.unbindStore(a))`: {"2,3,4 undefined true false"},
		`const t = d.tracingChannel('t'), h = {}; for (const k of ['start', 'end', 'asyncStart', 'asyncEnd', 'error']) h[k] = (m) => log(k, m.result, m.error); t.subscribe(h);
			t.traceSync(() => 1); try { t.traceSync(() => { throw 2 }) } catch (e) { log('caught', e) } t.tracePromise(async () => 3).then(v => log('v', v));
			log(t.unsubscribe(h))`: {"start undefined undefined", "end 1 undefined", "start undefined undefined", "error undefined 2", "end undefined 2", "caught 2",
			"start undefined undefined", "end undefined undefined", "true", "v 3"},
		`const t = d.tracingChannel('t'); t.asyncEnd.subscribe(m => log('asyncEnd', m.result)); t.traceCallback((a, cb) => cb(null, a), -1, {}, null, 5, (e, v) => log('cb', v))`: {"cb 5", "asyncEnd 5"},
	} {
		w := jsapitest.New(t, diagnosticschannel.Module, asynchooks.Module)
		if got := w.Run(`const d = require('diagnostics_channel');` + src); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", src, got, want)
		}
	}
}
