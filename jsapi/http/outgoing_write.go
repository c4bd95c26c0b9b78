package http

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// body is a chunk in one of its two forms, so that neither is copied before it is known
// where it goes.
type body struct {
	s string
	b []byte
}

func (d body) len() int { return len(d.s) + len(d.b) }

// chunkArg takes the chunk argument of write and end. An encoding that is none is refused where
// the chunk is written; see knownEncoding.
func (h *HTTP) chunkArg(v, enc goja.Value) body {
	if s, ok := v.(goja.String); ok {
		if e, ok := enc.(goja.String); ok {
			if enc, known := buffer.ParseEncoding(e.String()); known && enc.String() != "utf8" {
				return body{b: enc.Encode(v)}
			}
		}
		return body{s: s.String()}
	}
	if goja.IsNull(v) {
		panic(h.env.CodeError("TypeError", "ERR_STREAM_NULL_VALUES", "May not write null values to stream"))
	}
	if h.buffers.IsUint8Array(v) {
		b, _ := h.buffers.Bytes(v)
		return body{b: b}
	}
	panic(h.env.InvalidArgType("chunk", "of type string or an instance of Buffer or Uint8Array", v))
}

// knownEncoding throws unless enc is nothing or the name of an encoding, which is asked of
// bytes as well.
func (h *HTTP) knownEncoding(enc goja.Value) {
	if !truthy(enc) {
		return
	}
	if s, ok := enc.(goja.String); ok {
		if _, known := buffer.ParseEncoding(s.String()); known || s.String() == "buffer" {
			return
		}
	}
	panic(h.env.CodeError("TypeError", "ERR_UNKNOWN_ENCODING", "Unknown encoding: "+h.shown(enc)))
}

// flushHead hands the head to the connection, if that is still to be done.
func (o *Outgoing) flushHead() {
	if o.headSent || !o.headBuilt {
		return
	}
	o.headSent = true
	b := o.buf()
	*b = append(*b, o.head...)
	o.h.returnHead(o.head)
	o.head = nil
}

// bigChunk is where a chunk is no longer copied behind the head, but written by itself.
const bigChunk = 16 << 10

// put appends a chunk of the body, with its chunk framing when there is one.
func (o *Outgoing) put(d body) {
	if o.wide && !o.headSent && !o.chunked && d.s != "" {
		o.widen()
	}
	if !o.headSent {
		if c := o.served(); c != nil && (c.shutting || c.closed) {
			o.stuck = d.s == "" && !o.chunked
		}
		o.flushHead()
	}
	n := d.len()
	if n == 0 {
		return
	}
	o.sent += int64(n)
	b := o.buf()
	if o.chunked {
		*b = append(strconv.AppendInt(*b, int64(n), 16), "\r\n"...)
	}
	switch {
	case d.s != "":
		*b = append(*b, d.s...)
	case len(d.b) >= bigChunk && o.to != nil && o.corked == 0:
		o.to.send(d.b)
		b = o.buf()
	default:
		*b = append(*b, d.b...)
	}
	if o.chunked {
		*b = append(*b, "\r\n"...)
	}
}

// finishBody appends what ends the body.
func (o *Outgoing) finishBody() {
	o.flushHead()
	if !o.hasBody || !o.chunked {
		return
	}
	b := o.buf()
	*b = append(*b, "0\r\n"...)
	*b = append(*b, o.trailer...)
	*b = append(*b, "\r\n"...)
}

// write is message.write(chunk[, encoding][, callback]).
func (h *HTTP) write(o *Outgoing, c goja.FunctionCall) goja.Value {
	enc, cb := c.Argument(1), c.Argument(2)
	if jsapi.IsFunction(enc) {
		enc, cb = goja.Null(), enc
	}
	return h.env.VM.ToValue(o.write(h.chunkArg(c.Argument(0), enc), given{c.Argument(0), enc}, cb))
}

func (o *Outgoing) write(d body, p given, cb goja.Value) bool {
	o.askOwn()
	if err := o.refusal("write"); err != nil {
		o.fail(err, cb)
		return false
	}
	o.checkLength(d.len(), false)
	if !o.headBuilt {
		o.makeHead()
	}
	if !o.hasBody {
		if o.noBody {
			panic(o.h.env.CodeError("Error", "ERR_HTTP_BODY_NOT_ALLOWED", "Adding content for this request method or response status is not allowed."))
		}
		o.callback(cb)
		return true
	}
	if o.hooked {
		return o.sendHooked(p, d.len(), cb)
	}
	o.h.knownEncoding(p.encoding)
	held := o.held()
	o.put(d)
	if o.to != nil && o.corked == 0 {
		o.to.wrote(false)
	}
	more := o.room(d.len(), held) // 'drain' comes before the callback
	o.tellWritten(cb)
	return more
}

// tellWritten calls cb, when it is a function, once all that was written until now has gone
// out: with null, or with the error that it never will.
func (o *Outgoing) tellWritten(cb goja.Value) {
	if fn, ok := jsapi.AsFn(cb); ok {
		o.whenWritten(func(err goja.Value) {
			if err == nil {
				err = goja.Null()
			}
			callBack(fn, err)
		})
	}
}

// held reports whether a write that was too much is still with the socket in Node, which writes
// at the end of the tick, although the kernel may have taken it.
func (o *Outgoing) held() bool {
	c, served := o.to.(*serverConn)
	return o.needDrain && (!served || c.busy || c.corks > 0)
}

// room reports whether more may be written behind n bytes just written, and remembers to
// emit 'drain' if not. What is held counts.
func (o *Outgoing) room(n int, held bool) bool {
	if r, ok := o.self.(*Response); ok && o.to == nil && r.ex != nil {
		r.ex.c.outputMoved()
	}
	c, served := o.to.(*serverConn)
	if n < o.mark && o.queued() < o.mark && !held {
		return !served || !c.dead()
	}
	if !o.needDrain {
		o.needDrain = true
		if o.to != nil && o.corked == 0 {
			o.to.whenWritten(o.drained)
		}
	}
	return false
}

// refusal is the error of a write that comes too late, nil when it does not.
func (o *Outgoing) refusal(what string) *goja.Object {
	switch {
	case o.finished:
		return o.h.env.CodeError("Error", "ERR_STREAM_WRITE_AFTER_END", "write after end")
	case o.destroyed:
		return o.h.env.CodeError("Error", "ERR_STREAM_DESTROYED", "Cannot call "+what+" after a stream was destroyed")
	}
	return nil
}

// fail reports err in the next tick: to cb, and as 'error' unless the message is destroyed.
func (o *Outgoing) fail(err *goja.Object, cb goja.Value) {
	fn, hasCB := jsapi.AsFn(cb)
	gone := o.unheard
	o.h.env.Loop.NextTick(func() {
		if hasCB {
			callBack(fn, err)
		}
		if !o.destroyed && !gone {
			o.Emit("error", err)
		}
	})
}

func (o *Outgoing) callback(cb goja.Value) {
	if fn, ok := jsapi.AsFn(cb); ok {
		o.h.env.Loop.NextTick(func() { callBack(fn, nil) })
	}
}

// callBack calls fn with an error or with nothing.
func callBack(fn jsapi.Fn, err goja.Value) {
	c := goja.FunctionCall{This: goja.Undefined()}
	if err != nil {
		c.Arguments = []goja.Value{err}
	}
	fn(c)
}

// checkLength holds a body to its Content-Length, when strictContentLength asks for it and
// a length is known: that of an implicit head is not before the head is made.
func (o *Outgoing) checkLength(n int, end bool) {
	if !o.strictLength || o.length == -1 || !o.hasBody || o.removedLength || o.chunked || o.fields.index("transfer-encoding") >= 0 {
		return
	}
	if total := o.sent + int64(n); total > o.length && o.length >= 0 || end && total != o.length {
		panic(o.h.env.CodeError("Error", "ERR_HTTP_CONTENT_LENGTH_MISMATCH",
			"Response body's content-length of "+strconv.FormatInt(total, 10)+" byte(s) does not match the content-length of "+
				o.lengthValue().String()+" byte(s) set in header"))
	}
}

// lengthValue is _contentLength.
func (o *Outgoing) lengthValue() goja.Value {
	switch o.length {
	case -1:
		return goja.Null()
	case noNumber:
		return goja.NaN()
	}
	return o.h.env.VM.ToValue(o.length)
}

// makeHead makes the head of a message that is written to without one.
func (o *Outgoing) makeHead() {
	if r, ok := o.self.(*Request); ok {
		r.askHooks()
	}
	if o.hooked {
		o.call("_implicitHeader")
		return
	}
	o.self.implicitHeader()
}

// end is message.end([chunk[, encoding]][, callback]).
func (h *HTTP) end(o *Outgoing, c goja.FunctionCall) goja.Value {
	chunk, enc, cb := c.Argument(0), c.Argument(1), c.Argument(2)
	if jsapi.IsFunction(chunk) {
		chunk, enc, cb = goja.Undefined(), goja.Undefined(), chunk
	} else if jsapi.IsFunction(enc) {
		enc, cb = goja.Null(), enc
	}
	if !chunk.ToBoolean() {
		if o.finished {
			o.endedAgain(cb)
			return c.This
		}
		o.end(body{}, given{}, cb)
		return c.This
	}
	if o.finished {
		if !o.destroyed && !o.unheard {
			o.fail(o.refusal("end"), cb)
		}
		return c.This
	}
	o.end(h.chunkArg(chunk, enc), given{chunk, enc}, cb)
	return c.This
}

// endedAgain is end() of a message that has ended.
func (o *Outgoing) endedAgain(cb goja.Value) {
	fn, ok := jsapi.AsFn(cb)
	if !ok {
		return
	}
	if o.flushed() {
		fn(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{
			o.h.env.CodeError("Error", "ERR_STREAM_ALREADY_FINISHED", "Cannot call end after a stream was finished")}})
		return
	}
	o.listen("on", "finish", cb)
}

// listen adds a listener by a method that a script may have replaced.
func (o *Outgoing) listen(method, event string, f goja.Value) {
	o.h.env.Method(o.Object(), method, o.h.env.VM.ToValue(event), f)
}

// flushed is writableFinished: the message has ended and is with the kernel, but for what
// leaves with the next flush.
func (o *Outgoing) flushed() bool {
	if c, ok := o.to.(*serverConn); ok && !o.finishEmitted && (c.holds(o) || c.over != nil && c.queued() > 0) {
		return false
	}
	if o.finishEmitted || !o.finished || o.stuck {
		return o.finishEmitted
	}
	if o.to == nil {
		return len(o.waiting)+len(o.head) == 0
	}
	return len(o.waiting) == 0 && o.to.queued() <= len(*o.to.buffer())
}

func (o *Outgoing) end(d body, p given, cb goja.Value) {
	o.askOwn()
	late := o.destroyed && d.len() > 0 // a chunk that is not taken makes no head
	if d.len() > 0 && !late {
		o.checkLength(d.len(), true)
	}
	if !o.headBuilt && !late {
		o.length = int64(d.len())
		o.makeHead()
	}
	if p.chunk != nil && !o.hasBody && o.noBody && !o.destroyed {
		panic(o.h.env.CodeError("Error", "ERR_HTTP_BODY_NOT_ALLOWED", "Adding content for this request method or response status is not allowed."))
	}
	if jsapi.IsFunction(cb) {
		o.listen("once", "finish", cb)
	}
	if o.corked > 0 {
		if r, ok := o.self.(*Request); ok && r.client != nil {
			for range o.corked {
				o.h.env.Method(r.client.o, "uncork")
			}
		}
		o.uncorked()
	}
	if r, ok := o.self.(*Response); ok && d.len() == 0 && o.headSent && !(o.hasBody && o.chunked) {
		r.endsLate()
	}
	if o.destroyed {
		o.checkLength(0, true)
		switch o.finished = true; {
		case o.hasSocket():
			o.endedLate(o.headSent)
		case o.to == nil && o.headBuilt && !o.hooked:
			o.finishBody()
		}
		return
	}
	if d.len() > 0 && o.hasBody {
		if o.hooked {
			o.sendHooked(p, d.len(), nil)
		} else {
			o.h.knownEncoding(p.encoding)
			o.put(d)
		}
	}
	o.checkLength(0, true)
	if o.hooked {
		o.finishHooked(d.len() > 0)
	} else {
		o.finishBody()
	}
	o.finished = true
	o.self.finishing()
	switch r, ok := o.self.(*Request); {
	case o.to != nil:
		o.to.ended(o)
	case !ok || r.client == nil:
	case r.client.wire.destroyed():
		dropped := len(o.waiting) > 0
		o.waiting = nil
		o.endedLate(!dropped)
	case truthy(r.client.o.Get("writable")): // in a listener of 'socket', and so once more behind it
		o.prefinish()
	}
}

// endedLate is told of the end of a message whose connection is gone. A request that had
// nothing more to send, which sent says, has then finished.
func (o *Outgoing) endedLate(sent bool) {
	r, ok := o.self.(*Request)
	if !ok {
		o.prefinish()
		return
	}
	if !o.headSent {
		o.headSent = true
		o.h.returnHead(o.head)
		o.head = nil
	}
	o.prefinish()
	if sent && !o.chunked && len(r.client.out) == 0 {
		o.h.env.Loop.NextTick(func() {
			if !r.finishEmitted && !truthy(r.client.o.Get("_hadError")) {
				r.finishEmitted = true
				r.Emit("finish")
			}
		})
	}
}

// hasSocket reports whether the message has a connection, be it closed, and nothing that it
// has not taken.
func (o *Outgoing) hasSocket() bool {
	if r, ok := o.self.(*Request); ok && r.client != nil {
		return !r.client.freed && len(o.waiting) == 0
	}
	return o.to != nil
}
