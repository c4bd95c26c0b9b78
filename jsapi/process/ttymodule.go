package process

import (
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

// TTYModule is the built-in module "tty": isatty, and the classes of standard streams
// that are terminals. Other terminals cannot be opened.
var TTYModule = jsapi.Module{Name: "tty", Load: func(env *jsapi.Env) goja.Value {
	p, s, o := From(env), stream.From(env), env.VM.NewObject()
	env.SetMethods(o, true, jsapi.Method{Name: "isatty", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
		fd, ok := jsapi.Number(c.Argument(0))
		if !ok || fd != float64(int32(fd)) || fd < 0 {
			return env.VM.ToValue(false)
		}
		return env.VM.ToValue(IsTerminal(int(fd)))
	}})
	_ = o.Set("ReadStream", p.class("ReadStream", s.Readable).Ctor)
	_ = o.Set("WriteStream", p.class("WriteStream", s.Writable).Ctor)
	return o
}}
