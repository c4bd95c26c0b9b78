package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (h *HTTP) writeMethods() []outMethod {
	return []outMethod{
		{"write", 3, h.write},
		{"end", 3, h.end},
		{"flushHeaders", 0, h.flushHeaders},
		{"addTrailers", 1, h.addTrailers},
		{"cork", 0, h.cork},
		{"uncork", 0, h.uncork},
		{"destroy", 1, h.outDestroy},
		{"setTimeout", 2, h.outSetTimeout},
		{"pipe", 0, h.outPipe},
	}
}

func (h *HTTP) flushHeaders(o *Outgoing, _ goja.FunctionCall) goja.Value {
	o.askOwn()
	if !o.headBuilt {
		o.makeHead()
	}
	if o.hooked {
		o.call("_send", h.env.VM.ToValue(""))
		return goja.Undefined()
	}
	if o.wide && !o.headSent {
		o.widen() // with the string "", which Node sends
	}
	o.flushHead()
	if o.to != nil {
		o.to.wrote(true)
	}
	return goja.Undefined()
}

func (h *HTTP) addTrailers(o *Outgoing, c goja.FunctionCall) goja.Value {
	o.trailer = nil
	o.trailer = h.appendTrailers(o.trailer, c.Argument(0))
	return goja.Undefined()
}

// appendTrailers appends the lines of headers that go behind a body.
func (h *HTTP) appendTrailers(b []byte, headers goja.Value) []byte {
	if jsapi.IsNullish(headers) {
		panic(h.env.TypeError("Cannot convert undefined or null to object"))
	}
	h.eachField(headers, func(name string, v goja.Value) {
		for _, e := range h.list(v) {
			name := h.checkName(h.env.VM.ToValue(name), "Trailer name")
			value := show(e.(goja.Value))
			if !validText(value) {
				panic(h.badChar("trailer content", name))
			}
			b = append(append(b, name...), ": "...)
			b = append(appendLatin1(b, value), "\r\n"...)
		}
	})
	return b
}

// eachField calls f for the headers of an object, or of an array of pairs or in turn.
func (h *HTTP) eachField(v goja.Value, f func(name string, v goja.Value)) {
	if jsapi.IsNullish(v) {
		return
	}
	o := v.ToObject(h.env.VM)
	if !h.env.IsArray(o) {
		h.env.Objects().Each(o, f)
		return
	}
	all := h.list(o)
	if len(all) > 0 && h.env.IsArray(all[0].(goja.Value)) {
		for _, e := range all {
			h.pair(e.(goja.Value), f)
		}
		return
	}
	h.eachInTurn(v, all, f)
}

// pair calls f for a header that is an array of its name and its value.
func (h *HTTP) pair(v goja.Value, f func(name string, v goja.Value)) {
	if jsapi.IsNullish(v) {
		panic(h.env.TypeError("Cannot read properties of " + v.String() + " (reading '0')"))
	}
	o := v.ToObject(h.env.VM)
	name := orUndefined(o.Get("0"))
	if _, ok := name.(goja.String); !ok {
		h.checkName(name, "")
	}
	f(name.String(), orUndefined(o.Get("1")))
}

// eachInTurn calls f for the headers of an array, v, of names and values in turn.
func (h *HTTP) eachInTurn(v goja.Value, all []any, f func(name string, v goja.Value)) {
	if len(all)%2 != 0 {
		panic(h.env.InvalidArgValue("headers", v, ""))
	}
	for i := 0; i < len(all); i += 2 {
		name := all[i].(goja.Value)
		if _, ok := name.(goja.String); !ok {
			h.checkName(name, "")
		}
		f(name.String(), all[i+1].(goja.Value))
	}
}

// cork holds back what is written, and on a server its socket.
func (h *HTTP) cork(o *Outgoing, _ goja.FunctionCall) goja.Value {
	if o.pieces != nil && o.pieces.assigned() {
		return o.pieces.stream("cork")
	}
	o.corked++
	if c := o.served(); c != nil {
		c.corks++
	} else if r, ok := o.self.(*Request); ok && r.client != nil {
		h.env.Method(r.client.o, "cork")
	}
	return goja.Undefined()
}

func (h *HTTP) uncork(o *Outgoing, _ goja.FunctionCall) goja.Value {
	if o.pieces != nil && o.pieces.assigned() {
		return o.pieces.stream("uncork")
	}
	if o.corked > 0 {
		if o.corked--; o.corked == 0 {
			o.uncorked()
		}
	}
	if c := o.served(); c != nil {
		c.uncork()
	} else if r, ok := o.self.(*Request); ok && r.client != nil {
		h.env.Method(r.client.o, "uncork")
	}
	return goja.Undefined()
}

// served is the server's connection that the message has been given, nil without one.
func (o *Outgoing) served() *serverConn {
	if r, ok := o.self.(*Response); ok && r.unassigned {
		return nil
	}
	c, _ := o.to.(*serverConn)
	return c
}

// uncorked gives the connection what was held back.
func (o *Outgoing) uncorked() {
	o.corked = 0
	if o.to != nil {
		o.release(o.to)
		o.awaited(o.to)
		o.to.wrote(false)
	}
}

// outDestroy destroys the message and with it the socket.
func (h *HTTP) outDestroy(o *Outgoing, c goja.FunctionCall) goja.Value {
	if !o.destroyed {
		o.destroyed = true
		o.errored = c.Argument(0)
		o.destroySocket(o.errored)
	}
	return c.This
}

func (o *Outgoing) destroySocket(err goja.Value) {
	s, ok := o.socketObject().(*goja.Object)
	if !ok {
		o.OnceGo("socket", func(args []goja.Value) { o.h.env.Method(args[0].(*goja.Object), "destroy", err) })
		return
	}
	if jsapi.IsUndefined(err) {
		o.h.env.Method(s, "destroy")
		return
	}
	o.h.env.Method(s, "destroy", err)
}

func (h *HTTP) outSetTimeout(o *Outgoing, c goja.FunctionCall) goja.Value {
	if cb := c.Argument(1); truthy(cb) {
		h.env.ValidateFunction(cb, "listener")
		o.On("timeout", cb)
	}
	ms := c.Argument(0)
	if s, ok := o.socketObject().(*goja.Object); ok {
		h.env.Method(s, "setTimeout", ms)
	} else {
		o.OnceGo("socket", func(args []goja.Value) { h.env.Method(args[0].(*goja.Object), "setTimeout", ms) })
	}
	return c.This
}

func (h *HTTP) outPipe(o *Outgoing, _ goja.FunctionCall) goja.Value {
	o.Emit("error", h.env.CodeError("Error", "ERR_STREAM_CANNOT_PIPE", "Cannot pipe, not readable"))
	return goja.Undefined()
}

// socketObject is the message's socket as scripts see it, null without one.
func (o *Outgoing) socketObject() goja.Value {
	switch {
	case o.socket != nil:
		return o.socket
	case o.to == nil || o.behind():
		return goja.Null()
	}
	return o.to.socketObject()
}

// behind reports whether the message is a response that writes already, and in Node gets the
// socket with 'finish' of the one before it.
func (o *Outgoing) behind() bool {
	r, ok := o.self.(*Response)
	return ok && r.ex != nil && r.ex.c.oldest != nil && r.ex.c.oldest != r.ex && !r.finished && r.ex.c == r.to
}
