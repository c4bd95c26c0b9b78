package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

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

func (o *Outgoing) end(d body, p given, cb goja.Value) {
	o.askOwn()
	o.headAtEnd(d, p)
	if jsapi.IsFunction(cb) {
		o.listen("once", "finish", cb)
	}
	if o.corked > 0 {
		o.uncorkSocket()
		o.uncorked()
	}
	if r, ok := o.self.(*Response); ok && d.len() == 0 && o.headSent && !(o.hasBody && o.chunked) {
		r.endsLate()
	}
	if o.destroyed && o.pieces == nil {
		o.endDestroyed()
		return
	}
	waited := len(o.waiting)
	o.putLast(d, p)
	o.finished = true
	o.self.finishing()
	if o.to != nil {
		o.to.ended(o)
	} else if r, ok := o.self.(*Request); ok && r.lost() {
		sent := len(o.waiting) == waited
		if o.waiting = o.waiting[:waited]; waited == 0 {
			o.endedLate(sent)
		}
	}
}

// headAtEnd makes the head of a message that ends with d before it has one, and so has a
// length.
func (o *Outgoing) headAtEnd(d body, p given) {
	late := o.destroyed && d.len() > 0 // a chunk that is not taken makes no head
	if d.len() > 0 && !late {
		o.checkLength(d.len(), true)
	}
	if o.pieces != nil && (p.chunk != nil || !o.headBuilt) {
		o.pieces.ending()
	}
	if !o.headBuilt && !late {
		o.length = int64(d.len())
		o.makeHead()
	}
	if p.chunk != nil && !o.hasBody && o.noBody && !o.destroyed {
		panic(o.h.env.CodeError("Error", "ERR_HTTP_BODY_NOT_ALLOWED", "Adding content for this request method or response status is not allowed."))
	}
}

// uncorkSocket takes a request's corks off its socket, by a method that a script may have
// replaced.
func (o *Outgoing) uncorkSocket() {
	if r, ok := o.self.(*Request); ok && r.client != nil {
		for range o.corked {
			o.h.env.Method(r.client.o, "uncork")
		}
	}
}

// endDestroyed is the end of a message that was destroyed before: nothing of it leaves.
func (o *Outgoing) endDestroyed() {
	o.checkLength(0, true)
	o.finished = true
	r, ok := o.self.(*Request)
	switch {
	case o.hasSocket():
		o.endedLate(o.headSent)
	case o.to == nil && o.headBuilt && !o.hooked && !(ok && r.lost()):
		o.finishBody()
	}
}

// putLast appends the chunk that end was given, if any, and the end of the body.
func (o *Outgoing) putLast(d body, p given) {
	if p.chunk != nil && o.hasBody && !o.destroyed {
		if o.hooked {
			o.sendHooked(p, d.len(), nil)
		} else {
			o.h.knownEncoding(p.encoding)
			o.put(d)
		}
	}
	o.checkLength(0, true)
	if o.hooked {
		o.finishHooked(p.chunk != nil)
	} else {
		o.finishBody()
	}
}

// dropHead forgets a head that has nowhere to go, as if it had gone.
func (o *Outgoing) dropHead() {
	if !o.headSent {
		o.headSent = true
		o.h.returnHead(o.head)
		o.head = nil
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

// flushed is writableFinished: the message has ended and is with the kernel, but for what
// leaves with the next flush.
func (o *Outgoing) flushed() bool {
	if o.pieces != nil {
		return o.finished && o.queued() == 0
	}
	if r, ok := o.self.(*Request); ok && r.client != nil {
		return o.finished && len(o.waiting) == 0 && r.client.wire.queued() == 0 // be it another request's by now
	}
	if c, ok := o.to.(*serverConn); ok && !o.finishEmitted && (c.holds(o) || c.over != nil && c.queued() > 0) {
		return false
	}
	if o.finishEmitted || !o.finished || o.stuck {
		return o.finishEmitted
	}
	if o.to == nil {
		return len(o.waiting)+len(o.head) == 0
	}
	return len(o.waiting) == 0 && o.to.queued() <= o.gathered()
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

// endedLate is told of the end of a message whose connection is gone. A request that had
// nothing more to send, which sent says, has then finished.
func (o *Outgoing) endedLate(sent bool) {
	r, ok := o.self.(*Request)
	if !ok {
		o.prefinish()
		return
	}
	o.dropHead()
	o.prefinish()
	if sent && !o.chunked && o.queued() == 0 {
		o.h.env.Loop.NextTick(func() {
			if !truthy(r.client.o.Get("_hadError")) {
				r.client.requestDone()
			}
		})
	}
}

// hasSocket reports whether the message has a connection, be it closed, and nothing that it
// has not taken, or dropped when it closed.
func (o *Outgoing) hasSocket() bool {
	if r, ok := o.self.(*Request); ok && r.client != nil {
		return !r.client.freed && !r.upgraded && (len(o.waiting) == 0 || r.dropped)
	}
	return o.to != nil
}
