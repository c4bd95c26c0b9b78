package stream

import "github.com/dop251/goja"

// readProperties are the accessors of Readable.prototype.
func (s *Streams) readProperties(o *goja.Object) {
	null := goja.Null()
	s.properties(o, []property{
		{"readable", func(b *Base) goja.Value {
			r := b.r
			return s.bool(r != nil && !r.unreadable && !b.destroyed && !b.errorEmitted && !r.endEmitted)
		}, func(b *Base, v goja.Value) { b.r.setUnreadable(!v.ToBoolean()) }},
		{"readableDidRead", func(b *Base) goja.Value { return s.bool(b.r.dataEmitted) }, nil},
		{"readableAborted", func(b *Base) goja.Value {
			return s.bool(!b.r.unreadable && (b.destroyed || b.errored != nil) && !b.r.endEmitted)
		}, nil},
		{"readableHighWaterMark", func(b *Base) goja.Value { return s.env.VM.ToValue(b.r.hwm) }, nil},
		{"readableBuffer", func(b *Base) goja.Value { return s.readBuffer(b.r) }, nil},
		{"readableFlowing", func(b *Base) goja.Value { return s.flowing(b.r) }, func(b *Base, v goja.Value) { b.r.setFlowing(v) }},
		{"readableLength", func(b *Base) goja.Value { return s.env.VM.ToValue(b.r.length) }, nil},
		{"readableObjectMode", func(b *Base) goja.Value { return s.bool(b.r.objectMode) }, nil},
		{"readableEncoding", func(b *Base) goja.Value {
			if b.r.encoding == "" {
				return null
			}
			return s.env.VM.ToValue(b.r.encoding)
		}, nil},
		{"errored", func(b *Base) goja.Value { return orNull(b.errored) }, nil},
		{"closed", func(b *Base) goja.Value { return s.bool(b.closed) }, nil},
		{"destroyed", func(b *Base) goja.Value { return s.bool(b.destroyed) },
			func(b *Base, v goja.Value) { b.destroyed = v.ToBoolean() }},
		{"readableEnded", func(b *Base) goja.Value { return s.bool(b.r.endEmitted) }, nil},
	})
}

// writeProperties are the accessors of Writable.prototype and, but for a few that it
// inherits from Readable, of Duplex.prototype.
func (s *Streams) writeProperties(o *goja.Object, whole bool) {
	num := func(n int) goja.Value { return s.env.VM.ToValue(n) }
	s.properties(o, []property{
		{"destroyed", func(b *Base) goja.Value { return s.bool(b.destroyed) },
			func(b *Base, v goja.Value) { b.destroyed = v.ToBoolean() }},
		{"writable", func(b *Base) goja.Value {
			w := b.w
			return s.bool(w != nil && !w.unwritable && !b.destroyed && b.errored == nil && !w.ending && !w.ended)
		}, func(b *Base, v goja.Value) { b.w.unwritable = !v.ToBoolean() }},
		{"writableFinished", func(b *Base) goja.Value { return s.bool(b.w.finished) }, nil},
		{"writableObjectMode", func(b *Base) goja.Value { return s.bool(b.w.objectMode) }, nil},
		{"writableBuffer", func(b *Base) goja.Value { return s.writeBuffer(b.w) }, nil},
		{"writableEnded", func(b *Base) goja.Value { return s.bool(b.w.ending) }, nil},
		{"writableNeedDrain", func(b *Base) goja.Value { return s.bool(b.w.NeedDrain()) }, nil},
		{"writableHighWaterMark", func(b *Base) goja.Value { return num(b.w.hwm) }, nil},
		{"writableCorked", func(b *Base) goja.Value { return num(b.w.corked) }, nil},
		{"writableLength", func(b *Base) goja.Value { return num(b.w.length) }, nil},
	})
	if !whole {
		return
	}
	s.properties(o, []property{
		{"closed", func(b *Base) goja.Value { return s.bool(b.closed) }, nil},
		{"errored", func(b *Base) goja.Value { return orNull(b.errored) }, nil},
		{"writableAborted", func(b *Base) goja.Value {
			return s.bool(!b.w.unwritable && (b.destroyed || b.errored != nil) && !b.w.finished)
		}, nil},
	})
}

func (s *Streams) flowing(r *ReadSide) goja.Value {
	if r.flow == flowNull {
		return goja.Null()
	}
	return s.bool(r.flow == flowOn)
}

func (r *ReadSide) setFlowing(v goja.Value) {
	if goja.IsNull(v) {
		r.flow = flowNull
		return
	}
	r.setFlow(v.ToBoolean())
}

// readBuffer is what is buffered, in the array that Node has of it: chunks that have been read
// are null there as long as others follow them, and bufferIndex is their number.
func (s *Streams) readBuffer(r *ReadSide) goja.Value {
	vs := make([]any, r.buf.gone, int(r.buf.gone)+r.buf.len())
	for i := range vs {
		vs[i] = goja.Null()
	}
	for i := range r.buf.all() {
		vs = append(vs, r.buf.all()[i].Value())
	}
	return s.env.VM.NewArray(vs...)
}

// seen is the first of queued that scripts see: while they are written those that have been
// count as well.
func (w *WriteSide) seen() int {
	if w.clearing {
		return w.shown
	}
	return w.next
}

func (s *Streams) writeBuffer(w *WriteSide) goja.Value {
	var vs []any
	for i := w.seen(); i < len(w.queued); i++ {
		q := &w.queued[i]
		if q.given {
			vs = append(vs, goja.Null())
			continue
		}
		cb := q.cb.v
		if cb == nil {
			cb = s.silence()
		}
		vs = append(vs, s.entry(&q.c, q.encoding, cb))
	}
	return s.env.VM.NewArray(vs...)
}
