package dgram

import (
	"bytes"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// outgoing is one send. Its bytes are the script's until they have gone out.
type outgoing struct {
	b       []byte
	port    int
	address goja.Value
	cb      jsapi.Fn // nil without one
}

// jsSend is send(msg[, offset, length][, port][, address][, callback]) (Node,
// "socket.send()").
func (s *Socket) jsSend(c goja.FunctionCall) goja.Value {
	msg, offset, length := c.Argument(0), c.Argument(1), c.Argument(2)
	port, address, callback := c.Argument(3), c.Argument(4), c.Argument(5)
	var o outgoing
	sliced := false
	if s.connState == connected {
		if _, sliced = jsapi.Number(length); !sliced {
			callback = offset
		} else if jsapi.IsFunction(port) {
			callback, port = port, goja.Null()
		}
	} else if sliced = address.ToBoolean() || port.ToBoolean() && !jsapi.IsFunction(port); !sliced {
		callback, port, address = port, offset, length
	}
	if sliced {
		o.b = s.slice(msg, offset, length)
	}
	if s.connState == connected && (port.ToBoolean() || address.ToBoolean()) {
		panic(s.codeError("ERR_SOCKET_DGRAM_IS_CONNECTED", "Already connected"))
	}
	if !sliced {
		o.b = s.message(msg)
	}
	if s.connState != connected {
		o.port = s.d.env.ValidatePort(port, "Port", false)
	}
	if o.cb, _ = jsapi.AsFn(callback); jsapi.IsFunction(address) {
		o.cb, _ = jsapi.AsFn(address)
		address = goja.Undefined()
	} else if !jsapi.IsNullish(address) {
		s.d.env.ValidateString(address, "address")
	}
	o.address = address
	s.running()
	s.send(o)
	return goja.Undefined()
}

// jsSendTo is the older send with all of its arguments in their places.
func (s *Socket) jsSendTo(c goja.FunctionCall) goja.Value {
	for i, name := range []string{"offset", "length", "port"} {
		if _, ok := jsapi.Number(c.Argument(i + 1)); !ok {
			panic(s.d.env.InvalidArgType(name, "of type number", c.Argument(i+1)))
		}
	}
	s.d.env.ValidateString(c.Argument(4), "address")
	return s.d.env.Method(s.Object(), "send", c.Arguments...)
}

const messageType = "of type string or an instance of Buffer, TypedArray, or DataView"

// chunk is the bytes of a string or a view; false for anything else.
func (s *Socket) chunk(v goja.Value) ([]byte, bool) {
	if jsapi.IsString(v) {
		return buffer.UTF8.Encode(v), true
	}
	if !s.d.buffers.IsUint8Array(v) && !buffer.IsView(v) {
		return nil, false
	}
	return s.d.buffers.Bytes(v)
}

// message is the bytes of send's first argument, which may be an array of parts.
func (s *Socket) message(v goja.Value) []byte {
	if b, ok := s.chunk(v); ok {
		return b
	}
	if !s.d.env.IsArray(v) {
		panic(s.d.env.InvalidArgType("buffer", messageType, v))
	}
	list := v.(*goja.Object)
	parts := make([][]byte, list.Get("length").ToInteger())
	for i := range parts {
		b, ok := s.chunk(list.Get(strconv.Itoa(i)))
		if !ok {
			panic(s.d.env.InvalidArgType("buffer list arguments", messageType, v))
		}
		parts[i] = b
	}
	return bytes.Join(parts, nil)
}

// slice is length bytes of a message from offset on.
func (s *Socket) slice(v, offset, length goja.Value) []byte {
	b, ok := s.chunk(v)
	if !ok {
		panic(s.d.env.InvalidArgType("buffer", messageType, v))
	}
	from, n := uint64(toUint32(offset)), uint64(toUint32(length))
	name := ""
	if from > uint64(len(b)) {
		name = "offset"
	} else if from+n > uint64(len(b)) {
		name = "length"
	}
	if name != "" {
		panic(s.d.env.CodeError("RangeError", "ERR_BUFFER_OUT_OF_BOUNDS", `"`+name+`" is outside of buffer bounds`))
	}
	return b[from : from+n]
}

// toUint32 is v >>> 0.
func toUint32(v goja.Value) uint32 { return uint32(v.ToInteger()) }

// send sends o once the socket is bound and the address known.
func (s *Socket) send(o outgoing) {
	if s.bindState == unbound {
		s.bindAnywhere()
	}
	if s.bindState != bound {
		s.enqueue(func() {
			if s.handle != nil {
				s.send(o)
			}
		})
		return
	}
	if s.connState == connected {
		s.sendNow(o, netio.Addr{})
		return
	}
	s.resolve(o.address, func(err, ip goja.Value) { s.resolved(o, err, ip) })
}

// bindAnywhere binds to a free port of every address, in a worker too its own.
func (s *Socket) bindAnywhere() {
	s.startBinding()
	s.bindTo(s.d.env.VM.ToValue(0), goja.Undefined(), true)
}

// resolved sends o to the address that was found. An error without a callback is an 'error'.
func (s *Socket) resolved(o outgoing, err, ip goja.Value) {
	switch {
	case err != nil && o.cb != nil:
		s.d.env.Loop.NextTickFn(o.cb, []goja.Value{err})
	case err != nil:
		s.d.env.Loop.NextTick(func() { s.Emit("error", err) })
	case s.handle != nil:
		to, err := netio.ParsePacketAddr(ip.String(), o.port, s.six())
		if err != nil {
			s.sent(o, err)
			return
		}
		s.sendNow(o, to)
	}
}

// sendNow hands o to the system, or to the queue that waits for it.
func (s *Socket) sendNow(o outgoing, to netio.Addr) {
	loop := s.d.env.Loop
	context := loop.Context // a send's callback belongs to whoever sends
	sent, err := s.handle.packet.Send(o.b, to, func(err error) {
		loop.CallIn(context, func() { s.finished(o, err) })
	})
	if sent || err != nil {
		s.sent(o, err)
	}
}

// sent tells the callback in the next tick. Without one a failure is not told, as in Node.
func (s *Socket) sent(o outgoing, err error) {
	if o.cb != nil {
		s.d.env.Loop.NextTickFn(o.cb, s.result(o, err))
	}
}

// finished tells the callback of a send that had to wait.
func (s *Socket) finished(o outgoing, err error) {
	if o.cb != nil {
		o.cb(goja.FunctionCall{This: goja.Undefined(), Arguments: s.result(o, err)})
	}
}

// result is what a send's callback gets.
func (s *Socket) result(o outgoing, err error) []goja.Value {
	vm := s.d.env.VM
	if err != nil {
		return []goja.Value{s.placeError(err, "send", o.address, vm.ToValue(o.port))}
	}
	return []goja.Value{goja.Null(), vm.ToValue(len(o.b))}
}
