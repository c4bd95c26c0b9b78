package fs

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// pollEvery is how often watchFile looks, in milliseconds, unless it is told.
const pollEvery = 5007

// statWatcher is the state of a StatWatcher: it looks at a file every so often.
type statWatcher struct {
	events.Emitter
	f      *FS
	path   string
	bigint bool
	last   *info
	timer  *eventloop.Timer
	dead   bool
}

// watchFile is fs.watchFile(filename[, options], listener).
func (f *FS) watchFile(c goja.FunctionCall) goja.Value {
	p := f.path(c.Argument(0), "filename")
	listener, o := c.Argument(1), options{f: f}
	if obj, ok := listener.(*goja.Object); ok && !jsapi.IsFunction(obj) {
		o.obj, listener = obj, c.Argument(2)
	}
	f.env.ValidateFunction(listener, "listener")
	if f.watched == nil {
		f.watched = make(map[string]*statWatcher)
	}
	w := f.watched[p]
	if w == nil {
		w = f.newStatWatcher(p, o)
		f.watched[p] = w
	}
	w.On("change", listener)
	return w.Object()
}

func (f *FS) newStatWatcher(p string, o options) *statWatcher {
	every := int64(pollEvery)
	if v := o.get("interval"); !jsapi.IsNullish(v) {
		every = int64(f.env.ValidateUint32(v, "interval", false))
	}
	if f.statWatcher == nil {
		f.statWatcher = f.env.Class(jsapi.ClassSpec{Name: "StatWatcher", Parent: events.From(f.env).Class, Methods: []jsapi.Method{
			{Name: "ref", Fn: f.eachWatcher(func(w *statWatcher) { w.timer.Ref() })},
			{Name: "unref", Fn: f.eachWatcher(func(w *statWatcher) { w.timer.Unref() })},
			{Name: "stop", Fn: f.eachWatcher(func(w *statWatcher) { w.stop() })},
		}})
	}
	w := &statWatcher{f: f, path: p, bigint: o.get("bigint").ToBoolean()}
	events.From(f.env).Bind(f.env.Create(f.statWatcher), w)
	w.last, _ = stat(p, true)
	w.timer = f.env.Loop.NewTimer(every, true, w.look)
	if v := o.get("persistent"); !jsapi.IsUndefined(v) && !v.ToBoolean() {
		w.timer.Unref()
	}
	if w.last == nil {
		w.last = &info{}
		f.env.Loop.NewImmediate(func() { w.changed(w.last, w.last) })
	}
	return w
}

func (f *FS) eachWatcher(do func(*statWatcher)) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		if w, ok := f.env.Unwrap(c.This).(*statWatcher); ok {
			do(w)
		}
		return c.This
	}
}

func (w *statWatcher) look() {
	p := w.path
	w.f.request("", func() (any, error) { return stat(p, true) }, func(v any, err error) {
		now, _ := v.(*info)
		if err != nil || now == nil {
			now = &info{}
		}
		seen, same := *now, *w.last
		seen.atime, same.atime = 0, 0
		if !w.dead && seen != same {
			before := w.last
			w.last = now
			w.changed(now, before)
		}
	})
}

func (w *statWatcher) changed(now, before *info) {
	if !w.dead {
		w.Emit("change", w.f.showStats(now, w.bigint), w.f.showStats(before, w.bigint))
	}
}

func (w *statWatcher) stop() {
	if !w.dead {
		w.dead = true
		w.timer.Stop()
		w.Emit("stop")
	}
}

// unwatchFile is fs.unwatchFile(filename[, listener]).
func (f *FS) unwatchFile(c goja.FunctionCall) goja.Value {
	p := f.path(c.Argument(0), "filename")
	w := f.watched[p]
	if w == nil {
		return goja.Undefined()
	}
	if v := c.Argument(1); jsapi.IsFunction(v) {
		w.RemoveFn(f.vm.ToValue("change"), v)
	} else {
		w.RemoveAll(f.vm.ToValue("change"))
	}
	if w.ListenerCount("change") == 0 {
		w.stop()
		delete(f.watched, p)
	}
	return goja.Undefined()
}
