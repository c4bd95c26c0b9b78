package events_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

// What Node 20 prints.
func TestMessageEvent(t *testing.T) {
	w := jsapitest.New(t, events.Module)
	_ = w.VM.Set("MessageEvent", events.From(w.Env).MessageEvent())
	got := w.Run(`
		var T = f => { try { log(f()) } catch (e) { log(e.name, e.code, e.message) } };
		var e = new MessageEvent('message', { data: 1 });
		T(() => [e.type, e.data, e.origin === '', e.lastEventId === '', e.source, e.ports.length]);
		T(() => new MessageEvent('x', { data: undefined }).data); T(() => new MessageEvent('x', { origin: 5 }).origin);
		T(() => new MessageEvent('x', { ports: 5 })); T(() => new MessageEvent('x', { ports: [5] })); T(() => new MessageEvent('x', { source: 5 }));
		T(() => Object.keys(MessageEvent.prototype))`)
	want := []string{
		"message,1,true,true,,0", "null", "5", "TypeError undefined ports is not iterable",
		`TypeError ERR_INVALID_ARG_TYPE The "init.ports[0]" property must be an instance of MessagePort. Received type number (5)`,
		`TypeError ERR_INVALID_ARG_TYPE The "init.source" property must be an instance of MessagePort. Received type number (5)`,
		"data,origin,lastEventId,source,ports",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
