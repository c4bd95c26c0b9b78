package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// defineWritableState makes the class of the views called _writableState. What each view owns
// comes with the first one.
func (s *Streams) defineWritableState() {
	s.writableState = s.env.Class(jsapi.ClassSpec{Name: "WritableState", Length: 3, AnyThis: true, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			s.bindWriteView(this, s.Of(s.env.New(s.Writable.Ctor, args[:min(len(args), 1)]...)).w)
		},
		Methods: []jsapi.Method{{Name: "getBuffer", Fn: func(c goja.FunctionCall) goja.Value {
			if w, ok := s.writeSideOf(c.This); ok {
				return s.writeBuffer(w)
			}
			return goja.Undefined()
		}}}})
	defineFields(s, s.writableState.Proto, s.writeSideOf, append(s.writeFlags(), s.writeFields()...))
	jsapi.Must(s.Writable.Ctor.Set("WritableState", s.writableState.Ctor))
}

// writeState is the stream's _writableState.
func (s *Streams) writeState(b *Base) goja.Value {
	w := b.w
	if w == nil {
		return goja.Undefined()
	}
	if w.view == nil {
		w.view = s.env.Create(s.writableState)
		s.bindWriteView(w.view, w)
	}
	return w.view
}

func (s *Streams) bindWriteView(o *goja.Object, w *WriteSide) {
	if s.writeOwn == nil {
		s.writeOwn = ownFields(s, s.writeSideOf, s.ownWriteFields())
	}
	s.env.Bind(o, &writeView{w: w})
	showFields(o, s.writeOwn)
}

// writeSideOf is what the view v shows.
func (s *Streams) writeSideOf(v goja.Value) (*WriteSide, bool) {
	h, ok := s.env.Unwrap(v).(*writeView)
	if !ok {
		return nil, false
	}
	return h.w, true
}

// writeFlags are the fields that are flags, in the order of writeBits.
func (s *Streams) writeFlags() []field[*WriteSide] {
	flag := func(name string, p func(w *WriteSide) *bool) field[*WriteSide] { return flagField(s, name, p) }
	not := func(name string, p func(w *WriteSide) *bool) field[*WriteSide] { return notField(s, name, p) }
	return []field[*WriteSide]{
		flag("objectMode", func(w *WriteSide) *bool { return &w.objectMode }),
		flag("finalCalled", func(w *WriteSide) *bool { return &w.finalCalled }),
		flag("needDrain", func(w *WriteSide) *bool { return &w.needDrain }),
		flag("ending", func(w *WriteSide) *bool { return &w.ending }),
		flag("ended", func(w *WriteSide) *bool { return &w.ended }),
		flag("finished", func(w *WriteSide) *bool { return &w.finished }),
		flag("destroyed", func(w *WriteSide) *bool { return &w.b.destroyed }),
		not("decodeStrings", func(w *WriteSide) *bool { return &w.keepStrings }),
		flag("writing", func(w *WriteSide) *bool { return &w.writing }),
		flag("sync", func(w *WriteSide) *bool { return &w.sync }),
		flag("bufferProcessing", func(w *WriteSide) *bool { return &w.clearing }),
		not("constructed", func(w *WriteSide) *bool { return &w.b.unconstructed }),
		flag("prefinished", func(w *WriteSide) *bool { return &w.prefinished }),
		flag("errorEmitted", func(w *WriteSide) *bool { return &w.b.errorEmitted }),
		not("emitClose", func(w *WriteSide) *bool { return &w.b.noEmitClose }),
		not("autoDestroy", func(w *WriteSide) *bool { return &w.b.noAutoDestroy }),
		flag("closed", func(w *WriteSide) *bool { return &w.b.closed }),
		flag("closeEmitted", func(w *WriteSide) *bool { return &w.b.closeEmitted }),
	}
}

// writeBits are the places of writeFlags in Node's kState.
var writeBits = [...]uint{0, 10, 11, 12, 30, 13, 4, 14, 15, 9, 16, 8, 17, 1, 3, 2, 5, 6}

// kState is the number in which Node keeps the flags: inspect shows it.
func (w *WriteSide) kState() int64 {
	n := int64(0)
	bit := func(on bool, at uint) {
		if on {
			n |= 1 << at
		}
	}
	for i, f := range w.b.s.writeFlags() {
		bit(f.get(w).ToBoolean(), writeBits[i])
	}
	bit(w.b.errored != nil, 7)
	bit(w.allBytes(), 18)
	bit(w.allSilent(), 19)
	bit(len(w.onFinish) > 0, 20)
	bit(w.unwritable, 21)
	bit(w.corked > 0, 23)
	bit(w.encodingOf() == "utf8", 24)
	bit(w.current.set(), 25)
	bit(w.has, 26)
	bit(w.batch != nil, 27)
	bit(w.settling || w.batch != nil, 28)
	bit(w.waiting() > 0, 29)
	return n
}

// InspectProps are those of _writableState.
func (v *writeView) InspectProps() []jsapi.InspectProp {
	w, s := v.w, v.w.b.s
	ps := s.shown(v.Object(), s.writeOwn)
	ps = append(ps, jsapi.InspectProp{Symbol: "kState", Value: s.env.VM.ToValue(w.kState())})
	buffered := goja.Null()
	if w.waiting() > 0 {
		buffered = s.writeBuffer(w)
	}
	ps = append(ps, jsapi.InspectProp{Symbol: "kBufferedValue", Value: buffered})
	if w.current.v != nil {
		ps = append(ps, jsapi.InspectProp{Symbol: "kWriteCbValue", Value: w.current.v})
	}
	if w.b.errored != nil {
		ps = append(ps, jsapi.InspectProp{Symbol: "kErroredValue", Value: w.b.errored})
	}
	return ps
}

// allBytes reports whether no string waits to be written.
func (w *WriteSide) allBytes() bool {
	for _, q := range w.queued[w.next:] {
		if q.encoding != "buffer" {
			return false
		}
	}
	return true
}

// allSilent reports whether no write that waits has a callback.
func (w *WriteSide) allSilent() bool {
	for _, q := range w.queued[w.next:] {
		if q.cb.set() {
			return false
		}
	}
	return true
}

// ownWriteFields are the fields that each view owns.
func (s *Streams) ownWriteFields() []field[*WriteSide] {
	return []field[*WriteSide]{
		numField(s, "highWaterMark", func(w *WriteSide) *int { return &w.hwm }),
		numField(s, "length", func(w *WriteSide) *int { return &w.length }),
		numField(s, "corked", func(w *WriteSide) *int { return &w.corked }),
		{"onwrite", func(w *WriteSide) goja.Value { return w.callback() }, nil},
		numField(s, "writelen", func(w *WriteSide) *int { return &w.size }),
		{"bufferedIndex", func(w *WriteSide) goja.Value { return s.env.VM.ToValue(w.next) }, nil},
		numField(s, "pendingcb", func(w *WriteSide) *int { return &w.pending }),
	}
}

// writeFields are the fields of the prototype that are not flags.
func (s *Streams) writeFields() []field[*WriteSide] {
	vm := s.env.VM
	ignore := func(*WriteSide, goja.Value) {}
	return []field[*WriteSide]{
		{"errored", func(w *WriteSide) goja.Value { return orNull(w.b.errored) }, func(w *WriteSide, v goja.Value) { w.b.setErrored(v) }},
		{"defaultEncoding", func(w *WriteSide) goja.Value { return vm.ToValue(w.encodingOf()) },
			func(w *WriteSide, v goja.Value) { w.defaultEncoding = text(v) }},
		{"allBuffers", func(w *WriteSide) goja.Value { return s.bool(w.allBytes()) }, ignore},
		{"allNoop", func(w *WriteSide) goja.Value { return s.bool(w.allSilent()) }, ignore},
		{"writable", func(w *WriteSide) goja.Value {
			if w.unwritable {
				return s.bool(false)
			}
			return goja.Undefined() // as long as nobody has set it
		}, func(w *WriteSide, v goja.Value) { w.unwritable = !v.ToBoolean() }},
		{"writecb", func(w *WriteSide) goja.Value {
			if w.current.v == nil {
				return s.silence()
			}
			return w.current.v
		}, ignore},
		{"afterWriteTickInfo", func(*WriteSide) goja.Value { return goja.Null() }, ignore},
		{"buffered", s.writeBuffer, ignore},
		{"bufferedRequestCount", func(w *WriteSide) goja.Value { return vm.ToValue(len(w.queued) - w.seen()) }, nil},
	}
}

// silence is the callback that scripts see of a write that has none.
func (s *Streams) silence() *goja.Object {
	if s.nop == nil {
		s.nop = s.env.Func("nop", 0, func(goja.FunctionCall) goja.Value { return goja.Undefined() })
	}
	return s.nop
}
