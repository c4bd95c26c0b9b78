package http

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// A script may replace the underscored methods of a message, in a class of its own, on the
// prototypes or on the message. Then the message goes the long way: what is written goes
// through them as in Node, piece by piece. Whether it does is asked of the class, and of a
// message only when it has properties of its own.

// hookNames are the methods on the long way.
var hookNames = [...]string{"_implicitHeader", "_storeHeader", "_send", "_writeRaw", "_finish"}

// hooks are what those methods are of a message or a class, and the _finish of OutgoingMessage,
// which those of the classes call.
type hooks [len(hookNames) + 1]goja.Value

func (h *HTTP) hooksOf(o *goja.Object) hooks {
	all := hooks{len(hookNames): h.outgoingClass.Proto.Get("_finish")}
	for i, name := range hookNames {
		all[i] = o.Get(name)
	}
	return all
}

// askOwn asks whether a script has replaced such methods on a server's response itself.
func (o *Outgoing) askOwn() {
	if o.object != nil {
		n := o.object.Len()
		if n == o.props {
			return
		}
		o.props = n
	}
	if r, ok := o.self.(*Response); ok && !o.hooked {
		o.hooked = o.h.hooksOf(r.Object()) != o.h.responseHooks
	}
}

// given is a chunk as a script has given it.
type given struct{ chunk, encoding goja.Value }

// call calls one of the methods on the long way.
func (o *Outgoing) call(name string, args ...goja.Value) goja.Value {
	return o.h.env.Method(o.Object(), name, args...)
}

// sendHooked sends a chunk of n bytes by _send, in as many pieces as Node makes of it, and
// reports whether more may be written.
func (o *Outgoing) sendHooked(p given, n int, cb goja.Value) bool {
	vm, null := o.h.env.VM, goja.Null()
	if !jsapi.IsFunction(cb) {
		cb = o.h.nop("nop")
	}
	o.sent += int64(n)
	if c := o.served(); c != nil && !o.finished {
		c.cork()
	} else if o.pieces != nil {
		o.pieces.corkForTick()
	}
	if !o.chunked || n == 0 {
		return o.call("_send", p.chunk, p.encoding, cb, vm.ToValue(n)).ToBoolean()
	}
	crlf := o.h.buffers.Copy([]byte("\r\n"))
	o.call("_send", vm.ToValue(strconv.FormatInt(int64(n), 16)), vm.ToValue("latin1"), null)
	o.call("_send", crlf, null, null)
	o.call("_send", p.chunk, p.encoding, null, vm.ToValue(n))
	return o.call("_send", crlf, null, cb).ToBoolean()
}

// finishHooked sends what ends the body.
func (o *Outgoing) finishHooked(chunk bool) {
	vm := o.h.env.VM
	done := o.h.nop("bound onFinish")
	if o.pieces != nil {
		done = o.pieces.onFinish()
	}
	switch {
	case o.hasBody && o.chunked:
		o.call("_send", o.h.str("0\r\n"+string(o.trailer)+"\r\n"), vm.ToValue("latin1"), done)
	case !o.headSent || chunk || o.queued() > 0:
		o.call("_send", vm.ToValue(""), vm.ToValue("latin1"), done)
	case o.pieces != nil:
		o.h.env.Loop.NextTick(o.pieces.finish)
	}
}

// prefinish tells that the last of the message has been written.
func (o *Outgoing) prefinish() {
	if o.hooked {
		o.call("_finish")
		return
	}
	o.Emit("prefinish")
	if r, ok := o.self.(*Request); ok {
		r.started()
	}
}

// storeHooked builds the head by _storeHeader, of headers or, without them, of those set.
func (o *Outgoing) storeHooked(line []byte, headers goja.Value) {
	if len(o.fields) > 0 && !truthy(headers) {
		headers = o.h.renderHeaders(o, goja.FunctionCall{})
	}
	o.call("_storeHeader", o.h.str(string(line)), jsapi.OrUndefined(headers))
}

// withHead is a piece with the head before it: in one string where Node sends one.
func (o *Outgoing) withHead(data, enc goja.Value) goja.Value {
	if o.headSent || !o.headBuilt {
		return data
	}
	s, ok := data.(goja.String)
	if name, named := enc.(goja.String); ok && (!named || name.String() == "utf8" || name.String() == "latin1" || name.String() == "") {
		data = o.h.env.VM.ToValue(o.headerText().String() + s.String())
		o.dropHead()
		return data
	}
	if o.pieces != nil {
		o.pieces.writeHead(o.headerText())
		o.dropHead()
		return data
	}
	o.flushHead()
	return data
}
