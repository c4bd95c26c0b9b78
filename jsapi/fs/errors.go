package fs

import (
	"errors"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// opError is what work fails with: the system's error, and what was being done to what.
type opError struct {
	no         syscall.Errno
	call       string
	path, dest string
	paths      int // how many of them the error shows; they may be empty
	// coded makes errors of another kind, such as ERR_FS_EISDIR.
	coded func(f *FS) *goja.Object
}

func (e *opError) Error() string { return e.call + " " + e.path + ": " + e.no.Error() }

// fail wraps a system error of the operation; nil stays nil.
func fail(err error, call string, paths ...string) error {
	if err == nil {
		return nil
	}
	var op *opError
	if errors.As(err, &op) {
		return op
	}
	e := &opError{no: jsapi.AsErrno(err), call: call, paths: len(paths)}
	if len(paths) > 0 {
		e.path = paths[0]
	}
	if len(paths) > 1 {
		e.dest = paths[1]
	}
	return e
}

// isErrno reports whether err is that errno.
func isErrno(err error, no syscall.Errno) bool {
	var op *opError
	return errors.As(err, &op) && op.no == no || errors.Is(err, no)
}

// object makes the JavaScript error: "ENOENT: no such file or directory, open 'x'".
func (f *FS) object(err error) *goja.Object {
	var e *opError
	if !errors.As(err, &e) {
		e = &opError{no: jsapi.AsErrno(err), call: "read"}
	}
	if e.coded != nil {
		return e.coded(f)
	}
	code := jsapi.ErrnoName(e.no)
	msg := code + ": " + jsapi.ErrnoText(e.no) + ", " + e.call
	if e.paths > 0 {
		msg += " '" + e.path + "'"
	}
	if e.paths > 1 {
		msg += " -> '" + e.dest + "'"
	}
	o := f.env.Error(msg)
	jsapi.Must(o.Set("errno", -int(e.no)))
	jsapi.Must(o.Set("code", code))
	jsapi.Must(o.Set("syscall", e.call))
	if e.paths > 0 {
		jsapi.Must(o.Set("path", e.path))
	}
	if e.paths > 1 {
		jsapi.Must(o.Set("dest", e.dest))
	}
	return o
}

// systemError makes Node's SystemError: "Path is a directory: rm returned EISDIR (is a directory) x".
func systemError(code, prefix, call, path, text string, no syscall.Errno) *opError {
	e := &opError{no: no, call: call, path: path}
	name := jsapi.ErrnoName(no)
	e.coded = func(f *FS) *goja.Object {
		o := f.env.CodeError("Error", code, prefix+": "+call+" returned "+name+" ("+text+") "+path)
		jsapi.Must(o.DefineDataProperty("name", f.vm.ToValue("SystemError"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
		info := f.vm.NewObject()
		jsapi.Must(info.Set("code", name))
		jsapi.Must(info.Set("message", text))
		jsapi.Must(info.Set("path", path))
		jsapi.Must(info.Set("syscall", call))
		jsapi.Must(info.Set("errno", int(e.no)))
		jsapi.Must(o.Set("info", info))
		jsapi.Must(o.Set("errno", int(e.no)))
		jsapi.Must(o.Set("syscall", call))
		jsapi.Must(o.Set("path", path))
		return o
	}
	return e
}

// numbered gives a SystemError another number than its name's, as some of Node's have.
func (e *opError) numbered(no syscall.Errno) *opError {
	e.no = no
	return e
}
