package process

import (
	"os"
	"syscall"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// SignalNumber returns the signal of that name ("SIGTERM"), 0 when there is none.
func SignalNumber(name string) syscall.Signal { return unix.SignalNum(name) }

// SignalName returns the name of a signal, empty when it has none.
func SignalName(sig syscall.Signal) string { return unix.SignalName(sig) }

// kill is process.kill(pid, signal).
func (p *Process) kill(c goja.FunctionCall) goja.Value {
	pid := p.pidArg(c.Argument(0))
	sig, no := p.signalArg(c.Argument(1)), syscall.Errno(0)
	p.env.Loop.Flush()
	if sig < 0 || sig > 64 {
		no = syscall.EINVAL
	} else if pid == os.Getpid() && p.env.Host.Embedded && sig != 0 {
		p.End(128 + int(sig)) // the guest ends, not its host
	} else if err := syscall.Kill(pid, sig); err != nil {
		no = jsapi.AsErrno(err)
	}
	if no != 0 {
		panic(p.env.SysError(jsapi.SysError{Errno: no, Syscall: "kill", Port: -1}))
	}
	return p.env.VM.ToValue(true)
}

// pidArg wants what is an int32 when it is made a number, and neither undefined nor null.
func (p *Process) pidArg(v goja.Value) int {
	if _, symbol := v.(*goja.Symbol); !symbol && !jsapi.IsNullish(v) {
		if f := v.ToFloat(); f == float64(int32(f)) {
			return int(f)
		}
	}
	panic(p.env.InvalidArgType("pid", "of type number", v))
}

// signalArg takes a number or a name; nothing means SIGTERM.
func (p *Process) signalArg(v goja.Value) syscall.Signal {
	if f, ok := jsapi.Number(v); ok && f == float64(int32(f)) {
		return syscall.Signal(int32(f))
	}
	if !v.ToBoolean() {
		return syscall.SIGTERM
	}
	if goja.IsString(v) {
		if sig := SignalNumber(v.String()); sig != 0 {
			return sig
		}
	}
	panic(p.env.CodeError("TypeError", "ERR_UNKNOWN_SIGNAL", "Unknown signal: "+p.env.Format(v)))
}
