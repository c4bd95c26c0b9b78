package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// defineReadableState makes the class of the views called _readableState.
func (s *Streams) defineReadableState() {
	c := s.env.Class(jsapi.ClassSpec{Name: "ReadableState", Length: 3, AnyThis: true,
		Init: func(this *goja.Object, args []goja.Value) {
			s.env.Bind(this, &readView{r: s.Of(s.env.New(s.Readable.Ctor, args[:min(len(args), 1)]...)).r})
		}})
	s.readableState = c
	jsapi.Must(s.Readable.Ctor.Set("ReadableState", c.Ctor))
	flag := func(name string, p func(r *ReadSide) *bool) field[*ReadSide] { return flagField(s, name, p) }
	not := func(name string, p func(r *ReadSide) *bool) field[*ReadSide] { return notField(s, name, p) }
	fs := []field[*ReadSide]{
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
		numField(s, "highWaterMark", func(r *ReadSide) *int { return &r.hwm }),
		numField(s, "length", func(r *ReadSide) *int { return &r.length }),
	}
	fs = append(fs, s.readFields()...)
	defineFields(s, c.Proto, func(v goja.Value) (*ReadSide, bool) {
		h, ok := s.env.Unwrap(v).(*readView)
		if !ok {
			return nil, false
		}
		return h.r, true
	}, fs)
}

// readFields are the fields that are neither flags nor numbers.
func (s *Streams) readFields() []field[*ReadSide] {
	vm := s.env.VM
	orName := func(name string) goja.Value {
		if name == "" {
			return goja.Null()
		}
		return vm.ToValue(name)
	}
	objects := func(ps []*pipe) *goja.Object {
		var vs []any
		for _, p := range ps {
			vs = append(vs, p.dest)
		}
		return vm.NewArray(vs...)
	}
	return []field[*ReadSide]{
		{"readable", func(r *ReadSide) goja.Value {
			if r.unreadable {
				return s.bool(false)
			}
			return goja.Undefined()
		}, func(r *ReadSide, v goja.Value) { r.unreadable = v.StrictEquals(s.bool(false)) }},
		{"errored", func(r *ReadSide) goja.Value { return orNull(r.b.errored) }, func(r *ReadSide, v goja.Value) { r.b.setErrored(v) }},
		{"flowing", s.flowing, (*ReadSide).setFlowing},
		{"defaultEncoding", func(r *ReadSide) goja.Value {
			if r.defaultEncoding == "" {
				return vm.ToValue("utf8")
			}
			return vm.ToValue(r.defaultEncoding)
		}, func(r *ReadSide, v goja.Value) { r.defaultEncoding = text(v) }},
		{"encoding", func(r *ReadSide) goja.Value { return orName(r.encoding) }, func(r *ReadSide, v goja.Value) {}},
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
		{"buffer", s.readBuffer, nil},
		{"bufferIndex", func(*ReadSide) goja.Value { return vm.ToValue(0) }, nil},
		{"pipes", func(r *ReadSide) goja.Value { return objects(r.pipes) }, nil},
		{"pipesCount", func(r *ReadSide) goja.Value { return vm.ToValue(len(r.pipes)) }, nil},
		{"awaitDrainWriters", func(r *ReadSide) goja.Value {
			switch {
			case r.manyWait:
				return s.env.New(vm.Get("Set"), objects(r.waiting))
			case len(r.waiting) == 0:
				return goja.Null()
			}
			return r.waiting[0].dest
		}, nil},
	}
}
