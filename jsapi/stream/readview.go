package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// defineReadableState makes the class of the views called _readableState. What each view owns
// comes with the first one.
func (s *Streams) defineReadableState() {
	s.readableState = s.env.Class(jsapi.ClassSpec{Name: "ReadableState", Length: 3, AnyThis: true,
		Init: func(this *goja.Object, args []goja.Value) {
			s.bindReadView(this, s.Of(s.env.New(s.Readable.Ctor, args[:min(len(args), 1)]...)).r)
		}})
	defineFields(s, s.readableState.Proto, s.readSideOf, append(s.readFlags(), s.readFields()...))
	jsapi.Must(s.Readable.Ctor.Set("ReadableState", s.readableState.Ctor))
}

// readState is the stream's _readableState.
func (s *Streams) readState(b *Base) goja.Value {
	r := b.r
	if r == nil {
		return goja.Undefined()
	}
	if r.view == nil {
		r.view = s.env.Create(s.readableState)
		s.bindReadView(r.view, r)
		if r.unreadable {
			r.showReadable()
		}
	}
	return r.view
}

func (s *Streams) bindReadView(o *goja.Object, r *ReadSide) {
	if s.readOwn == nil {
		s.readOwn = ownFields(s, s.readSideOf, s.ownReadFields())
	}
	s.env.Bind(o, &readView{r: r})
	showFields(o, s.readOwn)
}

// readSideOf is what the view v shows.
func (s *Streams) readSideOf(v goja.Value) (*ReadSide, bool) {
	h, ok := s.env.Unwrap(v).(*readView)
	if !ok {
		return nil, false
	}
	return h.r, true
}

// readFlags are the fields that are flags. Those with a bit are in what InspectProps shows
// as kState.
func (s *Streams) readFlags() []field[*ReadSide] {
	flag := func(name string, p func(r *ReadSide) *bool) field[*ReadSide] { return flagField(s, name, p) }
	not := func(name string, p func(r *ReadSide) *bool) field[*ReadSide] { return notField(s, name, p) }
	return []field[*ReadSide]{
		flag("objectMode", func(r *ReadSide) *bool { return &r.objectMode }),
		flag("ended", func(r *ReadSide) *bool { return &r.ended }),
		flag("endEmitted", func(r *ReadSide) *bool { return &r.endEmitted }),
		flag("reading", func(r *ReadSide) *bool { return &r.reading }),
		not("constructed", func(r *ReadSide) *bool { return &r.b.unconstructed }),
		flag("sync", func(r *ReadSide) *bool { return &r.sync }),
		flag("needReadable", func(r *ReadSide) *bool { return &r.needReadable }),
		flag("emittedReadable", func(r *ReadSide) *bool { return &r.emittedReadable }),
		flag("readableListening", func(r *ReadSide) *bool { return &r.readableListening }),
		flag("resumeScheduled", func(r *ReadSide) *bool { return &r.resumeScheduled }),
		flag("errorEmitted", func(r *ReadSide) *bool { return &r.b.errorEmitted }),
		not("emitClose", func(r *ReadSide) *bool { return &r.b.noEmitClose }),
		not("autoDestroy", func(r *ReadSide) *bool { return &r.b.noAutoDestroy }),
		flag("destroyed", func(r *ReadSide) *bool { return &r.b.destroyed }),
		flag("closed", func(r *ReadSide) *bool { return &r.b.closed }),
		flag("closeEmitted", func(r *ReadSide) *bool { return &r.b.closeEmitted }),
		flag("multiAwaitDrain", func(r *ReadSide) *bool { return &r.manyWait }),
		flag("readingMore", func(r *ReadSide) *bool { return &r.readingMore }),
		flag("dataEmitted", func(r *ReadSide) *bool { return &r.dataEmitted }),
		flag("paused", func(r *ReadSide) *bool { return &r.paused }),
	}
}

// readBits are the places of readFlags in Node's kState, but for that of paused.
var readBits = [...]uint{0, 9, 10, 11, 8, 12, 13, 14, 15, 16, 1, 3, 2, 4, 5, 6, 17, 18, 19}

// kState is the number in which Node keeps the flags: inspect shows it.
func (r *ReadSide) kState(flags []field[*ReadSide]) int64 {
	n := int64(0)
	bit := func(on bool, at uint) {
		if on {
			n |= 1 << at
		}
	}
	for i, at := range readBits {
		bit(flags[i].get(r).ToBoolean(), at)
	}
	bit(r.b.errored != nil, 7)
	bit(r.defaultEncoding == "" || r.defaultEncoding == "utf8" || r.defaultEncoding == "utf-8", 20)
	bit(r.decoder != nil, 21)
	bit(r.encoding != "", 22)
	bit(r.flow != flowNull, 23)
	bit(r.flow == flowOn, 24)
	bit(r.pauseKnown, 25)
	bit(r.paused, 26)
	bit(r.dataListening, 27)
	return n
}

// InspectProps are those of _readableState.
func (v *readView) InspectProps() []jsapi.InspectProp {
	r, s := v.r, v.r.b.s
	ps := s.shown(v.Object(), s.readOwn)
	if v.said {
		ps = append(ps, jsapi.InspectProp{Name: "readable", Value: s.bool(!r.unreadable)})
	}
	ps = append(ps, jsapi.InspectProp{Symbol: "kState", Value: s.env.VM.ToValue(r.kState(s.readFlags()))})
	if r.encoding != "" {
		ps = append(ps, jsapi.InspectProp{Symbol: "kEncodingValue", Value: s.env.VM.ToValue(r.encoding)})
	}
	if r.b.errored != nil {
		ps = append(ps, jsapi.InspectProp{Symbol: "kErroredValue", Value: r.b.errored})
	}
	return ps
}

// ownReadFields are the fields that each view owns.
func (s *Streams) ownReadFields() []field[*ReadSide] {
	objects := func(ps []*pipe) *goja.Object {
		var vs []any
		for _, p := range ps {
			vs = append(vs, p.dest)
		}
		return s.env.VM.NewArray(vs...)
	}
	return []field[*ReadSide]{
		numField(s, "highWaterMark", func(r *ReadSide) *int { return &r.hwm }),
		{"buffer", s.readBuffer, nil},
		{"bufferIndex", func(r *ReadSide) goja.Value { return s.env.VM.ToValue(r.buf.gone) }, nil},
		numField(s, "length", func(r *ReadSide) *int { return &r.length }),
		{"pipes", func(r *ReadSide) goja.Value { return objects(r.pipes) }, nil},
		{"awaitDrainWriters", func(r *ReadSide) goja.Value {
			switch {
			case r.manyWait:
				return s.env.New(s.env.VM.Get("Set"), objects(r.waiting))
			case len(r.waiting) == 0:
				return goja.Null()
			}
			return r.waiting[0].dest
		}, nil},
	}
}

// readableField is undefined until somebody says what it is, and a property of the view's own
// from then on.
func (s *Streams) readableField() field[*ReadSide] {
	return field[*ReadSide]{"readable", func(r *ReadSide) goja.Value {
		if r.unreadable {
			return s.bool(false)
		}
		return goja.Undefined()
	}, func(r *ReadSide, v goja.Value) { r.setUnreadable(v.StrictEquals(s.bool(false))) }}
}

func (r *ReadSide) setUnreadable(on bool) {
	r.unreadable = on
	if r.view != nil {
		r.showReadable()
	}
}

func (r *ReadSide) showReadable() {
	s := r.b.s
	s.env.Unwrap(r.view).(*readView).said = true
	showFields(r.view, ownFields(s, s.readSideOf, []field[*ReadSide]{s.readableField()}))
}

// readFields are the fields of the prototype that are not flags.
func (s *Streams) readFields() []field[*ReadSide] {
	vm := s.env.VM
	return []field[*ReadSide]{
		s.readableField(),
		{"errored", func(r *ReadSide) goja.Value { return orNull(r.b.errored) }, func(r *ReadSide, v goja.Value) { r.b.setErrored(v) }},
		{"flowing", s.flowing, (*ReadSide).setFlowing},
		{"defaultEncoding", func(r *ReadSide) goja.Value {
			if r.defaultEncoding == "" {
				return vm.ToValue("utf8")
			}
			return vm.ToValue(r.defaultEncoding)
		}, func(r *ReadSide, v goja.Value) { r.defaultEncoding = text(v) }},
		{"encoding", func(r *ReadSide) goja.Value {
			if r.encoding == "" {
				return goja.Null()
			}
			return vm.ToValue(r.encoding)
		}, func(r *ReadSide, v goja.Value) { r.encoding = text(v) }},
		{"decoder", func(r *ReadSide) goja.Value {
			if r.decoder == nil {
				return goja.Null()
			}
			return s.env.VM.NewObject()
		}, func(r *ReadSide, v goja.Value) {
			if !v.ToBoolean() {
				r.decoder, r.encoding = nil, ""
			}
		}},
		{"pipesCount", func(r *ReadSide) goja.Value { return vm.ToValue(len(r.pipes)) }, nil},
	}
}
