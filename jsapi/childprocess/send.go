package childprocess

import (
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
)

// highWater is the number of queued bytes from which send returns false, as in Node.
const highWater = 128 << 10

// jsSend is subprocess.send(message[, sendHandle[, options]][, callback]).
func (p *port) jsSend(c goja.FunctionCall) goja.Value {
	handle, options, callback := c.Argument(1), c.Argument(2), c.Argument(3)
	switch {
	case jsapi.IsFunction(handle):
		handle, options, callback = goja.Undefined(), goja.Undefined(), handle
	case jsapi.IsFunction(options):
		options, callback = goja.Undefined(), options
	case !jsapi.IsUndefined(options):
		p.m.env.ValidateObject(options, "options")
	}
	cb, _ := jsapi.AsFn(callback)
	return p.m.env.VM.ToValue(p.send(c.Argument(0), handle, options, cb))
}

// send sends a message and reports whether the sender may go on without waiting.
func (p *port) send(message, handle, options goja.Value, cb jsapi.Fn) bool {
	env := p.m.env
	if !p.connected {
		p.fail(env.CodeError("Error", "ERR_IPC_CHANNEL_CLOSED", "Channel closed"), cb)
		return false
	}
	p.checkMessage(message)
	if !jsapi.IsNullish(handle) && p.m.handleType(handle) == "" {
		panic(env.CodeError("TypeError", "ERR_INVALID_HANDLE_TYPE", "This handle type cannot be sent"))
	}
	x := parcel{message: message, handle: handle, options: options, cb: cb}
	if p.handles.busy() {
		return p.handles.enqueue(p, x) == 1
	}
	return p.transmit(x)
}

// transmit sends a message that nothing holds back: now it is serialized, and now a socket
// that it takes along is no longer ours.
func (p *port) transmit(x parcel) bool {
	if p.m.unopened(x.handle) {
		p.fail(p.m.env.SysError(jsapi.SysError{Errno: syscall.EBADF, Syscall: "write", Port: -1}), x.cb)
		return true
	}
	out := ipc.Outgoing{FD: -1}
	var pending *goja.Object
	if jsapi.IsNullish(x.handle) {
		out.Body = p.m.codec.encode(p.mode, x.message)
	} else {
		out, pending = p.handleMessage(x)
	}
	swallows := false
	if o, ok := x.options.(*goja.Object); ok {
		swallows = truthy(o.Get("swallowErrors"))
	}
	out.Written = func(err error) {
		if out.FD >= 0 {
			err = nil // Node does not say how the write of a handle went
		}
		if err == nil || !swallows {
			p.written(x.cb, err)
		}
	}
	if out.FD >= 0 {
		p.handles.fly(p, pending)
	}
	p.link.post(out, x.cb != nil)
	return p.link.backlog() < highWater
}

func (p *port) checkMessage(v goja.Value) {
	switch jsapi.TypeOf(v) {
	case "undefined":
		panic(p.m.env.MissingArgs("message"))
	case "string", "object", "number", "boolean":
		return
	}
	panic(p.m.env.InvalidArgType("message", "one of type string, object, number, or boolean", v))
}

// written calls a send's callback with null or an error. Without a callback a write that
// failed is an 'error'; a channel that was closed meanwhile is none.
func (p *port) written(cb jsapi.Fn, err error) {
	var arg goja.Value = goja.Null()
	if no, ok := err.(syscall.Errno); ok {
		e := p.m.env.SysError(jsapi.SysError{Errno: no, Syscall: "write", Port: -1})
		if cb == nil {
			p.em.Emit("error", e)
			return
		}
		arg = e
	} else if err != nil {
		arg = p.m.env.CodeError("Error", "ERR_IPC_CHANNEL_CLOSED", "Channel closed")
	}
	if cb != nil {
		cb(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{arg}})
	}
}

// fail gives err to the callback or, without one, to 'error', in the next tick.
func (p *port) fail(err *goja.Object, cb jsapi.Fn) {
	if cb != nil {
		p.m.env.Loop.NextTickFn(cb, []goja.Value{err})
		return
	}
	p.m.env.Loop.NextTick(func() { p.em.Emit("error", err) })
}
