package process

import (
	"io"
	"os"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// readSize is the most that one read of standard input takes, in bytes.
const readSize = 64 << 10

// input is process.stdin, but for pipes and sockets. While a read is under way a goroutine waits in it, and the
// handle keeps the loop alive unless the stream is paused or unref'd.
type input struct {
	stream.Readable
	p       *Process
	f       *os.File
	handle  *eventloop.Handle
	reading bool
	unref   bool
	raw     *unix.Termios // the terminal's mode before setRawMode(true)
}

// ReadMore implements stream.Source.
func (in *input) ReadMore(int) {
	if in.reading {
		in.hold()
		return
	}
	in.reading = true
	in.hold()
	go in.read()
}

// read runs on its own goroutine, for one read.
func (in *input) read() {
	b := make([]byte, readSize)
	n, err := in.f.Read(b)
	in.handle.Post(func() { in.done(b[:n], err) })
}

func (in *input) done(b []byte, err error) {
	in.reading = false
	in.handle.Unref()
	if in.Destroyed() {
		return
	}
	if len(b) > 0 {
		in.Push(b)
	}
	switch {
	case err == io.EOF:
		in.PushEOF()
	case err != nil:
		in.Destroy(in.p.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "read", Port: -1}))
	}
}

// hold makes a read under way keep the loop alive, when it should.
func (in *input) hold() {
	if in.reading && !in.unref {
		in.handle.Ref()
	}
}

// Teardown implements stream.Destroyer.
func (in *input) Teardown(err goja.Value) {
	in.handle.Close()
	if in.f != in.p.file(0) {
		_ = in.f.Close()
	}
	in.TeardownDone(err)
}

// fileInput makes stdin of a file: a fs.ReadStream that leaves the descriptor open. It is
// nil for what is no file, and in a runtime without fs.
func (p *Process) fileInput() *goja.Object {
	if p.file(0) != os.Stdin || kindOf(os.Stdin) != file || p.env.Builtin("fs") == nil {
		return nil
	}
	options := p.env.VM.NewObject()
	_ = options.Set("fd", 0)
	_ = options.Set("autoClose", false)
	return p.env.New(p.env.RequireObject("fs").Get("ReadStream"), goja.Null(), options)
}

func (p *Process) makeInput() *goja.Object {
	if o := p.fileInput(); o != nil {
		return o
	}
	k := kindOf(p.file(0))
	class := p.ttyReader()
	if k != tty {
		class = p.class("ReadStream", stream.From(p.env).Readable)
	}
	o := p.env.Create(class)
	p.bindInput(o, p.file(0), k == tty)
	_ = o.Set("fd", 0)
	return o
}

// bindInput makes o a stream that reads f.
func (p *Process) bindInput(o *goja.Object, f *os.File, terminal bool) {
	in := &input{p: p, f: f, handle: p.env.Loop.NewHandle()}
	in.handle.Unref()
	stream.From(p.env).Bind(o, in)
	in.OnGo("pause", func([]goja.Value) { in.handle.Unref() })
	in.OnGo("resume", func([]goja.Value) { in.hold() })
	p.env.SetMethods(o, false,
		jsapi.Method{Name: "ref", Fn: func(c goja.FunctionCall) goja.Value { in.unref = false; in.hold(); return c.This }},
		jsapi.Method{Name: "unref", Fn: func(c goja.FunctionCall) goja.Value { in.unref = true; in.handle.Unref(); return c.This }})
	if terminal {
		_ = o.Set("isRaw", false)
		_ = o.Set("isTTY", true)
	}
}

// setRawMode is stdin.setRawMode(on) of a terminal.
func (in *input) setRawMode(c goja.FunctionCall) goja.Value {
	on := c.Argument(0).ToBoolean()
	if err := in.rawMode(on); err != nil {
		panic(in.p.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "setRawMode", Port: -1}))
	}
	_ = in.Object().Set("isRaw", on)
	return c.This
}

func (in *input) rawMode(on bool) (err error) {
	conn, err := in.f.SyscallConn()
	if err != nil {
		return err
	}
	e := conn.Control(func(fd uintptr) {
		if !on {
			if in.raw != nil {
				err = unix.IoctlSetTermios(int(fd), ioctlSetTermios, in.raw)
				in.raw = nil
			}
			return
		}
		var old *unix.Termios
		if old, err = unix.IoctlGetTermios(int(fd), ioctlGetTermios); err != nil {
			return
		}
		if in.raw == nil {
			saved := *old
			in.raw = &saved
			in.p.OnFlush(func() { _ = in.rawMode(false) })
		}
		t := *old
		t.Iflag &^= unix.BRKINT | unix.ICRNL | unix.INPCK | unix.ISTRIP | unix.IXON
		t.Oflag |= unix.ONLCR
		t.Cflag |= unix.CS8
		t.Lflag &^= unix.ECHO | unix.ICANON | unix.IEXTEN | unix.ISIG
		t.Cc[unix.VMIN], t.Cc[unix.VTIME] = 1, 0
		err = unix.IoctlSetTermios(int(fd), ioctlSetTermios, &t)
	})
	if e != nil {
		return e
	}
	return err
}
