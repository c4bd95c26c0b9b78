package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// watch is one call of finished: it waits until a stream is over on the sides asked for.
type watch struct {
	thing
	readable, writable  bool // the sides
	closes              bool // 'close' is to come and will tell
	readDone, writeDone bool
	closed, over        bool
	subs                []*subscription
	offSignal           func()
	done                func(err goja.Value)
}

// finishedOptions are the options of finished; nil sides are those that the stream has.
type finishedOptions struct {
	readable, writable *bool
	noError            bool
	signal             *goja.Object
}

// finished calls done once, with nil or the error, when the stream is over (Node,
// "stream.finished"). The function returned takes the listeners off again.
func (s *Streams) finished(o *goja.Object, opts finishedOptions, done func(err goja.Value)) (clean func()) {
	t := thing{s, o}
	if !t.isStream() && t.ends() {
		return s.webFinished(t, opts.signal, done)
	}
	w := &watch{thing: t, readable: t.isReadableStream(), writable: t.isWritableStream(), done: done}
	hasRead, hasWrite := w.readable, w.writable
	if opts.readable != nil {
		w.readable = *opts.readable
	}
	if opts.writable != nil {
		w.writable = *opts.writable
	}
	w.closes = t.closes() && hasRead == w.readable && hasWrite == w.writable
	w.readDone, w.writeDone = t.readableFinished(true), t.writableFinished(true)
	w.closed = t.closed()
	w.listen(opts)
	w.already()
	w.obey(opts.signal)
	return w.clean
}

func (w *watch) on(name string, f func(args []goja.Value)) {
	w.subs = append(w.subs, w.s.subscribe(w.o, name, always, f))
}

func (w *watch) listen(opts finishedOptions) {
	closed := func([]goja.Value) { w.onClose() }
	if w.isRequest() {
		w.on("complete", func([]goja.Value) { w.onFinish() })
		if !w.closes {
			w.on("abort", closed)
		}
	} else if w.writable && w.writeState().o == nil {
		legacy := func([]goja.Value) {
			if !w.truthy("writable") {
				w.onFinish()
			}
		}
		w.on("end", legacy)
		w.on("close", legacy)
	}
	if _, known := w.flag("aborted"); known && !w.closes {
		w.on("aborted", closed)
	}
	w.on("end", func([]goja.Value) { w.onEnd() })
	w.on("finish", func([]goja.Value) { w.onFinish() })
	if !opts.noError {
		w.on("error", func(args []goja.Value) {
			if len(args) > 0 {
				w.call1(args[0])
			} else {
				w.call1(nil)
			}
		})
	}
	w.on("close", closed)
}

// already tells in the next tick of a stream that is over by now.
func (w *watch) already() {
	readable, readKnown := w.thing.readable()
	writable, writeKnown := w.thing.writable()
	tick := func(f func()) { w.s.env.Loop.NextTick(f) }
	switch {
	case w.closed:
		tick(w.onClose)
	case w.writeState().truthy("errorEmitted") || w.readState().truthy("errorEmitted"):
		if !w.closes {
			tick(w.onClosed)
		}
	case !w.readable && (!w.closes || readable) && (w.writeDone || writeKnown && !writable) && !w.writeState().truthy("pendingcb"),
		!w.writable && (!w.closes || writable) && (w.readDone || readKnown && !readable),
		w.readState().o != nil && w.truthy("req") && w.truthy("aborted"):
		tick(w.onClosed)
	}
}

// obey ends the watch when the signal is aborted.
func (w *watch) obey(signal *goja.Object) {
	if signal == nil || w.closed {
		return
	}
	abort := func(reason goja.Value) {
		if !w.over {
			w.clean()
			w.done(w.s.env.AbortError(reason))
		}
	}
	if truthy(signal, "aborted") {
		w.s.env.Loop.NextTick(func() { abort(member(signal, "reason")) })
		return
	}
	w.offSignal = w.s.events.OnAbort(signal, abort)
}

func (w *watch) onFinish() {
	w.writeDone = true
	if w.truthy("destroyed") {
		w.closes = false
	}
	if w.closes && (!w.truthy("writable") || w.readable) {
		return
	}
	if !w.readable || w.readDone {
		w.call1(nil)
	}
}

func (w *watch) onEnd() {
	w.readDone = true
	if w.truthy("destroyed") {
		w.closes = false
	}
	if w.closes && (!w.truthy("readable") || w.writable) {
		return
	}
	if !w.writable || w.writeDone {
		w.call1(nil)
	}
}

func (w *watch) onClose() {
	w.closed = true
	if err := w.errored(); err != nil {
		w.call1(err)
		return
	}
	unread := w.readable && !w.readDone && w.isReadableStream() && w.has("pause") && w.has("resume") && !w.readableFinished(true)
	if unread || w.writable && !w.writeDone && !w.writableFinished(true) {
		w.call1(w.s.errPrematureClose())
		return
	}
	w.call1(nil)
}

func (w *watch) onClosed() {
	w.closed = true
	w.call1(w.errored())
}

// call1 calls back, once.
func (w *watch) call1(err goja.Value) {
	if w.over {
		return
	}
	w.over = true
	if w.offSignal != nil {
		w.offSignal()
	}
	w.done(err)
}

// clean takes the listeners off; nothing is told any more.
func (w *watch) clean() {
	w.over = true
	if w.offSignal != nil {
		w.offSignal()
	}
	for _, x := range w.subs {
		x.cancel()
	}
}

// Finished calls done once when the stream is over, with nil or the error that it failed
// with; ERR_STREAM_PREMATURE_CLOSE when it was closed before its end.
func (b *Base) Finished(done func(err goja.Value)) { b.s.finished(b.Object(), finishedOptions{}, done) }

// jsFinished is stream.finished(stream, options, callback).
func (s *Streams) jsFinished(c goja.FunctionCall) goja.Value {
	opts, cb := c.Argument(1), c.Argument(2)
	if len(c.Arguments) <= 2 {
		opts, cb = goja.Undefined(), opts
	}
	if !jsapi.IsNullish(opts) {
		s.env.ValidateObject(opts, "options")
	}
	fn := s.env.ValidateFunction(cb, "callback")
	t, o := s.finishedArgs(c.Argument(0), opts)
	clean := s.finished(t.o, o, func(err goja.Value) {
		fn(goja.FunctionCall{This: t.o, Arguments: args(err)})
	})
	return s.env.Func("", 0, func(goja.FunctionCall) goja.Value { clean(); return goja.Undefined() })
}

// finishedArgs checks the stream and the options of finished.
func (s *Streams) finishedArgs(stream, opts goja.Value) (thing, finishedOptions) {
	if !jsapi.IsNullish(opts) {
		s.env.ValidateObject(opts, "options")
	}
	t := s.thing(stream)
	if !t.ends() {
		panic(s.env.InvalidArgType("stream", "an instance of ReadableStream, WritableStream, or Stream", stream))
	}
	return t, s.finishedOptions(opts)
}

func (s *Streams) finishedOptions(v goja.Value) finishedOptions {
	o := options{s, object(v)}
	side := func(name string) *bool {
		v := o.get(name)
		if goja.IsUndefined(v) || goja.IsNull(v) {
			return nil
		}
		b := v.ToBoolean()
		return &b
	}
	return finishedOptions{readable: side("readable"), writable: side("writable"), noError: o.isFalse("error"),
		signal: s.env.ValidateAbortSignal(o.get("signal"), "options.signal")}
}
