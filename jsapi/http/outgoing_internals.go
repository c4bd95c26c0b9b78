package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// internalMethods are those with an underscore, which no page describes and packages call
// or replace all the same.
func (h *HTTP) internalMethods() []outMethod {
	return []outMethod{
		{"_implicitHeader", 0, func(o *Outgoing, _ goja.FunctionCall) goja.Value { o.self.implicitHeader(); return goja.Undefined() }},
		{"_renderHeaders", 0, h.renderHeaders},
		{"_storeHeader", 2, h.storeHeader},
		{"_send", 4, h.outSend},
		{"_writeRaw", 4, h.writeRaw},
		{"_finish", 0, func(o *Outgoing, _ goja.FunctionCall) goja.Value { o.Emit("prefinish"); return goja.Undefined() }},
		{"_flush", 0, h.flushOutput},
		{"_flushOutput", 1, h.flushOutput},
	}
}

// renderHeaders gives the headers as they were set, by their names.
func (h *HTTP) renderHeaders(o *Outgoing, _ goja.FunctionCall) goja.Value {
	if o.headBuilt {
		panic(h.headersSent("render"))
	}
	r := h.env.VM.NewObject()
	for _, f := range o.fields {
		must(r.Set(f.name, f.value))
	}
	return r
}

// storeHeader builds the head from a first line, which ends in CRLF, and headers.
func (h *HTTP) storeHeader(o *Outgoing, c goja.FunctionCall) goja.Value {
	status := 0
	if v := o.Object().Get("statusCode"); v != nil {
		status = int(v.ToInteger())
	}
	w := headWriter{o: o, b: appendLatin1(h.takeHead(), c.Argument(0).String())}
	h.eachField(c.Argument(1), func(name string, v goja.Value) { w.field(h.token(name), v, false) })
	w.finish(status)
	o.head, o.headBuilt = w.b, true
	return goja.Undefined()
}

// outSend sends bytes past the body's framing, behind the head.
func (h *HTTP) outSend(o *Outgoing, c goja.FunctionCall) goja.Value {
	if o.hooked {
		return o.call("_writeRaw", o.withHead(c.Argument(0), c.Argument(1)), c.Argument(1), c.Argument(2), c.Argument(3))
	}
	o.flushHead()
	return h.writeRaw(o, c)
}

// writeRaw sends bytes as they are.
func (h *HTTP) writeRaw(o *Outgoing, c goja.FunctionCall) goja.Value {
	enc, cb := c.Argument(1), c.Argument(2)
	if jsapi.IsFunction(enc) {
		enc, cb = goja.Null(), enc
	}
	if o.pieces != nil {
		return o.pieces.write(piece{c.Argument(0), enc, cb})
	}
	h.knownEncoding(enc)
	d := h.chunkArg(c.Argument(0), enc)
	b := o.buf()
	*b = append(append(*b, d.s...), d.b...)
	o.tellWritten(cb)
	if o.to != nil {
		o.to.wrote(true)
	}
	return h.env.VM.ToValue(o.room(d.len(), o.held()))
}

func (h *HTTP) flushOutput(o *Outgoing, _ goja.FunctionCall) goja.Value {
	switch {
	case o.pieces != nil && o.pieces.open():
		o.pieces.flush()
	case o.to != nil:
		o.to.wrote(false)
	}
	return goja.Undefined()
}

// internalAccessors are the deprecated views of the headers (Node, DEP0066) and of what
// waits for a socket.
func (h *HTTP) internalAccessors() []jsapi.Accessor {
	return []jsapi.Accessor{
		h.deprecated("_headers",
			func(o *Outgoing) goja.Value { return h.env.Method(o.Object(), "getHeaders") },
			func(o *Outgoing, v goja.Value) {
				o.fields = nil
				h.eachField(v, func(name string, v goja.Value) { o.fields.set(name, v) })
			}),
		h.deprecated("_headerNames", (*Outgoing).headerNames, (*Outgoing).setHeaderNames),
		h.view("outputData", (*Outgoing).outputData, func(*Outgoing, goja.Value) {}),
		h.view("outputSize", (*Outgoing).outputSize, func(*Outgoing, goja.Value) {}),
	}
}

// deprecated is view of what warns when it is used, on messages of any kind.
func (h *HTTP) deprecated(name string, get func(*Outgoing) goja.Value, set func(*Outgoing, goja.Value)) jsapi.Accessor {
	a := h.view(name, get, set)
	warns := func(f jsapi.Fn) jsapi.Fn {
		return func(c goja.FunctionCall) goja.Value {
			process.From(h.env).Deprecate("OutgoingMessage.prototype."+name+" is deprecated", "DEP0066")
			return f(c)
		}
	}
	a.Get, a.Set = warns(a.Get), warns(a.Set)
	return a
}

func (o *Outgoing) headerNames() goja.Value {
	r := o.h.env.VM.CreateObject(nil)
	for _, f := range o.fields {
		must(r.Set(f.lower, f.name))
	}
	return r
}

func (o *Outgoing) setHeaderNames(v goja.Value) {
	o.h.eachField(v, func(name string, v goja.Value) {
		if i := o.fields.index(name); i >= 0 {
			o.fields[i].name = v.String()
		}
	})
}

func (o *Outgoing) outputSize() goja.Value {
	if o.pieces != nil {
		return o.h.env.VM.ToValue(o.pieces.size)
	}
	return o.h.env.VM.ToValue(len(o.waiting))
}

// outputData shows as one piece what was written before there was a socket.
func (o *Outgoing) outputData() goja.Value {
	if o.pieces != nil {
		return o.pieces.outputData()
	}
	vm := o.h.env.VM
	if r, ok := o.self.(*Request); len(o.waiting) == 0 || ok && r.dropped {
		return vm.NewArray()
	}
	piece := vm.NewObject()
	must(piece.Set("data", o.h.str(string(o.waiting))))
	must(piece.Set("encoding", "latin1"))
	must(piece.Set("callback", goja.Null()))
	return vm.NewArray(piece)
}
