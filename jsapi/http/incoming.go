package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// bodySource is the connection that a message's body comes from.
type bodySource interface {
	// wantBody asks for more of the body of m.
	wantBody(m *Incoming)
	// tornDown is told that a script has destroyed the message.
	tornDown(err goja.Value)
	socketObject() goja.Value
}

// Incoming is the state of an IncomingMessage: a request on a server, a response on a
// client. Everything that its properties show is made when it is asked for.
type Incoming struct {
	stream.Readable
	h    *HTTP
	from bodySource

	head         parser.Head
	method       parser.Method
	isRequest    bool
	major, minor uint8
	status       int
	limit        int // of fields that scripts see, -1 for none
	joinAll      bool
	trailers     parser.Fields

	complete, aborted, upgrade bool
	eof                        bool // the body has ended and the stream has not been told
	asked                      bool // the stream waits for data
	dumped, consumed           bool

	url  goja.Value
	over []goja.Value // what scripts have assigned, or has been made, by incomingField
}

// incomingField is a property of an IncomingMessage.
type incomingField int

const (
	fMethod incomingField = iota
	fStatusCode
	fStatusMessage
	fHTTPVersion
	fMajor
	fMinor
	fHeaders
	fHeadersDistinct
	fRawHeaders
	fTrailers
	fTrailersDistinct
	fRawTrailers
	fSocket
	fClient
	fieldCount
)

func (h *HTTP) defineIncoming() {
	h.incomingClass = h.env.Class(jsapi.ClassSpec{
		Name: "IncomingMessage", Length: 1, Parent: h.streams.Readable, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			dress(this, h.messageShapes().incoming)
			m, socket := &Incoming{h: h, limit: -1}, jsapi.Arg(args, 0)
			h.streams.Bind(this, m)
			m.keep(fSocket, socket)
			m.keep(fClient, socket)
			if o, ok := socket.(*goja.Object); ok {
				m.SetReadableHighWaterMark(int(integer(o, "readableHighWaterMark", int64(m.ReadableHighWaterMark()))))
			}
		},
	})
	p := h.incomingClass.Proto
	h.env.SetMethods(p, true, jsapi.Method{Name: "setTimeout", Length: 2, Fn: h.inSetTimeout})
	for _, name := range []string{"_read", "_destroy"} { // the state's, in Go, is what they come to
		h.env.SetLater(p, name, true, func() goja.Value { return h.streams.Readable.Proto.Get(name) })
	}
	h.env.SetMethods(p, true, h.lineMethods()...)
	h.fns.addLine, h.fns.addLineDistinct = p.Get("_addHeaderLine"), p.Get("_addHeaderLineDistinct")
	h.env.SetMethods(p, true, jsapi.Method{Name: "_dump", Fn: func(c goja.FunctionCall) goja.Value {
		if m := h.in(c.This); m != nil {
			m.dump()
		}
		return goja.Undefined()
	}})
	h.incomingAccessors(p)
}

func (h *HTTP) in(v goja.Value) *Incoming {
	m, _ := h.env.Unwrap(v).(*Incoming)
	return m
}

func (m *Incoming) keep(f incomingField, v goja.Value) {
	if m.over == nil {
		m.over = make([]goja.Value, fieldCount)
	}
	m.over[f] = v
}

// kept is what was kept for f, nil when nothing was.
func (m *Incoming) kept(f incomingField) goja.Value {
	if m.over == nil {
		return nil
	}
	return m.over[f]
}

// ReadMore lets the connection send on; see stream.Source.
func (m *Incoming) ReadMore(int) {
	m.asked = true
	if m.Flowing() || m.DidRead() || m.Has("readable") {
		m.consumed = true
	}
	if m.eof {
		m.eof = false
		m.PastEOF()
		return
	}
	if m.from != nil {
		m.from.wantBody(m)
	}
}

// push hands a piece of the body to the stream, which keeps it, and reports whether more
// is wanted.
func (m *Incoming) push(b []byte) bool {
	if !m.takes() {
		return true
	}
	return m.Push(b)
}

// takes reports whether what comes of the body goes to somebody.
func (m *Incoming) takes() bool { return !m.Destroyed() && !m.dumped }

// bodyEnded says that the whole message has come. Without a body the stream hears of it when
// somebody reads: most requests have none, and nobody does.
func (m *Incoming) bodyEnded() {
	m.complete, m.eof = true, true
	if m.dumped {
		m.endUnheard()
	}
	if m.asked || m.ReadableLength() > 0 || m.Has("readable") || m.Destroyed() {
		m.tellEOF()
	}
}

func (m *Incoming) tellEOF() {
	if m.eof {
		m.eof = false
		if !m.ReadableEOF() {
			m.PushEOF()
		}
	}
}

// watched reports whether anybody would notice the end of the stream.
func (m *Incoming) watched() bool {
	return m.asked || m.Has("end") || m.Has("close") || m.Has("data") || m.Has("readable")
}

// endUnheard ends a whole message that nobody reads, when its response is done.
func (m *Incoming) endUnheard() {
	if m.eof && !m.watched() {
		m.eof = false
		m.EndUnheard()
	}
}

// dump reads and forgets what is left of the body, as Node does when a response is done
// and nobody has read the request.
func (m *Incoming) dump() {
	if m.dumped {
		return
	}
	m.dumped = true
	if m.watched() || m.ReadableLength() > 0 {
		m.Resume()
	}
	if m.from != nil && !m.complete {
		m.from.wantBody(m)
	}
}

// Teardown ends the message; see stream.Destroyer. A message that is cut short is aborted.
func (m *Incoming) Teardown(err goja.Value) {
	if !m.ReadableEnded() || !m.complete {
		m.aborted = true
		m.Emit("aborted")
	}
	m.tellEOF()                                              // stream.finished asks whether the body was whole
	letGo := goja.IsNull(jsapi.OrUndefined(m.kept(fSocket))) // by who destroys the message and not the connection
	alive := m.aborted && !letGo && m.cutsOff()
	switch sock, _ := m.kept(fSocket).(*goja.Object); {
	case !m.aborted, letGo:
	case m.from != nil:
		m.from.tornDown(err)
	case sock != nil && !truthy(sock.Get("destroyed")):
		ignore := m.h.env.Func("", 0, func(goja.FunctionCall) goja.Value { return goja.Undefined() })
		m.h.env.Method(sock, "once", m.h.env.VM.ToValue("error"), ignore)
		m.h.env.Method(sock, "destroy", jsapi.OrUndefined(err))
	}
	switch loop := m.h.env.Loop; {
	case alive:
		loop.NextTick(func() { loop.NextTick(func() { m.tornDown(err) }) }) // behind the end of the socket
	case err == nil:
		loop.NextTickJob((*tornDownJob)(m))
	default:
		loop.NextTick(func() { m.tornDown(err) })
	}
}

// tornDown is the last of Teardown: an error that nobody listens for is none.
func (m *Incoming) tornDown(err goja.Value) {
	if err != nil && !m.Has("error") {
		err = nil
	}
	m.TeardownDone(err)
}

// cutsOff reports whether the connection still stands, and so is to be destroyed with the message.
func (m *Incoming) cutsOff() bool {
	switch c := m.from.(type) {
	case *serverConn:
		return !c.closed && !c.shutting
	case *clientConn:
		return !c.over && !c.wire.destroyed()
	}
	return false
}

// abort ends a message whose connection is gone.
func (m *Incoming) abort() {
	if m.Destroyed() || m.complete && m.ReadableEnded() {
		return
	}
	m.Destroy(m.h.reset("aborted"))
}

// reset is the error of a connection that the other side has dropped.
func (h *HTTP) reset(msg string) *goja.Object {
	e := h.env.Error(msg)
	must(e.Set("code", "ECONNRESET"))
	return e
}
