package events_test

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/globals"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
)

// Every script in testdata prints what Node printed.
func TestAsNode(t *testing.T) {
	files, err := filepath.Glob("testdata/*.js")
	if err != nil || len(files) < 4 {
		t.Fatalf("%d case files, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) { golden.Run(t, f, []jsapi.Module{events.Module}, globals.Define) })
	}
}

// inWorld runs f with an emitter of Go on a loop.
func inWorld(t testing.TB, f func(w *jsapitest.World, m *events.Events, em *events.Emitter)) []string {
	t.Helper()
	w := jsapitest.New(t, events.Module)
	return w.RunGo(func() {
		m, em := events.From(w.Env), &events.Emitter{}
		m.Bind(w.Create(m.Class), em)
		_ = w.VM.Set("e", em.Object())
		f(w, m, em)
	})
}

func script(t testing.TB, w *jsapitest.World, src string) goja.Value {
	t.Helper()
	v, err := w.VM.RunString(src)
	if err != nil {
		t.Error(err)
	}
	return v
}

func TestListenersInGo(t *testing.T) {
	var got []string
	note := func(s string) func([]goja.Value) {
		return func(args []goja.Value) { got = append(got, s+strconv.Itoa(len(args))) }
	}
	lines := inWorld(t, func(w *jsapitest.World, m *events.Events, em *events.Emitter) {
		first := em.OnGo("x", note("on"))
		em.OnceGo("x", note("once"))
		em.PrependGo("x", note("first"))
		script(t, w, `e.on('removeListener', (n, f) => log('removed', n, typeof f)); e.on('x', function (v) { log('script', v, this === e) })`)
		if n := em.ListenerCount("x"); n != 4 || !em.Has("x") || em.Has("y") {
			t.Errorf("%d listeners", n)
		}
		em.Emit("x", w.VM.ToValue(7))
		first.Remove()
		first.Remove()
		em.Emit("x")
		if em.Emit("y") {
			t.Error("an event without listeners had some")
		}
	})
	if want := []string{"first1", "on1", "once1", "first0"}; !slices.Equal(got, want) {
		t.Errorf("Go listeners: %q, want %q", got, want)
	}
	want := []string{"removed x function", "script 7 true", "removed x function", "script undefined true"}
	if !slices.Equal(lines, want) {
		t.Errorf("script: %q, want %q", lines, want)
	}
}

// A script sees a Go listener as a function, and can remove and call it.
func TestGoListenerSeenByScript(t *testing.T) {
	calls := 0
	lines := inWorld(t, func(w *jsapitest.World, m *events.Events, em *events.Emitter) {
		em.OnGo("x", func([]goja.Value) { calls++ })
		script(t, w, `const f = e.listeners('x')[0]; f(); log(e.listenerCount('x', f)); e.off('x', f); log(e.listenerCount('x'))`)
		em.Emit("x")
	})
	if calls != 1 || !slices.Equal(lines, []string{"1", "0"}) {
		t.Errorf("%d calls, %q", calls, lines)
	}
}

func TestEmitCallsOverride(t *testing.T) {
	lines := inWorld(t, func(w *jsapitest.World, m *events.Events, em *events.Emitter) {
		if !em.Native() {
			t.Error("emit is not ours at first")
		}
		script(t, w, `e.emit = function (...a) { log('emit', ...a); return Object.getPrototypeOf(e).emit.apply(this, a) }; e.on('x', (v) => log('x', v))`)
		if em.Native() {
			t.Error("the override is not seen")
		}
		if !em.Emit("x", w.VM.ToValue(1)) {
			t.Error("Emit does not return what the override does")
		}
	})
	if want := []string{"emit x 1", "x 1"}; !slices.Equal(lines, want) {
		t.Errorf("%q, want %q", lines, want)
	}
}

// What a listener throws passes through Emit.
func TestThrowPassesThrough(t *testing.T) {
	inWorld(t, func(w *jsapitest.World, m *events.Events, em *events.Emitter) {
		script(t, w, `e.on('x', () => { throw new Error('thrown') })`)
		ex := w.Try(func() { em.Emit("x") })
		if ex == nil || ex.Value().String() != "Error: thrown" {
			t.Errorf("got %v", ex)
		}
		if ex := w.Try(func() { em.Emit("error", w.Error("unheard")) }); ex == nil || ex.Value().String() != "Error: unheard" {
			t.Errorf("got %v", ex)
		}
	})
}

// Bind keeps the listeners of an emitter that another constructor made before.
func TestBindAdopts(t *testing.T) {
	lines := inWorld(t, func(w *jsapitest.World, m *events.Events, em *events.Emitter) {
		o := script(t, w, `const o = new (require('events'))(); o.once('x', () => log('kept')); o`).(*goja.Object)
		next := &events.Emitter{}
		m.Bind(o, next)
		if m.Of(o) != next {
			t.Error("the object does not have the new state")
		}
		next.Emit("x")
		next.Emit("x")
	})
	if !slices.Equal(lines, []string{"kept"}) {
		t.Errorf("%q", lines)
	}
}

// Thousands of events on one emitter are found by an index, and their order stays.
func TestManyEvents(t *testing.T) {
	inWorld(t, func(w *jsapitest.World, m *events.Events, em *events.Emitter) {
		const n = 2000
		calls := 0
		ls := make([]*events.Listener, n)
		for i := range n {
			ls[i] = em.OnGo("e"+strconv.Itoa(i), func([]goja.Value) { calls++ })
		}
		for i := 0; i < n; i += 3 {
			ls[i].Remove()
		}
		for i := range n {
			if got, want := em.Emit("e"+strconv.Itoa(i)), i%3 != 0; got != want {
				t.Fatalf("event %d: %v, want %v", i, got, want)
			}
		}
		if names := script(t, w, `e.eventNames().slice(0, 3).join() + ' ' + e._eventsCount`).String(); names != "e1,e2,e4 1333" || calls != 1333 {
			t.Errorf("%s, %d calls", names, calls)
		}
	})
}

func TestSignal(t *testing.T) {
	inWorld(t, func(w *jsapitest.World, m *events.Events, em *events.Emitter) {
		s := m.NewSignal()
		var got []string
		m.OnAbort(s.Object(), func(reason goja.Value) { got = append(got, "a "+reason.String()) })
		off := m.OnAbort(s.Object(), func(goja.Value) { got = append(got, "b") })
		off()
		s.Abort(w.VM.ToValue("why"))
		s.Abort(w.VM.ToValue("again"))
		if !slices.Equal(got, []string{"a why"}) || !s.Aborted() || s.Reason().String() != "why" {
			t.Errorf("%q, %v", got, s.Reason())
		}
	})
}

func TestUnheard(t *testing.T) {
	inWorld(t, func(w *jsapitest.World, m *events.Events, em *events.Emitter) {
		script(t, w, `class Server extends require('events') {}; globalThis.server = new Server()`)
		ex := w.Try(func() { script(t, w, `server.emit('other')`); m.Of(script(t, w, `server`)).Emit("error", w.Error("x")) })
		if ex == nil {
			t.Fatal("nothing was thrown")
		}
		if got, _, _ := strings.Cut(m.Unheard(ex.Value()), "\n"); got != "Emitted 'error' event on Server instance at:" {
			t.Errorf("got %q", got)
		}
		if got := m.Unheard(w.Error("another")); got != "" {
			t.Errorf("another error: %q", got)
		}
	})
}
