package fs

import (
	"path/filepath"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// notice is one thing that the system tells about a watched path.
type notice struct {
	change bool   // the contents or the attributes; otherwise a name came or went
	name   string // relative to what is watched
}

// fsWatcher is the state of an FSWatcher. It owns the system's watch until close.
type fsWatcher struct {
	events.Emitter
	f        *FS
	handle   *eventloop.Handle
	stop     func() // ends the system's watch, from the loop
	offEnd   func()
	offAbort func()
	enc      options
	closed   bool
}

// watch is fs.watch(filename[, options][, listener]) (Node, "fs.watch").
func (f *FS) watch(c goja.FunctionCall) goja.Value {
	p, listener := f.path(c.Argument(0), "path"), c.Argument(2)
	given := c.Argument(1)
	if jsapi.IsFunction(given) {
		given, listener = goja.Undefined(), given
	}
	o := f.options(given)
	if !jsapi.IsUndefined(listener) {
		f.env.ValidateFunction(listener, "listener")
	}
	signal := f.signal(o)
	w := f.newWatcher(p, o)
	if jsapi.IsFunction(listener) {
		w.On("change", listener)
	}
	if signal == nil {
		return w.Object()
	}
	if signal.Get("aborted").ToBoolean() {
		f.env.Loop.NextTick(w.close)
	} else {
		w.offAbort = events.From(f.env).OnAbort(signal, func(goja.Value) { w.close() })
	}
	return w.Object()
}

// newWatcher starts to watch p; it throws what the system refuses.
func (f *FS) newWatcher(p string, o options) *fsWatcher {
	w := &fsWatcher{f: f, enc: o, handle: f.env.Loop.NewHandle()}
	w.handle.Owner = w
	w.handle.Track("FSEVENTWRAP", nil)
	full, err := filepath.Abs(p)
	if err == nil {
		w.stop, err = notify(full, f.boolean(o, "recursive"), func(n notice) { w.handle.Post(func() { w.tell(n) }) })
	}
	if err != nil {
		w.handle.Close()
		e := f.object(fail(err, "watch", p))
		jsapi.Must(e.Set("filename", p))
		panic(e)
	}
	w.offEnd = f.env.AtEnd(w.stop)
	events.From(f.env).Bind(f.env.Create(f.watcherClass()), w)
	if v := o.get("persistent"); !jsapi.IsUndefined(v) && !v.ToBoolean() {
		w.handle.Unref()
	}
	return w
}

// ActiveHandle is for jsapi.Env.ActiveHandles.
func (w *fsWatcher) ActiveHandle() jsapi.Active {
	return jsapi.Active{Info: "FSEventWrap", Object: w.Object()}
}

// ActiveRequests is for jsapi.Env.ActiveRequests.
func (w *fsWatcher) ActiveRequests() []jsapi.Active { return nil }

func (f *FS) watcherClass() *jsapi.Class {
	if f.fsWatcher != nil {
		return f.fsWatcher
	}
	each := func(name string, do func(*fsWatcher), chain bool) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			if w, ok := f.env.Unwrap(c.This).(*fsWatcher); ok {
				do(w)
			}
			if chain {
				return c.This
			}
			return goja.Undefined()
		}}
	}
	f.fsWatcher = f.env.Class(jsapi.ClassSpec{Name: "FSWatcher", Parent: events.From(f.env).Class, Enumerable: true,
		Methods: []jsapi.Method{
			each("close", (*fsWatcher).close, false),
			each("ref", func(w *fsWatcher) { w.handle.Ref() }, true),
			each("unref", func(w *fsWatcher) { w.handle.Unref() }, true),
		}})
	return f.fsWatcher
}

// tell emits 'change' with the type and the name in the encoding asked for.
func (w *fsWatcher) tell(n notice) {
	if w.closed {
		return
	}
	kind := "rename"
	if n.change {
		kind = "change"
	}
	w.Emit("change", w.f.vm.ToValue(kind), w.enc.text([]byte(n.name), "utf8"))
}

// close ends the watch once; 'close' follows in the next tick.
func (w *fsWatcher) close() {
	if w.closed {
		return
	}
	w.closed = true
	w.stop()
	w.offEnd()
	w.handle.Close()
	if w.offAbort != nil {
		w.offAbort()
	}
	w.f.env.Loop.NextTick(func() { w.Emit("close") })
}
