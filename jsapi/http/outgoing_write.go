package http

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

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
		o.needDrain = true
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
		more := o.sendHooked(p, d.len(), cb)
		o.needDrain = o.needDrain || !more
		return more
	}
	o.h.knownEncoding(p.encoding)
	if r, ok := o.self.(*Request); ok && r.lost() {
		o.dropHead()
		o.needDrain = true
		return false
	}
	held := o.held()
	o.put(d)
	if o.to != nil && o.corked == 0 {
		o.to.wrote(false)
	}
	more := o.room(d.len(), held) // 'drain' comes before the callback
	o.tellWritten(cb)
	return more
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
		*b = strconv.AppendInt(*b, int64(n), 16)
		*b = append(*b, "\r\n"...)
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
			o.awaitDrain(o.to)
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
