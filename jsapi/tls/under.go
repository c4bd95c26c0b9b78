package tls

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// socketUnder is a net.Socket that a Socket lies on, whose connection it uses.
type socketUnder struct{ s *net.Socket }

// Close is for package net.
func (u socketUnder) Close(closed func()) {
	if u.s.Closed() {
		closed()
		return
	}
	u.s.OnceGo("close", func([]goja.Value) { closed() })
	u.s.Destroy(nil)
}

// streamUnder is a stream of the script's that a Socket lies on. The script owns it, and
// it is destroyed with the Socket.
type streamUnder struct {
	t *TLS
	s *Socket
	o *goja.Object
}

// listen has the Socket hear the stream.
func (u *streamUnder) listen() {
	u.on("data", func(args []goja.Value) {
		if b, ok := buffer.Bytes(jsapi.Arg(args, 0)); ok && !u.s.Destroyed() {
			u.s.OnRead(b)
			return
		}
		u.t.env.Method(u.o, "pause")
		u.s.Destroy(u.t.env.CodeError("Error", "ERR_STREAM_WRAP", "Stream has StringDecoder set or is in objectMode"))
	})
	u.on("end", func([]goja.Value) { u.s.OnEnd() })
}

func (u *streamUnder) on(name string, f func(args []goja.Value)) {
	u.t.env.Method(u.o, "on", u.t.str(name), u.t.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		f(c.Arguments)
		return goja.Undefined()
	}))
}

func (u *streamUnder) read(on bool) {
	if on {
		u.t.env.Method(u.o, "resume")
	} else {
		u.t.env.Method(u.o, "pause")
	}
}

// write gives b away; done may be nil.
func (u *streamUnder) write(b []byte, done func(error)) {
	cb := u.t.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		switch {
		case done == nil || u.s.Destroyed():
		case c.Argument(0).ToBoolean():
			u.s.WriteDone(c.Argument(0))
		default:
			u.t.env.Loop.NewImmediate(func() { done(nil) })
		}
		return goja.Undefined()
	})
	u.t.env.Method(u.o, "write", u.t.buffers.New(b), cb)
}

// end ends our side and calls done when the stream has taken that.
func (u *streamUnder) end(done func()) {
	u.t.env.Loop.NewImmediate(func() {
		u.t.env.Method(u.o, "end", u.t.env.Func("", 0, func(goja.FunctionCall) goja.Value {
			done()
			return goja.Undefined()
		}))
	})
}

// Close is for package net.
func (u *streamUnder) Close(closed func()) {
	if !option(u.o, "destroyed").ToBoolean() && jsapi.IsFunction(option(u.o, "destroy")) {
		u.t.env.Method(u.o, "destroy")
	}
	u.t.env.Loop.NewImmediate(closed)
}
