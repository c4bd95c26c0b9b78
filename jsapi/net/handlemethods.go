package net

import (
	"bytes"
	"strconv"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// shownFD is handle.fd: the number of EINVAL once the handle is closed.
func (h *Handle) shownFD() any {
	if h.sock != nil && !h.sock.open {
		return -int(unix.EINVAL)
	}
	return h.FD()
}

// set sets an option of the descriptor. Of a socket that has none yet it is set again when
// the connection stands.
func (h *Handle) set(f func(fd int) error) goja.Value {
	if h.sock != nil && h.sock.connecting && h.FD() < 0 {
		return h.result(nil)
	}
	return h.result(f(h.FD()))
}

func (h *Handle) reading(on bool) goja.Value {
	switch c := h.conn(); {
	case c == nil:
	case on:
		c.Resume()
	default:
		c.Pause()
	}
	return h.n.env.VM.ToValue(0)
}

func (h *Handle) jsOpen(c goja.FunctionCall) goja.Value {
	fd, err := openFD(int(c.Argument(0).ToInteger()))
	if err == nil {
		h.raw = fd
	}
	return h.result(err)
}

func (h *Handle) jsClose(c goja.FunctionCall) goja.Value {
	h.close()
	h.callBack(c.Argument(0))
	return goja.Undefined()
}

func (h *Handle) jsReset(c goja.FunctionCall) goja.Value {
	if s := h.sock; s != nil {
		s.resetting = true
	}
	h.close()
	h.callBack(c.Argument(0))
	return h.result(nil)
}

// callBack calls v, when it is a function, where libuv tells of a closed handle.
func (h *Handle) callBack(v goja.Value) {
	if cb, ok := jsapi.AsFn(v); ok {
		h.n.env.Loop.OnClose(func() { cb(goja.FunctionCall{This: h.Object()}) })
	}
}

// jsShutdown ends the writing side and calls req.oncomplete(status) then.
func (h *Handle) jsShutdown(c goja.FunctionCall) goja.Value {
	conn, req := h.conn(), c.Argument(0)
	if conn == nil {
		return h.result(unix.ENOTCONN)
	}
	h.n.soon(func() {
		conn.CloseWrite(func(err error) { h.n.call(func() { h.complete(req, err) }) })
	})
	return h.result(nil)
}

// write writes b past the stream and calls req.oncomplete(status).
func (h *Handle) write(req goja.Value, b []byte) goja.Value {
	conn := h.conn()
	if conn == nil {
		return h.result(unix.EBADF)
	}
	done, err := conn.Write(bytes.Clone(b), func(err error) { h.n.call(func() { h.complete(req, err) }) })
	if done {
		h.n.soon(func() { h.n.call(func() { h.complete(req, nil) }) })
	}
	return h.result(err)
}

// jsWritev is writev(req, chunks, allBuffers): each chunk is a Buffer, and without
// allBuffers a string is followed by its encoding.
func (h *Handle) jsWritev(c goja.FunctionCall) goja.Value {
	chunks, _ := c.Argument(1).(*goja.Object)
	var all []byte
	for i := 0; ; i++ {
		v := chunks.Get(strconv.Itoa(i))
		if v == nil {
			return h.write(c.Argument(0), all)
		}
		enc := buffer.UTF8
		if !c.Argument(2).ToBoolean() {
			i++
			enc, _ = buffer.ParseEncoding(option(chunks, strconv.Itoa(i)).String())
		}
		all = append(all, chunkOf(v, enc)...)
	}
}

// chunkOf is a Buffer's bytes, or a string's.
func chunkOf(v goja.Value, enc buffer.Encoding) []byte {
	if b, ok := buffer.Bytes(v); ok {
		return b
	}
	return enc.Encode(v)
}

// complete tells a request of its end.
func (h *Handle) complete(req goja.Value, err error) {
	o, _ := req.(*goja.Object)
	if f, ok := jsapi.AsFn(option(o, "oncomplete")); ok {
		f(goja.FunctionCall{This: req, Arguments: []goja.Value{h.result(err)}})
	}
}

// status is what a script's method of a handle returned, as an error.
func status(v goja.Value) error {
	if n := int(v.ToInteger()); n < 0 {
		return unix.Errno(-n)
	}
	return nil
}
