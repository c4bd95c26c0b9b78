package process

import (
	"os"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// kind is what stands behind fd 0, 1 or 2.
type kind int

const (
	file kind = iota
	pipe      // or a socket
	tty
)

// kindOf finds out what f is.
func kindOf(f *os.File) kind {
	if f == nil {
		return file
	}
	if _, err := winsize(f); err == nil {
		return tty
	}
	if info, err := f.Stat(); err == nil && info.Mode()&(os.ModeNamedPipe|os.ModeSocket) != 0 {
		return pipe
	}
	return file
}

// winsize asks for the size of the terminal f; the error says that f is none.
func winsize(f *os.File) (ws *unix.Winsize, err error) {
	raw, err := f.SyscallConn()
	if err != nil {
		return nil, err
	}
	if e := raw.Control(func(fd uintptr) { ws, err = unix.IoctlGetWinsize(int(fd), unix.TIOCGWINSZ) }); e != nil {
		return nil, e
	}
	return ws, err
}

// openPipe makes the stream of a descriptor that is a pipe or a socket, nil without Pipe.
func (p *Process) openPipe(std int) *goja.Object {
	f := p.file(std)
	if p.Pipe == nil || kindOf(f) != pipe {
		return nil
	}
	fd := -1
	raw, err := f.SyscallConn()
	if err == nil {
		err = raw.Control(func(n uintptr) { fd = int(n) })
	}
	if err == nil && std == 0 && p.env.Host.Embedded { // the host's own stays open
		fd, err = unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	}
	if err != nil {
		return nil
	}
	o := p.Pipe(std, fd)
	_ = o.Set("fd", std)
	return o
}

func (p *Process) file(fd int) *os.File {
	return [...]*os.File{p.env.Host.Stdin, p.env.Host.Stdout, p.env.Host.Stderr}[fd]
}

// Stream returns process.stdin, stdout or stderr (fd 0, 1, 2), made at the first call.
func (p *Process) Stream(fd int) goja.Value {
	if p.streams[fd] == nil {
		thread := p.env.Host.Thread != nil
		var o *goja.Object
		if !thread {
			o = p.openPipe(fd)
		}
		switch {
		case o != nil:
		case fd == 0 && thread:
			o = p.makeThreadInput()
		case thread:
			o = p.makeThreadOutput(fd)
		case fd == 0:
			o = p.makeInput()
		default:
			o = p.makeOutput(fd)
		}
		p.streams[fd] = o
	}
	return p.streams[fd]
}

// Materialized returns the stream of fd if a script has asked for it, otherwise nil.
func (p *Process) Materialized(fd int) *goja.Object {
	o, _ := p.streams[fd].(*goja.Object)
	return o
}

// output is process.stdout or stderr, but for pipes and sockets. Writes are done when write returns, and the
// descriptor is never closed.
type output struct {
	stream.Writable
	p  *Process
	fd int
	f  *os.File // a terminal that a script has opened, nil for the process's own
}

// file is what is written to.
func (o *output) file() *os.File {
	if o.f != nil {
		return o.f
	}
	return o.p.file(o.fd)
}

// WriteChunk implements stream.Sink.
func (o *output) WriteChunk(b []byte) { o.WriteDone(o.write(b)) }

// WriteChunks implements stream.GatherSink.
func (o *output) WriteChunks(bs [][]byte) {
	var failed goja.Value
	for _, b := range bs {
		if failed = o.write(b); failed != nil {
			break
		}
	}
	o.WriteDone(failed)
}

func (o *output) write(b []byte) goja.Value {
	var err error
	if o.f != nil {
		_, err = writeAll(o.f, b)
	} else {
		_, err = o.p.Write(o.fd, b)
	}
	if err != nil {
		return o.p.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "write", Port: -1, Worded: kindOf(o.file()) == file})
	}
	return nil
}

// Teardown implements stream.Destroyer. The stream can be written to again afterwards, for
// what the process still has to say.
func (o *output) Teardown(err goja.Value) {
	o.TeardownDone(err)
	if o.f != nil {
		_ = o.f.Close()
		return
	}
	o.p.env.Method(o.Object(), "_undestroy")
}

func (p *Process) makeOutput(fd int) *goja.Object {
	s := stream.From(p.env)
	k := kindOf(p.file(fd))
	class := p.ttyWriter()
	if k != tty {
		class = p.class("SyncWriteStream", s.Writable)
	}
	out := &output{p: p, fd: fd}
	o := p.env.Create(class)
	s.Bind(o, out)
	if k == tty {
		p.terminal(o, out)
	}
	if k != tty {
		_ = o.Set("readable", false)
	}
	_ = o.Set("_type", [...]string{"fs", "pipe", "tty"}[k])
	_ = o.Set("fd", fd)
	_ = o.Set("_isStdio", true)
	_ = o.Set("destroySoon", o.Get("destroy"))
	return o
}

// class is the class of a standard stream, one for each name.
func (p *Process) class(name string, parent *jsapi.Class) *jsapi.Class {
	return p.classOf(name, func() jsapi.ClassSpec { return jsapi.ClassSpec{Name: name, Parent: parent, AnyThis: true} })
}

// classOf is the class that spec says at the first call for the key.
func (p *Process) classOf(key string, spec func() jsapi.ClassSpec) *jsapi.Class {
	if p.classes == nil {
		p.classes = make(map[string]*jsapi.Class)
	}
	if p.classes[key] == nil {
		p.classes[key] = p.env.Class(spec())
	}
	return p.classes[key]
}

func (p *Process) openStdin(goja.FunctionCall) goja.Value {
	in := p.Stream(0).(*goja.Object)
	p.env.Method(in, "resume")
	return in
}
