package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// Source makes the data of a Readable. ReadMore asks for about n bytes: the source calls
// Push, now or later, until Push returns false, and PushEOF at the end. It is not called
// again before it has pushed something.
type Source interface{ ReadMore(n int) }

// Sink takes the data of a Writable. WriteChunk may use b until it calls WriteDone, which
// it must do once, now or later; it is not called again before that.
type Sink interface{ WriteChunk(b []byte) }

// GatherSink is a Sink that takes what has piled up in one call, which one WriteDone ends.
type GatherSink interface{ WriteChunks(bs [][]byte) }

// Finisher acts when everything has been written and before 'finish'; it ends with FinishDone.
type Finisher interface{ Finish() }

// Destroyer lets go of what is behind a stream; it ends with TeardownDone. err is nil
// or what the stream was destroyed with.
type Destroyer interface{ Teardown(err goja.Value) }

// Holder is a pointer to a struct that embeds Readable, Writable or Duplex.
type Holder interface {
	events.Holder
	// StreamBase returns what the sides of a stream share.
	StreamBase() *Base
	attach()
}

// Base is what the two sides of a stream share: its emitter and its destruction.
type Base struct {
	events.Emitter
	s *Streams
	r *ReadSide
	w *WriteSide

	finisher  Finisher
	destroyer Destroyer
	// torn takes the end of a teardown that a script's super._destroy(err, cb) began.
	torn func(err goja.Value)
	// finalized takes the end of a Finish that super._final(cb) began.
	finalized func(err goja.Value)

	// AllowHalfOpen keeps the writable side open when the readable one has ended. Bind
	// sets it for a Duplex.
	AllowHalfOpen bool

	destroyed, closed, closeEmitted, errorEmitted bool
	noAutoDestroy, noEmitClose                    bool
	unconstructed                                 bool
	scripted                                      bool       // made by a constructor that a script called
	counted                                       bool       // and the object owns _eventsCount
	errored                                       goja.Value // nil, or the first error
	onConstructed                                 []func()
	onDestroyable                                 func(err goja.Value) // the destroy that waits for _construct
	onDestroyed                                   func(err goja.Value)
	destroying                                    bool
	transform                                     *transform
}

// Readable is a readable stream. Embed it by value, Bind it, and Push.
type Readable struct {
	Base
	ReadSide
}

// Writable is a writable stream.
type Writable struct {
	Base
	WriteSide
}

// Duplex is a stream with both sides.
type Duplex struct {
	Base
	ReadSide
	WriteSide
}

// StreamBase returns b.
func (b *Base) StreamBase() *Base { return b }

func (b *Base) attach() {}

func (r *Readable) attach() { r.r = &r.ReadSide }
func (w *Writable) attach() { w.w = &w.WriteSide }
func (d *Duplex) attach() {
	d.r, d.w, d.AllowHalfOpen = &d.ReadSide, &d.WriteSide, true
}

// Bind ties h to o and readies its stream. The hooks are those of Source, Sink,
// GatherSink, Finisher and Destroyer that h has.
func (s *Streams) Bind(o *goja.Object, h Holder) {
	b := h.StreamBase()
	h.attach()
	b.s = s
	if b.r != nil {
		b.r.start(b)
		b.r.src, _ = h.(Source)
	}
	if b.w != nil {
		b.w.start(b)
		b.w.sink, _ = h.(Sink)
		b.w.gather, _ = h.(GatherSink)
	}
	b.finisher, _ = h.(Finisher)
	b.destroyer, _ = h.(Destroyer)
	s.events.Bind(o, h)
}

// Of returns the stream behind v, or nil.
func (s *Streams) Of(v goja.Value) *Base {
	if h, ok := s.env.Unwrap(v).(Holder); ok {
		if b := h.StreamBase(); b.s != nil {
			return b
		}
	}
	return nil
}

// ReadableSide returns the readable side, nil when the stream has none.
func (b *Base) ReadableSide() *ReadSide { return b.r }

// WritableSide returns the writable side, nil when the stream has none.
func (b *Base) WritableSide() *WriteSide { return b.w }

// SetAutoDestroy says whether the stream destroys itself when it has ended and after an
// error, as it does unless told otherwise.
func (b *Base) SetAutoDestroy(on bool) { b.noAutoDestroy = !on }

// SetEmitClose says whether 'close' is emitted.
func (b *Base) SetEmitClose(on bool) { b.noEmitClose = !on }

func (b *Base) tick(f func())           { b.s.env.Loop.NextTick(f) }
func (b *Base) tickJob(j eventloop.Job) { b.s.env.Loop.NextTickJob(j) }

// resolves reports whether the object's property name is still our own function f.
func (b *Base) resolves(name string, f *goja.Object) bool {
	return b.Object().Get(name) == goja.Value(f)
}

// method is the object's property name, nil when that is undefined or null. It is compared
// with our own functions first, and called by call only when it is none of them.
func (b *Base) method(name string) goja.Value {
	if v := b.s.env.Member(b.Object(), name); !jsapi.IsNullish(v) {
		return v
	}
	return nil
}

// call calls the method f, called name, with the stream as this. What it throws passes through.
func (b *Base) call(f goja.Value, name string, args ...goja.Value) goja.Value {
	fn, ok := jsapi.AsFn(f)
	if !ok {
		panic(b.s.env.TypeError("this." + name + " is not a function"))
	}
	return fn(goja.FunctionCall{This: b.Object(), Arguments: args})
}

// try is call that returns what is thrown, or nil.
func (b *Base) try(f goja.Value, name string, args ...goja.Value) goja.Value {
	ex := b.s.env.Try(func() { b.call(f, name, args...) })
	if ex == nil {
		return nil
	}
	return ex.Value()
}
