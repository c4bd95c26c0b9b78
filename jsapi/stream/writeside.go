package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// WriteSide is the writable half of a stream (Node, "Writable streams").
type WriteSide struct {
	b      *Base
	sink   Sink
	gather GatherSink

	length int // of what is written and not yet done, with the chunk that is being written
	hwm    int
	corked int

	queued  []write
	next    int // the first of queued that is not yet given to _write
	shown   int // while clearing: the first of queued that scripts see in the buffer
	writing bool
	current done // the callback of the write under way
	has     bool // current is set: onwrite may be called
	size    int  // of the write under way
	pending int  // callbacks still to come

	objectMode, keepStrings, sync, needDrain         bool
	ending, ended, finished, prefinished             bool
	finalCalled, clearing, unwritable, finalCallback bool
	failing                                          bool // failWaiting is under way
	text                                             bool // WriteChunk has been called with what was a string
	defaultEncoding                                  string

	batch    *batch
	settling bool // a tick is due that emits 'drain' and calls callbacks
	onFinish []done
	redirect func(err goja.Value) // takes the end of a WriteChunk that super._write began
	onWrite  *goja.Object         // the callback that a script's _write gets
	view     *goja.Object
}

// write is one call of write().
type write struct {
	c        chunk
	encoding string
	cb       done
	given    bool // to _write, by the clearing that is under way: null in the buffer
}

// batch is n calls of one callback, due in the next tick.
type batch struct {
	n  int
	cb done
}

// done is the callback of a write or of end: a function of the script, one of Go, or none.
type done struct {
	v    goja.Value
	goFn func(err goja.Value)
}

// call calls the callback with err, null when that is nil.
func (d done) call(err goja.Value) {
	if d.goFn != nil {
		d.goFn(err)
	} else if d.v != nil {
		jsapi.Call(d.v, goja.Undefined(), orNull(err))
	}
}

func (d done) same(e done) bool { return d.goFn == nil && e.goFn == nil && d.v == e.v }

func doneOf(v goja.Value) done {
	if !jsapi.IsFunction(v) {
		return done{}
	}
	return done{v: v}
}

func (w *WriteSide) start(b *Base) { w.b, w.hwm, w.sync = b, b.s.hwmBytes, true }

// SetWritableHighWaterMark sets how much may be waiting before Write returns false.
func (w *WriteSide) SetWritableHighWaterMark(n int) { w.hwm = n }

// WritableHighWaterMark is writableHighWaterMark.
func (w *WriteSide) WritableHighWaterMark() int { return w.hwm }

// SetWritableObjectMode makes each chunk a value that counts for one.
func (w *WriteSide) SetWritableObjectMode() { w.objectMode, w.hwm = true, w.b.s.hwmObjects }

// SetUnwritable says that the side is not to be used, as new Duplex({writable: false}) does.
func (w *WriteSide) SetUnwritable() {
	w.unwritable, w.ending, w.ended, w.finished = true, true, true, true
}

// WritableLength is how much is written and not yet done.
func (w *WriteSide) WritableLength() int { return w.length }

// WritableEnded reports whether end has been called.
func (w *WriteSide) WritableEnded() bool { return w.ending }

// WritableFinished reports whether everything has been written; set just before 'finish'.
func (w *WriteSide) WritableFinished() bool { return w.finished }

// NeedDrain reports whether a Write has returned false and 'drain' is to come.
func (w *WriteSide) NeedDrain() bool { return w.needDrain && !w.b.destroyed && !w.ending }

// waiting is the number of writes that _write has not seen yet.
func (w *WriteSide) waiting() int { return len(w.queued) - w.next }

// Write writes bytes, which the caller gives away until the write is done, and reports
// whether there is room for more; when not, 'drain' follows. It does not look at a write
// that a script has put over ours.
func (w *WriteSide) Write(b []byte) bool { return w.WriteThen(b, nil) }

// WriteThen is Write with a callback: f gets nil, or the error that the write failed with.
func (w *WriteSide) WriteThen(b []byte, f func(err goja.Value)) bool {
	c := w.b.s.bytesChunk(b)
	if w.objectMode {
		c = chunk{s: c.s, v: c.Value(), n: 1}
	}
	return w.write(c, "buffer", done{goFn: f})
}

// WriteValue writes a value as stream.write(v, encoding) does; encoding may be empty.
func (w *WriteSide) WriteValue(v goja.Value, encoding string) bool {
	return w.writeValue(v, encoding, done{})
}

// writeValue checks and converts what a script writes. It throws what Node throws.
func (w *WriteSide) writeValue(v goja.Value, encoding string, cb done) bool {
	c, encoding := w.convert(v, encoding)
	return w.write(c, encoding, cb)
}

// convert makes a chunk of what a script writes, and says in which encoding _write gets it.
func (w *WriteSide) convert(v goja.Value, encoding string) (chunk, string) {
	s := w.b.s
	if w.objectMode && !goja.IsNull(v) {
		return chunk{s: s, v: v, n: 1}, encoding
	}
	if encoding == "" || encoding == nullEncoding {
		encoding = w.encodingOf()
	}
	enc, ok := buffer.ParseEncoding(encoding)
	if !ok && (encoding != "buffer" || jsapi.IsString(v) && !w.keepStrings) {
		panic(s.env.UnknownEncoding(s.env.VM.ToValue(encoding)))
	}
	switch {
	case goja.IsNull(v):
		panic(s.env.CodeError("TypeError", "ERR_STREAM_NULL_VALUES", "May not write null values to stream"))
	case jsapi.IsString(v) && w.keepStrings:
		return s.stringChunk(v), encoding
	case jsapi.IsString(v):
		b := enc.Encode(v)
		s.buffers.Made(2 * len(b)) // a stream of text is new text, too
		return s.bytesChunk(b), "buffer"
	case s.buffers.IsBuffer(v):
		return s.valueChunk(v), "buffer"
	case buffer.IsView(v):
		b, _ := bytesOf(v)
		return s.bytesChunk(b), "buffer"
	}
	panic(s.errChunk(v))
}

func (w *WriteSide) encodingOf() string {
	if w.defaultEncoding == "" {
		return "utf8"
	}
	return w.defaultEncoding
}

// write queues the chunk or gives it to _write at once.
func (w *WriteSide) write(c chunk, encoding string, cb done) bool {
	if err := w.refuse(); err != nil {
		w.b.tick(func() { cb.call(err) })
		w.b.fail(err, true)
		return false
	}
	w.pending++
	w.length += c.n
	if w.writing || w.corked > 0 || w.b.errored != nil || w.b.unconstructed {
		w.queued = append(w.queued, write{c: c, encoding: encoding, cb: cb})
	} else {
		w.give(&c, encoding, cb)
	}
	ok := w.length < w.hwm || w.length == 0
	if !ok {
		w.needDrain = true
	}
	return ok && w.b.errored == nil && !w.b.destroyed
}

// refuse is the error of a write that comes too late, or nil.
func (w *WriteSide) refuse() goja.Value {
	switch {
	case w.ending:
		return w.b.s.env.CodeError("Error", "ERR_STREAM_WRITE_AFTER_END", "write after end")
	case w.b.destroyed:
		return w.b.s.errDestroyed("write")
	}
	return nil
}

// WritesText reports, during WriteChunk, whether the script wrote a string.
func (w *WriteSide) WritesText() bool { return w.text }

// Cork holds writes back until Uncork.
func (w *WriteSide) Cork() { w.corked++ }

// Uncork undoes one Cork; at the last what was held back is written.
func (w *WriteSide) Uncork() {
	if w.corked == 0 {
		return
	}
	if w.corked--; !w.writing {
		w.flush()
	}
}
