package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// Input makes process.stdin over fd, a pipe or a socket, which belongs to the stream from
// now on. It reads nothing until somebody wants it to.
func (n *Net) Input(fd int) *goja.Object {
	o := n.env.New(n.SocketClass.Ctor, n.stdioOptions(true, fd))
	s, resting := n.SocketOf(o), false
	wake := func() {
		if resting {
			resting = false
			s.setReading(true)
		}
	}
	s.OnGo("pause", func([]goja.Value) {
		n.env.Loop.NextTick(func() { // a paused stdin does not keep the process alive
			if s.conn != nil && s.conn.Reading() && n.env.Method(o, "isPaused").ToBoolean() {
				resting = true
				s.setReading(false)
			}
		})
	})
	s.OnGo("resume", func([]goja.Value) { wake() })
	s.OnGo("newListener", func(args []goja.Value) {
		if args[0].String() == "readable" {
			wake()
		}
	})
	return o
}

// output is process.stdout or stderr where that is a pipe or a socket: a Socket whose
// writes are done when write returns, and whose descriptor is never closed.
type output struct {
	Socket
	p  *process.Process
	fd int // 1 or 2
}

// Output makes process.stdout (std is 1) or stderr (2) over fd, a pipe or a socket. fd
// stays the caller's.
func (n *Net) Output(std, fd int) *goja.Object {
	out := &output{p: process.From(n.env), fd: std}
	o := n.env.Create(n.SocketClass)
	n.env.Bind(o, out) // which the constructor finds
	jsapi.Call(n.SocketClass.Ctor, o, n.stdioOptions(false, -1))
	conn := n.env.Net.NewConn(fd)
	conn.Lend()
	out.adopt(conn)
	jsapi.Must(o.Set("_type", "pipe"))
	jsapi.Must(o.Set("_isStdio", true))
	jsapi.Must(o.Set("destroySoon", o.Get("destroy")))
	return o
}

func (n *Net) stdioOptions(in bool, fd int) *goja.Object {
	o := n.env.VM.NewObject()
	jsapi.Must(o.Set("readable", in))
	jsapi.Must(o.Set("writable", !in))
	jsapi.Must(o.Set("manualStart", true))
	if fd >= 0 {
		jsapi.Must(o.Set("fd", fd))
	}
	return o
}

// WriteChunk is for package stream.
func (o *output) WriteChunk(b []byte) { o.WriteDone(o.put(b)) }

// WriteChunks is for package stream.
func (o *output) WriteChunks(bs [][]byte) {
	var failed goja.Value
	for _, b := range bs {
		if failed = o.put(b); failed != nil {
			break
		}
	}
	o.WriteDone(failed)
}

func (o *output) put(b []byte) goja.Value {
	o.dispatched += len(b)
	if _, err := o.p.Write(o.fd, b); err != nil {
		return o.n.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "write", Port: -1})
	}
	return nil
}

// Finish is for package stream: who reads a socket hears the end of it. A pipe has no side
// to end, and stays open.
func (o *output) Finish() {
	o.p.EndOutput(o.fd)
	o.n.soon(o.conn.CloseWriteNow)
	o.conn.CloseWriteLater(func(error) {
		o.enter(func() { o.FinishDone(nil) })
	})
}

// Teardown is for package stream. The stream can be written to again afterwards, for what
// the process still has to say.
func (o *output) Teardown(err goja.Value) {
	o.TeardownDone(err)
	o.n.env.Method(o.Object(), "_undestroy")
	o.n.env.Loop.NextTick(func() { o.Emit("close") })
}
