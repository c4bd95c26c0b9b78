package workerthreads_test

import (
	"slices"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/lang"
	"github.com/gaggle-js/gaggle/jsapi/path"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/workerthreads"
)

// Each logs what it does in Node 20.
func TestWorkerThreads(t *testing.T) {
	for src, want := range map[string][]string{
		`log(w.isMainThread, w.threadId, w.parentPort, w.workerData)`:      {"true 0 null null"},
		`try { new w.MessagePort() } catch (e) { log(e.code, e.message) }`: {"ERR_CONSTRUCT_CALL_INVALID Constructor cannot be called"},
		`const { port1: a, port2: b } = new w.MessageChannel(); const o = { x: 1 }; a.postMessage(o); o.x = 2;
			log(w.receiveMessageOnPort(b).message.x, w.receiveMessageOnPort(b))`: {"1 undefined"},
		`const { port1: a, port2: b } = new w.MessageChannel(); try { a.postMessage() } catch (e) { log(e.code, e.message) }
			try { a.postMessage(() => {}) } catch (e) { log(e.name, e.code, e.message) }`: {
			"ERR_MISSING_ARGS Not enough arguments to MessagePort.postMessage", "DataCloneError 25 () => {} could not be cloned."},
		`const { port1: a, port2: b } = new w.MessageChannel(); a.on('close', () => log('a closed')); b.on('close', () => log('b closed'));
			b.on('message', m => { log(m); if (m === 2) a.close() }); a.postMessage(1); a.postMessage(2); log('sent', b.hasRef())`: {
			"sent true", "1", "2", "a closed", "b closed"},
		`const { port1: a, port2: b } = new w.MessageChannel(); a.onmessage = e => { log(e.type, e.data, e.target === a); a.onmessage = null; a.close() }; b.postMessage(7)`: {
			"message 7 true"},
		`const { port1: a, port2: b } = new w.MessageChannel(), c = new w.MessageChannel(); a.postMessage({ p: c.port1, v: 1 }, [c.port1]);
			const m = w.receiveMessageOnPort(b).message; m.p.on('message', x => { log(x); m.p.close() }); c.port2.postMessage('through'); log(m.p === c.port1, m.v)`: {"false 1", "through"},
		// What is on its way in a message that is lost is closed.
		`const { port1: a, port2: b } = new w.MessageChannel(), c = new w.MessageChannel(); c.port2.on('message', () => {}); c.port2.on('close', () => log('lost'));
			a.postMessage(c.port1, [c.port1]); b.close()`: {"lost"},
		`const { port1: a, port2: b } = new w.MessageChannel(); b.on('message', m => { log(m); process.nextTick(() => log('tick', m)); Promise.resolve().then(() => log('job', m)); if (m === 2) b.close() });
			for (const i of [1, 2, 3]) a.postMessage(i)`: {"1", "tick 1", "job 1", "2", "tick 2", "job 2", "3", "tick 3", "job 3"},
		`const { port1: a, port2: b } = new w.MessageChannel(), m = new ArrayBuffer(4), s = new SharedArrayBuffer(4); a.postMessage([m, s], [m]);
			const [m2, s2] = w.receiveMessageOnPort(b).message; new Uint8Array(s2)[0] = 7; log(m.byteLength, m2.byteLength, s2 === s, new Uint8Array(s)[0])`: {"0 4 false 7"},
		`const { port1: a, port2: b } = new w.MessageChannel(); for (const f of [() => a.postMessage(b), () => a.postMessage(1, [a]), () => a.postMessage(1, [b, b]), () => a.postMessage(1, [{}]), () => a.postMessage(1, 5)])
			try { f() } catch (e) { log(e.code, e.message) }`: {"ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST Object that needs transfer was found in message but not listed in transferList",
			"25 Transfer list contains source port", "25 Transfer list contains duplicate MessagePort", "ERR_INVALID_TRANSFER_OBJECT Found invalid object in transferList",
			"ERR_INVALID_ARG_TYPE Optional transferList argument must be an iterable"},
		`const { port1: a, port2: b } = new w.MessageChannel(), m = new ArrayBuffer(4); w.markAsUntransferable(m); a.postMessage(m, [m]); log(m.byteLength, w.receiveMessageOnPort(b).message.byteLength)`: {"4 4"},
		`const { port1: a, port2: b } = new w.MessageChannel(); b.once('message', m => log('once', m, b.hasRef())); log(b.hasRef()); a.postMessage(1); a.postMessage(2)`:                                   {"true", "once 1 false"},
		`const { port1: a } = new w.MessageChannel(), f = (...x) => log(...x); a.on('x', f); a.on('x', f); a.addEventListener('x', e => log(e.type, e.detail)); log(a.listenerCount('x'), a.emit('x', 5), a.emit('y'), a.off('x', f) === a, a.listenerCount('x'))`: {
			"5", "x 5", "2 true false true 1"},
		`const a = new w.BroadcastChannel('n'), b = new w.BroadcastChannel('n'), c = new w.BroadcastChannel('other'); c.close();
			b.onmessage = e => { log(e.data.x); a.close(); b.close(); try { a.postMessage(1) } catch (e) { log(e.name) } }; a.postMessage({ x: 1 })`: {"1", "InvalidStateError"},
		`try { new w.Worker('/x.js') } catch (e) { log(e.code) }`:      {"ERR_FEATURE_UNAVAILABLE_ON_PLATFORM"},
		`w.setEnvironmentData('k', 1); log(w.getEnvironmentData('k'))`: {"1"},
	} {
		env := jsapitest.New(t, append(path.Modules(), workerthreads.Module, events.Module, process.Module)...)
		_ = env.VM.Set("process", process.From(env.Env).Object())
		lang.Install(env.Env, func(name string, load func() goja.Value) { _ = env.VM.Set(name, load()) })
		_ = env.VM.Set("DOMException", events.From(env.Env).Global("DOMException"))
		if got := env.Run(`const w = require('worker_threads');` + src); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", src, got, want)
		}
	}
}
