package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// defineWritableState makes the class of the views called _writableState.
func (s *Streams) defineWritableState() {
	c := s.env.Class(jsapi.ClassSpec{Name: "WritableState", Length: 3, AnyThis: true, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			s.env.Bind(this, &writeView{w: s.Of(s.env.New(s.Writable.Ctor, args[:min(len(args), 1)]...)).w})
		},
		Methods: []jsapi.Method{{Name: "getBuffer", Fn: func(c goja.FunctionCall) goja.Value {
			if h, ok := s.env.Unwrap(c.This).(*writeView); ok {
				return s.writeBuffer(h.w)
			}
			return goja.Undefined()
		}}}})
	s.writableState = c
	jsapi.Must(s.Writable.Ctor.Set("WritableState", c.Ctor))
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
		{"writable", func(w *WriteSide) goja.Value {
			if w.unwritable {
				return s.bool(false)
			}
			return goja.Undefined() // as long as nobody has set it
		}, func(w *WriteSide, v goja.Value) { w.unwritable = !v.ToBoolean() }},
		{"writecb", func(w *WriteSide) goja.Value { return orNull(w.current.v) }, ignore},
		{"onwrite", func(w *WriteSide) goja.Value { return w.callback() }, ignore},
		{"afterWriteTickInfo", func(*WriteSide) goja.Value { return goja.Null() }, ignore},
		{"buffered", func(w *WriteSide) goja.Value { return s.writeBuffer(w) }, ignore},
		{"bufferedRequestCount", func(w *WriteSide) goja.Value { return vm.ToValue(w.waiting()) }, nil},
	}
}
