package net

import (
	"errors"
	"strconv"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// errno finds the system's number in err.
func errno(err error) syscall.Errno { return jsapi.AsErrno(err) }

// place is where a failed bind, listen or connect was to go.
type place struct {
	address string
	port    int    // not shown when 0
	local   string // "host:port" of our own side, when known
	none    bool   // there was no address: address is null
}

func (p place) String() string {
	s := p.address
	if p.none && p.port > 0 {
		s = "null"
	}
	if p.port > 0 {
		s += ":" + strconv.Itoa(p.port)
	}
	return s
}

// listenError is "listen EADDRINUSE: address already in use :::80" with its fields.
func (n *Net) listenError(err error, call string, p place) *goja.Object {
	no := errno(err)
	msg := call + " " + jsapi.ErrnoName(no) + ": " + jsapi.ErrnoText(no)
	if at := p.String(); at != "" {
		msg += " " + at
	}
	o := n.env.Error(msg)
	jsapi.Must(o.Set("code", jsapi.ErrnoName(no)))
	jsapi.Must(o.Set("errno", -int(no)))
	jsapi.Must(o.Set("syscall", call))
	n.setPlace(o, p)
	return o
}

// connectError is "connect ECONNREFUSED 127.0.0.1:80" with its fields.
func (n *Net) connectError(err error, call string, p place) *goja.Object {
	no := errno(err)
	msg := call + " " + jsapi.ErrnoName(no)
	if at := p.String(); at != "" {
		msg += " " + at
	}
	if p.local != "" {
		msg += " - Local (" + p.local + ")"
	}
	o := n.env.Error(msg)
	n.setErrno(o, no, call)
	n.setPlace(o, p)
	return o
}

func (n *Net) setPlace(o *goja.Object, p place) {
	if p.none {
		jsapi.Must(o.Set("address", goja.Null()))
	} else {
		jsapi.Must(o.Set("address", p.address))
	}
	if p.port != 0 {
		jsapi.Must(o.Set("port", p.port))
	}
}

func (n *Net) setErrno(o *goja.Object, no syscall.Errno, call string) {
	jsapi.Must(o.Set("errno", -int(no)))
	jsapi.Must(o.Set("code", jsapi.ErrnoName(no)))
	jsapi.Must(o.Set("syscall", call))
}

// ioError is "read ECONNRESET" with its fields.
func (n *Net) ioError(err error, call string) *goja.Object {
	no := errno(err)
	o := n.env.Error(call + " " + jsapi.ErrnoName(no))
	n.setErrno(o, no, call)
	return o
}

// codeError makes an Error with one of Node's codes.
func (n *Net) codeError(code, msg string) *goja.Object { return n.env.CodeError("Error", code, msg) }

func (n *Net) errSocketClosed() *goja.Object {
	return n.codeError("ERR_SOCKET_CLOSED", "Socket is closed")
}

func (n *Net) errNotRunning() *goja.Object {
	return n.codeError("ERR_SERVER_NOT_RUNNING", "Server is not running.")
}

func isErrno(err error, no syscall.Errno) bool { return errors.Is(err, no) }

// codeErrorPlain is an Error whose code is no ERR_ one: its stack does not show it.
func (n *Net) codeErrorPlain(code, msg string) *goja.Object {
	o := n.env.Error(msg)
	jsapi.Must(o.Set("code", code))
	return o
}
