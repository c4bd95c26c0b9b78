package net

import (
	"unicode/utf8"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// A script may give new net.Socket an object of its own as handle. The Socket has no
// connection then: what it would do with one it does by calling the object's methods, each
// when it comes to it, and one that is not there is a TypeError at that place, as in Node.
// Nothing can be read by it, since Node passes what is read past the object.

// lieOnForeign opens the Socket over o, an object of the script's.
func (s *Socket) lieOnForeign(o *goja.Object) {
	s.handle = &Handle{n: s.n, sock: s, raw: -1, foreign: o}
	s.open = true
	jsapi.Must(o.Set("onread", s.n.env.Func("onStreamRead", 1, func(goja.FunctionCall) goja.Value { return goja.Undefined() })))
}

// pauseForeign is option pauseOnCreate.
func (s *Socket) pauseForeign() {
	h := s.handle
	jsapi.Must(h.foreign.Set("reading", false))
	h.mustCall("readStop")
	s.Pause()
}

// foreign is the handle of a Socket that lies on an object of the script's, or nil.
func (s *Socket) foreign() *Handle {
	if s.handle == nil || s.handle.foreign == nil || s.handle.sock == nil {
		return nil
	}
	return s.handle
}

// mustCall calls a method of the script's object.
func (h *Handle) mustCall(name string, args ...goja.Value) goja.Value {
	f, ok := jsapi.AsFn(option(h.foreign, name))
	if !ok {
		panic(h.n.env.TypeError("this._handle." + name + " is not a function"))
	}
	return f(goja.FunctionCall{This: h.foreign, Arguments: args})
}

// foreignReading starts and stops the reading. It is started once: the object tells by
// reading that it was.
func (h *Handle) foreignReading(on bool) {
	if truthy(h.foreign, "reading") == on {
		return
	}
	name := "readStop"
	if on {
		name = "readStart"
	}
	jsapi.Must(h.foreign.Set("reading", on))
	var err error
	if ex := h.n.env.Try(func() { err = status(h.mustCall(name)) }); ex != nil {
		h.sock.Destroy(ex.Value())
	} else if err != nil {
		h.sock.Destroy(h.n.ioError(err, "read"))
	}
}

// foreignWrite writes b by the method that Node would take for it. What the object returns
// is the end of the write, unless it sets async of the request: then oncomplete is.
func (h *Handle) foreignWrite(b []byte, text bool) {
	if text && utf8.Valid(b) {
		h.foreignSend("writeUtf8String", h.n.str(string(b)))
		return
	}
	h.foreignSend("writeBuffer", buffer.From(h.n.env).New(b))
}

// foreignWritev writes bs together.
func (h *Handle) foreignWritev(bs [][]byte) {
	list := make([]any, len(bs))
	for i, b := range bs {
		list[i] = buffer.From(h.n.env).New(b)
	}
	h.foreignSend("writev", h.n.env.VM.NewArray(list...), h.n.bool(true))
}

func (h *Handle) foreignSend(method string, args ...goja.Value) {
	s := h.sock
	ended := func(err error) {
		if err != nil && !s.Destroyed() {
			s.WriteDone(h.n.ioError(err, "write"))
			return
		}
		s.WriteDone(nil)
	}
	req := h.request("onWriteComplete", ended)
	jsapi.Must(req.Set("async", false))
	if err := status(h.mustCall(method, append([]goja.Value{req}, args...)...)); err != nil || !truthy(req, "async") {
		ended(err)
	}
}

// request is the object that a write or a shutdown passes first. Its oncomplete(status),
// which has a name for stacks, calls ended.
func (h *Handle) request(name string, ended func(error)) *goja.Object {
	o := h.n.env.VM.NewObject()
	jsapi.Must(o.Set("handle", h.foreign))
	jsapi.Must(o.Set("oncomplete", h.n.env.Func(name, 1, func(c goja.FunctionCall) goja.Value {
		ended(status(c.Argument(0)))
		return goja.Undefined()
	})))
	return o
}

// foreignShutdown ends the writing side.
func (h *Handle) foreignShutdown() {
	req := h.request("onShutdown", h.sock.writesEnded)
	var v goja.Value
	if ex := h.n.env.Try(func() { v = h.mustCall("shutdown", req) }); ex != nil {
		h.sock.FinishDone(ex.Value())
	} else if v.ToInteger() == 1 || status(v) == unix.ENOTCONN {
		h.sock.FinishDone(nil)
	} else if err := status(v); err != nil {
		h.sock.FinishDone(h.n.ioError(err, "shutdown"))
	}
}

// closeForeign closes the object in Teardown; 'close' comes when it calls back.
func (s *Socket) closeForeign(err goja.Value) {
	h, hadError := s.handle, s.n.bool(err != nil)
	closed := s.n.env.Func("", 0, func(goja.FunctionCall) goja.Value {
		s.closed(hadError)
		return goja.Undefined()
	})
	if ex := s.n.env.Try(func() { h.mustCall("close", closed) }); ex != nil {
		s.TeardownDone(ex.Value())
		return
	}
	h.sock, s.open = nil, false
	s.TeardownDone(err)
}

// counted is bytesRead or bytesWritten: our own count, or that of the script's object.
func (s *Socket) counted(name string, own func(*Socket) int) goja.Value {
	if h := s.foreign(); h != nil {
		return option(h.foreign, name)
	}
	return s.n.env.VM.ToValue(own(s))
}
