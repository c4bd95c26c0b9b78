package process

import (
	"os"
	"strconv"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// IsTerminal reports whether the descriptor is a terminal.
func IsTerminal(fd int) bool {
	_, err := unix.IoctlGetWinsize(fd, unix.TIOCGWINSZ)
	return err == nil
}

// TTYModule is the built-in module "tty": isatty, and the classes of terminals, to which the
// standard streams belong that are one. They are no net.Sockets, as they are in Node.
// (Node 20, "TTY".)
var TTYModule = jsapi.Module{Name: "tty", Load: func(env *jsapi.Env) goja.Value {
	p, o := From(env), env.VM.NewObject()
	env.SetMethods(o, true, jsapi.Method{Name: "isatty", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
		fd, ok := descriptor(c.Argument(0))
		return env.VM.ToValue(ok && IsTerminal(fd))
	}})
	_ = o.Set("ReadStream", p.ttyReader().Ctor)
	_ = o.Set("WriteStream", p.ttyWriter().Ctor)
	return o
}}

// descriptor is v as a file descriptor.
func descriptor(v goja.Value) (fd int, ok bool) {
	n, ok := jsapi.Number(v)
	return int(n), ok && n == float64(int32(n)) && n >= 0
}

// openTerminal is the terminal that a script names by its descriptor, which stays the script's.
func (p *Process) openTerminal(v goja.Value) *os.File {
	fd, ok := descriptor(v)
	if !ok {
		panic(p.env.CodeError("RangeError", "ERR_INVALID_FD", `"fd" must be a positive integer: `+p.env.Text(v)))
	}
	var info unix.Stat_t
	err := unix.Fstat(fd, &info)
	if kind := info.Mode & unix.S_IFMT; err == nil && kind != unix.S_IFIFO && kind != unix.S_IFSOCK && !IsTerminal(fd) {
		err = unix.EINVAL // pipes and sockets will do
	}
	if err == nil {
		fd, err = unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	}
	if err != nil {
		panic(p.noTerminal())
	}
	return os.NewFile(uintptr(fd), "tty")
}

// noTerminal is Node's SystemError for a descriptor that is none.
func (p *Process) noTerminal() *goja.Object {
	vm, info := p.env.VM, p.env.VM.NewObject()
	for _, kv := range []struct {
		name  string
		value any
	}{{"errno", -int(unix.EINVAL)}, {"code", "EINVAL"}, {"message", "invalid argument"}, {"syscall", "uv_tty_init"}} {
		_ = info.Set(kv.name, kv.value)
	}
	err := p.env.CodeError("Error", "ERR_TTY_INIT_FAILED", "TTY initialization failed: uv_tty_init returned EINVAL (invalid argument)")
	_ = err.DefineDataProperty("name", vm.ToValue("SystemError"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = err.Set("info", info)
	_ = err.Set("errno", -int(unix.EINVAL))
	_ = err.Set("syscall", "uv_tty_init")
	return err
}

// ttyReader is tty.ReadStream.
func (p *Process) ttyReader() *jsapi.Class {
	return p.classOf("tty.ReadStream", func() jsapi.ClassSpec {
		return jsapi.ClassSpec{Name: "ReadStream", Length: 2, Enumerable: true, Parent: stream.From(p.env).Readable,
			Init: func(this *goja.Object, args []goja.Value) {
				p.bindInput(this, p.openTerminal(jsapi.Arg(args, 0)), true)
			},
			Methods: []jsapi.Method{{Name: "setRawMode", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				in := jsapi.Receiver[*input](p.env, c.This)
				return in.setRawMode(c)
			}}}}
	})
}

// ttyWriter is tty.WriteStream.
func (p *Process) ttyWriter() *jsapi.Class {
	return p.classOf("tty.WriteStream", func() jsapi.ClassSpec {
		return jsapi.ClassSpec{Name: "WriteStream", Length: 1, Enumerable: true, Parent: stream.From(p.env).Writable,
			Init: func(this *goja.Object, args []goja.Value) {
				out := &output{p: p, f: p.openTerminal(jsapi.Arg(args, 0))}
				stream.From(p.env).Bind(this, out)
				p.terminal(this, out)
			},
			Methods: p.cursorMethods()}
	})
}

// terminal makes o a terminal that knows its size.
func (p *Process) terminal(o *goja.Object, out *output) {
	resize := func() {
		if ws, err := winsize(out.file()); err == nil {
			_ = o.Set("columns", int(ws.Col))
			_ = o.Set("rows", int(ws.Row))
		}
	}
	resize()
	_ = o.Set("isTTY", true)
	if !p.env.Host.Embedded {
		p.OnGo("SIGWINCH", func([]goja.Value) { resize(); out.Emit("resize") })
	}
}

// cursorMethods are the members of tty.WriteStream. They work on whatever has a write.
func (p *Process) cursorMethods() []jsapi.Method {
	vm := p.env.VM
	write := func(seq string, c goja.FunctionCall, cb int) goja.Value {
		return p.env.Method(c.This.ToObject(vm), "write", vm.ToValue(seq), c.Argument(cb))
	}
	env := func(v goja.Value) func(string) (string, bool) {
		o, ok := v.(*goja.Object)
		if !ok {
			return p.env.Host.Env.Get
		}
		return func(name string) (string, bool) {
			v := o.Get(name)
			if v == nil || goja.IsUndefined(v) {
				return "", false
			}
			return p.env.Text(v), true
		}
	}
	return []jsapi.Method{
		{Name: "getColorDepth", Fn: func(c goja.FunctionCall) goja.Value { return vm.ToValue(colorDepth(env(c.Argument(0)))) }},
		{Name: "hasColors", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			count, in := float64(16), c.Argument(0)
			if n, ok := jsapi.Number(in); ok {
				count, in = n, c.Argument(1)
			}
			return vm.ToValue(count <= float64(int64(1)<<colorDepth(env(in))))
		}},
		{Name: "getWindowSize", Fn: func(c goja.FunctionCall) goja.Value {
			o := c.This.ToObject(vm)
			return vm.NewArray(o.Get("columns"), o.Get("rows"))
		}},
		{Name: "cursorTo", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			x := c.Argument(0).ToInteger()
			if n, ok := jsapi.Number(c.Argument(1)); ok {
				return write("\x1b["+strconv.FormatInt(int64(n)+1, 10)+";"+strconv.FormatInt(x+1, 10)+"H", c, 2)
			}
			return write("\x1b["+strconv.FormatInt(x+1, 10)+"G", c, 1)
		}},
		{Name: "moveCursor", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return write(move(c.Argument(0).ToInteger(), "C", "D")+move(c.Argument(1).ToInteger(), "B", "A"), c, 2)
		}},
		{Name: "clearLine", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			seq := "\x1b[2K"
			if d := c.Argument(0).ToInteger(); d < 0 {
				seq = "\x1b[1K"
			} else if d > 0 {
				seq = "\x1b[0K"
			}
			return write(seq, c, 1)
		}},
		{Name: "clearScreenDown", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return write("\x1b[0J", c, 0) }},
	}
}

// move is the escape sequence that moves the cursor n steps.
func move(n int64, forward, back string) string {
	switch {
	case n > 0:
		return "\x1b[" + strconv.FormatInt(n, 10) + forward
	case n < 0:
		return "\x1b[" + strconv.FormatInt(-n, 10) + back
	}
	return ""
}
