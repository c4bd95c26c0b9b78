package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// wire is a socket as the client uses it, its own or a stream of a script's. What a script
// has replaced on the object is called; everything else goes past JavaScript.
type wire struct {
	h    *HTTP
	o    *goja.Object
	base *stream.Base // nil unless it is a duplex stream of package stream that listens by our own on
}

// heard is a listener that the client has added to a socket.
type heard struct {
	name string
	l    *events.Listener // of a native emitter, else nil
	fn   *goja.Object     // of any other
}

func (h *HTTP) wireTo(o *goja.Object) wire {
	w := wire{h: h, o: o}
	b := h.streams.Of(o)
	if b != nil && b.ReadableSide() != nil && b.WritableSide() != nil &&
		h.events.Ours(o.Get("on")) && h.events.Ours(o.Get("removeListener")) {
		w.base = b
	}
	return w
}

// on adds a listener.
func (w *wire) on(name string, f func(args []goja.Value)) heard {
	if w.base != nil {
		return heard{name: name, l: w.base.OnGo(name, f)}
	}
	return w.call("on", name, f)
}

// once adds a listener for one emission.
func (w *wire) once(name string, f func(args []goja.Value)) heard {
	if w.base != nil {
		return heard{name: name, l: w.base.OnceGo(name, f)}
	}
	return w.call("once", name, f)
}

func (w *wire) call(method, name string, f func(args []goja.Value)) heard {
	fn := w.h.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		f(c.Arguments)
		return goja.Undefined()
	})
	w.h.env.Method(w.o, method, w.h.env.VM.ToValue(name), fn)
	return heard{name: name, fn: fn}
}

// onData takes what the socket reads. f may keep the bytes.
func (w *wire) onData(f func(b []byte)) heard {
	if w.base != nil {
		return heard{name: "data", l: w.base.ReadableSide().Consume(f)}
	}
	return w.call("on", "data", func(args []goja.Value) {
		if b, ok := buffer.Bytes(jsapi.Arg(args, 0)); ok {
			f(b)
		}
	})
}

// off takes a listener away.
func (w *wire) off(l heard) {
	switch {
	case l.l != nil:
		l.l.Remove()
	case l.fn != nil:
		w.h.env.Method(w.o, "removeListener", w.h.env.VM.ToValue(l.name), l.fn)
	}
}

// write gives b away; then, when not nil, is called once it is written, or with the error
// that it never will be.
func (w *wire) write(b []byte, then func(err goja.Value)) {
	if w.base != nil && w.o.Get("write") == goja.Value(w.h.fns.write) {
		w.base.WritableSide().WriteThen(b, then)
		return
	}
	cb := w.h.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		then(nilIfNullish(c.Argument(0)))
		return goja.Undefined()
	})
	w.h.env.Method(w.o, "write", w.h.buffers.New(b), cb)
}

// queued is how much of what was written waits in the stream.
func (w *wire) queued() int {
	if w.base != nil {
		return w.base.WritableSide().WritableLength()
	}
	if v := w.o.Get("writableLength"); v != nil {
		return int(v.ToInteger())
	}
	return 0
}

// marks are the socket's high-water marks, which its messages have too.
func (w *wire) marks() (read, write int) {
	if w.base == nil {
		return highWaterMark, highWaterMark
	}
	return w.base.ReadableSide().ReadableHighWaterMark(), w.base.WritableSide().WritableHighWaterMark()
}

func (w *wire) setReading(on bool) {
	switch {
	case w.base == nil && on:
		w.h.env.Method(w.o, "resume")
	case w.base == nil:
		w.h.env.Method(w.o, "pause")
	case on:
		w.base.ReadableSide().Resume()
	default:
		w.base.ReadableSide().Pause()
	}
}

// emit emits an event of the socket.
func (w *wire) emit(name string) {
	if w.base != nil {
		w.base.Emit(name)
		return
	}
	w.h.env.Method(w.o, "emit", w.h.env.VM.ToValue(name))
}

// ending reports whether the socket's writable side has been ended, and it still stands.
func (w *wire) ending() bool {
	return w.base != nil && w.base.WritableSide().WritableEnded() && !w.base.Destroyed()
}

// usable reports whether the socket can carry a request.
func (w *wire) usable() bool { return truthy(w.o.Get("writable")) && !w.destroyed() }

func (w *wire) destroyed() bool {
	if w.base != nil {
		return w.base.Destroyed()
	}
	return truthy(w.o.Get("destroyed"))
}

// destroy destroys the socket; err may be nil.
func (w *wire) destroy(err goja.Value) {
	if err != nil {
		w.h.env.Method(w.o, "destroy", err)
		return
	}
	w.h.env.Method(w.o, "destroy")
}

// destroySoon ends the socket once everything is written.
func (w *wire) destroySoon() {
	w.h.endSoon(w.o)
}
