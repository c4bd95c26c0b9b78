package jsapi

import (
	"errors"
	"strconv"
	"syscall"

	"github.com/dop251/goja"
)

// Throw throws v from a native.
func (e *Env) Throw(v goja.Value) { panic(v) }

// Error makes an Error with a message.
func (e *Env) Error(msg string) *goja.Object { return e.newError("Error", msg) }

// TypeError makes a TypeError without a code, as the language itself throws them.
func (e *Env) TypeError(msg string) *goja.Object { return e.newError("TypeError", msg) }

// RangeError makes a RangeError without a code.
func (e *Env) RangeError(msg string) *goja.Object { return e.newError("RangeError", msg) }

func (e *Env) newError(class, msg string) *goja.Object {
	return e.New(e.intrinsic(class), e.VM.ToValue(msg))
}

// intrinsic is the global of that name as it was when first asked for, so that a script
// that replaces it does not change what natives throw.
func (e *Env) intrinsic(name string) *goja.Object {
	o := e.instOf[name]
	if o == nil {
		if e.instOf == nil {
			e.instOf = make(map[string]*goja.Object)
		}
		o = e.VM.Get(name).(*goja.Object)
		e.instOf[name] = o
	}
	return o
}

// SysError is an error of the operating system as Node shows it: errno (negative, as
// libuv counts), code, syscall, and the fields of Info in their order.
// Message: "connect ECONNREFUSED 127.0.0.1:80" when Address is set, otherwise
// "EACCES: permission denied, open 'path'" style.
type SysError struct {
	Errno   syscall.Errno
	Syscall string
	Path    string
	Dest    string
	Address string
	Port    int // not shown when negative
	// Worded puts what the code means into a message without a path, as libuv's calls on files
	// do: "ENOSPC: no space left on device, write" and not "write ENOSPC".
	Worded bool
}

// SysError makes the JavaScript error for s.
func (e *Env) SysError(s SysError) *goja.Object {
	code, text := ErrnoName(s.Errno), ErrnoText(s.Errno)
	var msg string
	switch {
	case s.Address != "":
		msg = s.Syscall + " " + code + " " + s.Address
		if s.Syscall == "listen" {
			msg = s.Syscall + " " + code + ": " + text + " " + s.Address
		}
		if s.Port > 0 {
			msg += ":" + strconv.Itoa(s.Port)
		}
	case s.Worded:
		msg = code + ": " + text + ", " + s.Syscall
	case s.Path != "":
		msg = code + ": " + text + ", " + s.Syscall + " '" + s.Path + "'"
		if s.Dest != "" {
			msg += " -> '" + s.Dest + "'"
		}
	default:
		msg = s.Syscall + " " + code
	}
	o := e.newError("Error", msg)
	Must(o.Set("errno", -int(s.Errno)))
	Must(o.Set("code", code))
	Must(o.Set("syscall", s.Syscall))
	for _, f := range []struct{ name, value string }{{"path", s.Path}, {"dest", s.Dest}, {"address", s.Address}} {
		if f.value != "" {
			Must(o.Set(f.name, f.value))
		}
	}
	if s.Address != "" && s.Port >= 0 {
		Must(o.Set("port", s.Port))
	}
	return o
}

// AsErrno finds the errno in err; EIO when there is none.
func AsErrno(err error) syscall.Errno {
	var no syscall.Errno
	if errors.As(err, &no) {
		return no
	}
	return syscall.EIO
}
