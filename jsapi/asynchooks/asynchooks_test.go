package asynchooks_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/asynchooks"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/timers"
)

const head = `const { AsyncLocalStorage, AsyncResource, executionAsyncId, createHook } = require('async_hooks');
	const { setTimeout, setImmediate } = require('timers'), a = new AsyncLocalStorage(), b = new AsyncLocalStorage();`

// Each logs what it does in Node 20.
func TestAsyncHooks(t *testing.T) {
	for src, want := range map[string][]string{
		`a.run(1, () => { b.run('b', () => setImmediate(() => setTimeout(() => log('timeout', a.getStore(), b.getStore()), 1))); setImmediate(() => log('immediate', a.getStore(), b.getStore()));
			Promise.resolve().then(() => log('then', a.getStore())) }); Promise.resolve().then(() => log('outside', a.getStore())); log(a.getStore())`: {
			"undefined", "then 1", "outside undefined", "immediate 1 undefined", "timeout 1 b"},
		`a.run(1, async () => { await null; log(a.getStore()); await new Promise(r => setTimeout(r, 1)); log(a.getStore()); a.exit(() => log(a.getStore())); log(a.getStore()) })`: {
			"1", "1", "undefined", "1"},
		`try { a.run(1, () => { a.run(2, () => { throw 'x' }) }) } catch (e) { log(e, a.getStore()) }`: {"x undefined"},
		`log(a.run(1, function (x, y) { return [this === globalThis, x, y] }, 2, 3))`:                  {"true,2,3"},
		`a.run(1, () => { const f = AsyncLocalStorage.bind(() => log('bound', a.getStore()));
			a.exit(() => { f(); setTimeout(() => log('timeout', a.getStore()), 1); Promise.resolve().then(() => log('then', a.getStore())) }); f() })`: {
			"bound undefined", "bound 1", "then undefined", "timeout undefined"},
		`a.enterWith(5); setTimeout(() => { log(a.getStore()); a.disable(); log(a.getStore()) }, 1); setTimeout(() => { log(a.getStore()); a.enterWith(6); log(a.getStore()) }, 2)`:                                              {"5", "undefined", "undefined", "6"},
		`const r = a.run(5, () => new AsyncResource('X')); log(r.runInAsyncScope(function (x) { return [this.t, x, a.getStore(), executionAsyncId() === r.asyncId()] }, { t: 't' }, 1), r.triggerAsyncId(), executionAsyncId())`: {"t,1,5,true 1 1"},
		`const f = a.run(6, () => AsyncResource.bind(function foo(p, q) { return [a.getStore(), p, this.z] })); log(f.call({ z: 1 }, 3), f.length)`:                                                                              {"6,3,1 2"},
		`const s = a.run(7, () => AsyncLocalStorage.snapshot()); log(s(x => [a.getStore(), x], 8)); log(a.run(8, () => AsyncLocalStorage.bind(x => [a.getStore(), x]))(1))`:                                                      {"7,8", "8,1"},
		`try { new AsyncResource() } catch (e) { log(e.code, e.message) }`:                {`ERR_INVALID_ARG_TYPE The "type" argument must be of type string. Received undefined`},
		`try { createHook({ init: 1 }) } catch (e) { log(e.code, e.message) }`:            {`ERR_ASYNC_CALLBACK hook.init must be a function`},
		`try { new AsyncResource('x', -2) } catch (e) { log(e.name, e.code, e.message) }`: {`RangeError ERR_INVALID_ASYNC_ID Invalid triggerAsyncId value: -2`},
		`const h = createHook({ init(id, type) { log('init', type) }, before() { log('before') }, after() { log('after') }, destroy() { log('destroy') } }).enable();
			const q = new AsyncResource('Q'); q.runInAsyncScope(() => log('in')); h.disable(); q.runInAsyncScope(() => log('again'))`: {"init Q", "before", "in", "after", "again"},
	} {
		w := jsapitest.New(t, asynchooks.Module, timers.Module)
		if got := w.Run(head + src); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", src, got, want)
		}
	}
}

// A loop without storages carries nothing.
func TestNoContextWithoutStorage(t *testing.T) {
	w := jsapitest.New(t, asynchooks.Module, timers.Module)
	w.Run(`require('async_hooks').executionAsyncId()`)
	if w.Loop.Context != nil {
		t.Errorf("context %v", w.Loop.Context)
	}
}
