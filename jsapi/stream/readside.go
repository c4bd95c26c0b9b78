package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/stringdecoder"
)

// flow is the three-valued readableFlowing.
type flow uint8

const (
	flowNull flow = iota // nobody has asked for data yet
	flowOff
	flowOn
)

// ReadSide is the readable half of a stream (Node, "Readable streams").
type ReadSide struct {
	b   *Base
	src Source

	buf    queue
	length int // of buf, in bytes, UTF-16 units or objects
	hwm    int
	flow   flow

	objectMode, ended, endEmitted, reading, sync   bool
	needReadable, emittedReadable                  bool
	readableListening, resumeScheduled             bool
	paused, pauseKnown                             bool // known: by pause or resume, false before
	readingMore, dataEmitted, unreadable, manyWait bool
	// dataListening says that 'data' was listened for. As in Node it stays when the
	// listeners went by removeAllListeners.
	dataListening bool

	decoder         *stringdecoder.Decoder // nil without an encoding
	encoding        string
	defaultEncoding string

	pipes   []*pipe
	waiting []*pipe // those whose destination is full
	view    *goja.Object
}

func (r *ReadSide) start(b *Base) {
	r.b, r.hwm, r.sync = b, b.s.hwmBytes, true
	b.Watch(b)
}

// ReadSideOf returns r: the readable half of whatever embeds it.
func (r *ReadSide) ReadSideOf() *ReadSide { return r }

// SetReadableHighWaterMark sets how much is buffered before Push returns false, in bytes, or in
// objects in object mode.
func (r *ReadSide) SetReadableHighWaterMark(n int) { r.hwm = n }

// ReadableHighWaterMark is readableHighWaterMark.
func (r *ReadSide) ReadableHighWaterMark() int { return r.hwm }

// SetReadableObjectMode makes each chunk a value that counts for one.
func (r *ReadSide) SetReadableObjectMode() { r.objectMode, r.hwm = true, r.b.s.hwmObjects }

// SetUnreadable says that the side is not to be used, as new Duplex({readable: false}) does.
func (r *ReadSide) SetUnreadable() {
	r.ended, r.endEmitted = true, true
	r.setUnreadable(true)
}

// ReadableEnded reports whether 'end' has been emitted.
func (r *ReadSide) ReadableEnded() bool { return r.endEmitted }

// ReadableEOF reports whether PushEOF has been called; there may still be data to read.
func (r *ReadSide) ReadableEOF() bool { return r.ended }

// ReadableLength is how much is buffered.
func (r *ReadSide) ReadableLength() int { return r.length }

// Flowing reports whether data is handed on as it comes.
func (r *ReadSide) Flowing() bool { return r.flow == flowOn }

// DidRead reports whether any data has been read: readableDidRead.
func (r *ReadSide) DidRead() bool { return r.dataEmitted }

// room reports whether the source should go on.
func (r *ReadSide) room() bool { return !r.ended && (r.length < r.hwm || r.length == 0) }

// Push adds bytes, which the caller gives away, and reports whether more is wanted. An empty
// slice only says that the ReadMore that it answers is over.
func (r *ReadSide) Push(b []byte) bool {
	r.b.s.buffers.Made(len(b))
	return r.push(b)
}

func (r *ReadSide) push(b []byte) bool {
	if r.objectMode {
		return r.add(chunk{s: r.b.s, v: r.b.s.buffers.Over(b), n: 1}, "", false)
	}
	return r.add(r.b.s.bytesChunk(b), "", false)
}

// PushValue adds a value of the script, as stream.push(v) does: a Buffer, a string, null
// for the end, or anything in object mode.
func (r *ReadSide) PushValue(v goja.Value) bool { return r.pushValue(v, "", false) }

// PushEOF says that there is no more: stream.push(null).
func (r *ReadSide) PushEOF() { r.reading = false; r.eof() }

// PastEOF is PushEOF for a source that has kept its end to itself until somebody reads: the
// stream stands as if it had been told at the time, when nobody listened. It is for ReadMore.
func (r *ReadSide) PastEOF() {
	if !r.ended {
		r.reading = false
		r.lastText()
		r.ended, r.needReadable = true, false
		r.Nudge() // a read that only looks finds the end
	}
}

// pushValue is push and unshift. encoding is that of a string.
func (r *ReadSide) pushValue(v goja.Value, encoding string, front bool) bool {
	s := r.b.s
	switch {
	case goja.IsNull(v):
		r.reading = false
		r.eof()
		return false
	case r.objectMode:
		return r.add(chunk{s: s, v: v, n: 1}, encoding, front)
	case jsapi.IsString(v):
		return r.pushString(v, encoding, front)
	case s.buffers.IsBuffer(v):
		return r.add(s.valueChunk(v), "", front)
	case buffer.IsView(v):
		b, _ := bytesOf(v)
		return r.add(s.bytesChunk(b), "", front)
	}
	if goja.IsUndefined(v) {
		return r.add(chunk{}, "", front) // no data, but the end of the _read that is under way
	}
	r.b.Fail(s.errChunk(v))
	return false
}

// add takes one chunk. encoding, when not empty, says that a string need not pass the decoder.
func (r *ReadSide) add(c chunk, encoding string, front bool) bool {
	switch {
	case c.n == 0 && !r.objectMode:
		if !front {
			r.reading = false
			r.maybeReadMore()
		}
	case front:
		switch {
		case r.endEmitted:
			r.b.Fail(r.b.s.env.CodeError("Error", "ERR_STREAM_UNSHIFT_AFTER_END_EVENT", "stream.unshift() after end event"))
		case r.b.destroyed || r.b.errored != nil:
			return false
		default:
			r.take(c, true)
		}
	case r.ended:
		r.b.Fail(r.b.s.env.CodeError("Error", "ERR_STREAM_PUSH_AFTER_EOF", "stream.push() after EOF"))
	case r.b.destroyed || r.b.errored != nil:
		return false
	default:
		r.reading = false
		if r.decoder != nil && encoding == "" {
			c = r.decode(&c)
			if c.n == 0 {
				r.maybeReadMore()
				break
			}
		}
		r.take(c, false)
	}
	return r.room()
}

// take emits the chunk at once when the stream flows and nothing is before it, else buffers it.
func (r *ReadSide) take(c chunk, front bool) {
	if r.flow == flowOn && r.length == 0 && !r.sync && r.dataListening {
		r.forgetWaiting()
		data := c // a chunk that is buffered stays off the heap
		r.emitData(&data)
	} else {
		r.length += c.n
		if front {
			r.buf.unshift(c)
		} else {
			r.buf.push(c)
		}
		if r.needReadable {
			r.emitReadable()
		}
	}
	r.maybeReadMore()
}

// emitData emits 'data'. It is called with c on the heap only when a script sees it.
func (r *ReadSide) emitData(c *chunk) {
	r.dataEmitted = true
	r.b.EmitPayload("data", c)
}

// eof is the end of the data.
func (r *ReadSide) eof() {
	if r.ended {
		return
	}
	r.lastText()
	r.ended = true
	if r.sync {
		r.emitReadable()
		return
	}
	r.needReadable, r.emittedReadable = false, true
	r.readableNow()
}

// lastText buffers what the decoder makes of a character that was cut off.
func (r *ReadSide) lastText() {
	if r.decoder == nil {
		return
	}
	if c := r.b.s.stringChunk(r.decoder.End()); c.n > 0 {
		if r.objectMode {
			c.n = 1
		}
		r.buf.push(c)
		r.length += c.n
	}
}
