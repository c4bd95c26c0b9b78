package http

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// highWaterMark is how many bytes may wait before write returns false, unless the server's
// highWaterMark says otherwise.
const highWaterMark = 16 << 10

// noNumber is the length that a Content-Length which is no number gives a message.
const noNumber = -2

// carrier is the connection that an outgoing message is written to. A message has one
// from assignSocket, or when its turn comes, until its last byte is handed over.
type carrier interface {
	// buffer is where bytes are appended to that go out with the next flush.
	buffer() *[]byte
	// wrote says that bytes were appended. They leave at the end of the tick, or with
	// everything else that this readable event causes; at once when now is set.
	wrote(now bool)
	// send sends b, which is not copied, behind what is in the buffer.
	send(b []byte)
	// queued is the number of bytes that the kernel has not taken.
	queued() int
	// whenWritten calls f in a tick once all that was appended until now is written; err
	// is nil or why it never will be.
	whenWritten(f func(err goja.Value))
	// socketObject is the socket as scripts see it.
	socketObject() goja.Value
	// ended is told that the message is complete.
	ended(o *Outgoing)
}

// Outgoing is the state of an OutgoingMessage: what a response and a client's request have
// in common.
type Outgoing struct {
	events.Emitter
	h    *HTTP
	self outgoingHolder

	fields  fieldList
	head    []byte // built and not yet appended to a carrier
	trailer []byte
	to      carrier
	waiting []byte // written before there was a carrier
	later   []func(err goja.Value)
	socket  goja.Value // what a script assigned, in place of the carrier's
	length  int64      // _contentLength, -1 when unknown
	mark    int        // writableHighWaterMark
	sent    int64      // bytes of the body, for strictContentLength
	corked  int

	headBuilt, headSent, finished, finishEmitted, last    bool
	chunked, keepAlive, chunkByDefault, sendDate, hasBody bool
	removedConnection, removedLength, removedEncoding     bool
	defaultKeepAlive, maxReached, strictLength, noBody    bool
	destroyed, closed, needDrain, drainAwaited            bool
	unheard                                               bool // destroyed, when nobody was to hear of the end
	stuck                                                 bool // the head did not reach a socket that was gone
	wide                                                  bool // the head is not all ASCII
	hooked                                                bool // see hookNames
	errored                                               goja.Value
	keepAliveTimeout                                      int64 // ms
	maxRequests                                           int64
	unique                                                map[string]bool

	pieces *pieces           // nil unless it goes to a stream of a script's
	object *engine.ShapeRoom // of the object, nil for one of a class of the script's
	props  int               // how many properties of its own it had when askOwn asked
}

// outgoingHolder is a pointer to a struct that embeds Outgoing.
type outgoingHolder interface {
	events.Holder
	outgoing() *Outgoing
	// implicitHeader makes the head of a message that was written to without one.
	implicitHeader()
	// headAgain builds the head once more, for scripts that ask when its bytes have gone.
	// What it notes goes to o, a copy.
	headAgain(o *Outgoing) []byte
	finishing()
}

func (o *Outgoing) outgoing() *Outgoing { return o }

func (o *Outgoing) finishing() {}

// begin readies the state of a new message.
func (o *Outgoing) begin(h *HTTP, self outgoingHolder) {
	o.h, o.self = h, self
	o.length, o.mark = -1, highWaterMark
	o.keepAlive, o.chunkByDefault, o.hasBody, o.defaultKeepAlive = true, true, true, true
}

func (h *HTTP) defineOutgoing() {
	h.outgoingClass = h.env.Class(jsapi.ClassSpec{
		Name: "OutgoingMessage", Length: 1, Parent: h.streams.Legacy, Enumerable: true,
		Init:    func(this *goja.Object, args []goja.Value) { h.initScripted(h.scripts().outgoing, this, args) },
		Methods: h.outMethods(slices.Concat(h.fieldMethods(), h.writeMethods(), h.internalMethods())),
	})
	h.outgoingAccessors(h.outgoingClass.Proto)
	h.rejection(h.outgoingClass.Proto, func(this *goja.Object, err goja.Value, _ []goja.Value) { h.env.Method(this, "destroy", err) })
}

// rejection defines what captureRejections does with a listener's promise that fails.
func (h *HTTP) rejection(proto *goja.Object, f func(this *goja.Object, err goja.Value, args []goja.Value)) {
	fn := h.env.Func("[nodejs.rejection]", 2, func(c goja.FunctionCall) goja.Value {
		if this, ok := c.This.(*goja.Object); ok {
			rest := c.Arguments
			f(this, c.Argument(0), rest[min(2, len(rest)):])
		}
		return goja.Undefined()
	})
	must(proto.DefineDataPropertySymbol(h.events.Rejection, fn, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

func (o *Outgoing) options(v goja.Value) {
	if opts, ok := v.(*goja.Object); ok {
		o.noBody = truthy(opts.Get("rejectNonStandardBodyWrites"))
		if v := opts.Get("highWaterMark"); v != nil && !jsapi.IsNullish(v) {
			o.mark = int(v.ToInteger())
		}
	}
}

func truthy(v goja.Value) bool { return v != nil && v.ToBoolean() }

// buf is where the message's bytes go now. Corked, they wait as if there were no socket yet.
func (o *Outgoing) buf() *[]byte {
	if o.to != nil && o.corked == 0 {
		return o.to.buffer()
	}
	return &o.waiting
}

func (o *Outgoing) queued() int {
	if o.pieces != nil {
		return o.pieces.queued()
	}
	n := len(o.waiting)
	if o.to != nil {
		n += o.to.queued()
	}
	if c, ok := o.to.(*serverConn); ok {
		n -= c.whole // which Node has written
	}
	return n
}

// gathered is how many bytes the carrier has not handed on.
func (o *Outgoing) gathered() int {
	if c, ok := o.to.(*serverConn); ok {
		return c.gathered()
	}
	return len(*o.to.buffer())
}

// attach gives the message its connection and hands over what has waited.
func (o *Outgoing) attach(c carrier) {
	o.to = c
	if len(o.waiting) > 0 {
		o.release(c)
		c.wrote(false)
	}
	o.awaited(c)
}

// release hands to c what has waited.
func (o *Outgoing) release(c carrier) {
	if len(o.waiting) > 0 {
		b := c.buffer()
		if len(o.waiting) > 16<<10 {
			c.send(o.waiting)
		} else {
			*b = append(*b, o.waiting...)
		}
		o.waiting = nil
	}
}

// awaited has those called who wait for what was released.
func (o *Outgoing) awaited(c carrier) {
	if o.drainAwaited = false; o.needDrain && !o.finished {
		o.awaitDrain(c)
	}
	for _, f := range o.later {
		c.whenWritten(f)
	}
	o.later = nil
}

// whenWritten calls f once all that was written until now has gone out.
func (o *Outgoing) whenWritten(f func(err goja.Value)) {
	if o.to != nil && o.corked == 0 {
		o.to.whenWritten(f)
		return
	}
	o.later = append(o.later, f)
}

// awaitDrain has drained called once all that was written until now has gone out: by one
// waiter, however often 'drain' falls due meanwhile.
func (o *Outgoing) awaitDrain(c carrier) {
	if !o.drainAwaited {
		o.drainAwaited = true
		c.whenWritten(func(err goja.Value) {
			o.drainAwaited = false
			o.drained(err)
		})
	}
}

// drained emits 'drain' when a write has returned false and all is written: also what came
// behind that write.
func (o *Outgoing) drained(err goja.Value) {
	switch {
	case !o.needDrain || err != nil || o.finished:
	case o.to != nil && o.to.queued() > 0:
		o.awaitDrain(o.to)
	default:
		o.needDrain = false
		o.Emit("drain")
	}
}
