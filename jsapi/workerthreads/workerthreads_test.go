package workerthreads_test

import (
	"slices"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
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
			const m = w.receiveMessageOnPort(b).message; log(m.p === c.port1, m.v)`: {"true 1"},
		`const a = new w.BroadcastChannel('n'), b = new w.BroadcastChannel('n'), c = new w.BroadcastChannel('other'); c.close();
			b.onmessage = e => { log(e.data.x); a.close(); b.close(); try { a.postMessage(1) } catch (e) { log(e.name) } }; a.postMessage({ x: 1 })`: {"1", "InvalidStateError"},
		`try { new w.Worker('x.js') } catch (e) { log(e.code) }`:       {"ERR_FEATURE_UNAVAILABLE_ON_PLATFORM"},
		`w.setEnvironmentData('k', 1); log(w.getEnvironmentData('k'))`: {"1"},
	} {
		env := jsapitest.New(t, workerthreads.Module, jsapi.Module{Name: "events", Load: events.Module.Load})
		_ = env.VM.Set("DOMException", events.From(env.Env).Global("DOMException"))
		if got := env.Run(`const w = require('worker_threads');` + src); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", src, got, want)
		}
	}
}

func TestMessageEvent(t *testing.T) {
	env := jsapitest.New(t, workerthreads.Module, events.Module)
	_ = env.VM.Set("MessageEvent", env.Func("", 0, func(goja.FunctionCall) goja.Value { return goja.Undefined() }))
	got := env.RunGo(func() {
		_ = env.VM.Set("MessageEvent", workerthreads.Global(env.Env, "MessageEvent"))
		v, err := env.VM.RunString(`var e = new MessageEvent('message', { data: 1 }); [e.type, e.data, e.origin, e.source, e.ports.length].join()`)
		if err != nil || v.String() != "message,1,,,0" {
			t.Errorf("got %v, %v", v, err)
		}
	})
	if len(got) != 0 {
		t.Errorf("logged %q", got)
	}
}
