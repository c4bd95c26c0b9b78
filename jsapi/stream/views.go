package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// readView is a stream's _readableState; writeView its _writableState. Packages read some of
// their fields and set a few.
type readView struct {
	jsapi.Hidden
	r *ReadSide
}

type writeView struct {
	jsapi.Hidden
	w *WriteSide
}

// field is one property of a view.
type field[T any] struct {
	name string
	get  func(t T) goja.Value
	set  func(t T, v goja.Value)
}

func (s *Streams) readState(b *Base) goja.Value {
	r := b.r
	if r == nil {
		return goja.Undefined()
	}
	if r.view == nil {
		r.view = s.env.Create(s.readableState)
		s.env.Bind(r.view, &readView{r: r})
	}
	return r.view
}

func (s *Streams) writeState(b *Base) goja.Value {
	w := b.w
	if w == nil {
		return goja.Undefined()
	}
	if w.view == nil {
		w.view = s.env.Create(s.writableState)
		s.env.Bind(w.view, &writeView{w: w})
	}
	return w.view
}

// defineFields makes accessors of fs on o. of finds what they are fields of.
func defineFields[T any](s *Streams, o *goja.Object, of func(v goja.Value) (T, bool), fs []field[T]) {
	for _, f := range fs {
		get := s.env.Func("get "+f.name, 0, func(c goja.FunctionCall) goja.Value {
			if t, ok := of(c.This); ok {
				return f.get(t)
			}
			return goja.Undefined()
		})
		var set goja.Value
		if f.set != nil {
			set = s.env.Func("set "+f.name, 1, func(c goja.FunctionCall) goja.Value {
				if t, ok := of(c.This); ok {
					f.set(t, c.Argument(0))
				}
				return goja.Undefined()
			})
		}
		must(o.DefineAccessorProperty(f.name, get, set, goja.FLAG_FALSE, goja.FLAG_FALSE))
	}
}

// flagField is a field that is a bool of the state.
func flagField[T any](s *Streams, name string, p func(t T) *bool) field[T] {
	return field[T]{name,
		func(t T) goja.Value { return s.bool(*p(t)) },
		func(t T, v goja.Value) { *p(t) = v.ToBoolean() }}
}

// notField is a flag that the state keeps the other way round.
func notField[T any](s *Streams, name string, p func(t T) *bool) field[T] {
	return field[T]{name,
		func(t T) goja.Value { return s.bool(!*p(t)) },
		func(t T, v goja.Value) { *p(t) = !v.ToBoolean() }}
}

// numField is a number of the state.
func numField[T any](s *Streams, name string, p func(t T) *int) field[T] {
	return field[T]{name,
		func(t T) goja.Value { return s.env.VM.ToValue(*p(t)) },
		func(t T, v goja.Value) { *p(t) = int(v.ToInteger()) }}
}

func (s *Streams) defineReadableState() {
	c := s.env.Class(jsapi.ClassSpec{Name: "ReadableState", Length: 3, AnyThis: true})
	s.readableState = c
	must(s.Readable.Ctor.Set("ReadableState", c.Ctor))
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
		not("readable", func(r *ReadSide) *bool { return &r.unreadable }),
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
			switch len(r.waiting) {
			case 0:
				return goja.Null()
			case 1:
				return r.waiting[0].dest
			}
			return s.env.New(vm.Get("Set"), objects(r.waiting))
		}, nil},
	}
}

func (b *Base) setErrored(v goja.Value) {
	b.errored = nil
	if given(v) {
		b.errored = v
	}
}

func (s *Streams) defineWritableState() {
	c := s.env.Class(jsapi.ClassSpec{Name: "WritableState", Length: 3, AnyThis: true, Enumerable: true,
		Methods: []jsapi.Method{{Name: "getBuffer", Fn: func(c goja.FunctionCall) goja.Value {
			if h, ok := s.env.Unwrap(c.This).(*writeView); ok {
				return s.writeBuffer(h.w)
			}
			return goja.Undefined()
		}}}})
	s.writableState = c
	must(s.Writable.Ctor.Set("WritableState", c.Ctor))
	flag := func(name string, p func(w *WriteSide) *bool) field[*WriteSide] { return flagField(s, name, p) }
	not := func(name string, p func(w *WriteSide) *bool) field[*WriteSide] { return notField(s, name, p) }
	fs := []field[*WriteSide]{
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
		not("writable", func(w *WriteSide) *bool { return &w.unwritable }),
		numField(s, "highWaterMark", func(w *WriteSide) *int { return &w.hwm }),
		numField(s, "length", func(w *WriteSide) *int { return &w.length }),
		numField(s, "corked", func(w *WriteSide) *int { return &w.corked }),
		numField(s, "writelen", func(w *WriteSide) *int { return &w.size }),
		numField(s, "pendingcb", func(w *WriteSide) *int { return &w.pending }),
		numField(s, "bufferedIndex", func(w *WriteSide) *int { return &w.next }),
	}
	fs = append(fs, s.writeFields()...)
	defineFields(s, c.Proto, func(v goja.Value) (*WriteSide, bool) {
		h, ok := s.env.Unwrap(v).(*writeView)
		if !ok {
			return nil, false
		}
		return h.w, true
	}, fs)
}

func (s *Streams) writeFields() []field[*WriteSide] {
	vm := s.env.VM
	ignore := func(*WriteSide, goja.Value) {}
	return []field[*WriteSide]{
		{"errored", func(w *WriteSide) goja.Value { return orNull(w.b.errored) }, func(w *WriteSide, v goja.Value) { w.b.setErrored(v) }},
		{"defaultEncoding", func(w *WriteSide) goja.Value { return vm.ToValue(w.encodingOf()) },
			func(w *WriteSide, v goja.Value) { w.defaultEncoding = text(v) }},
		{"allBuffers", func(w *WriteSide) goja.Value {
			for _, q := range w.queued[w.next:] {
				if q.encoding != "buffer" {
					return s.bool(false)
				}
			}
			return s.bool(true)
		}, ignore},
		{"allNoop", func(w *WriteSide) goja.Value {
			for _, q := range w.queued[w.next:] {
				if q.cb.set() {
					return s.bool(false)
				}
			}
			return s.bool(true)
		}, ignore},
		{"writecb", func(w *WriteSide) goja.Value { return orNull(w.current.v) }, ignore},
		{"onwrite", func(w *WriteSide) goja.Value { return w.callback() }, ignore},
		{"afterWriteTickInfo", func(*WriteSide) goja.Value { return goja.Null() }, ignore},
		{"buffered", func(w *WriteSide) goja.Value { return s.writeBuffer(w) }, ignore},
		{"bufferedRequestCount", func(w *WriteSide) goja.Value { return vm.ToValue(w.waiting()) }, nil},
	}
}
