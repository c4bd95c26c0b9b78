package childprocess

import (
	"syscall"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// processHandle is behind subprocess._handle, an object of class Process in front of the
// process. What a script puts over its kill, ref, unref and onexit is called.
type processHandle struct {
	jsapi.Hidden
	c *Child
}

type processClass struct{ *jsapi.Class }

func newProcessClass(env *jsapi.Env) *processClass {
	m := func(name string, f func(*Child, goja.FunctionCall) any) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			h := jsapi.Receiver[*processHandle](env, c.This)
			return env.VM.ToValue(f(h.c, c))
		}}
	}
	return &processClass{env.Class(jsapi.ClassSpec{Name: "Process", MustNew: true, Methods: []jsapi.Method{
		m("kill", func(c *Child, call goja.FunctionCall) any {
			return -int(c.signalProcess(syscall.Signal(call.Argument(0).ToInteger())))
		}),
		m("close", func(*Child, goja.FunctionCall) any { return goja.Undefined() }),
		m("hasRef", func(c *Child, _ goja.FunctionCall) any { return !c.unrefd }),
		m("ref", func(c *Child, _ goja.FunctionCall) any { c.setRef(true); return goja.Undefined() }),
		m("unref", func(c *Child, _ goja.FunctionCall) any { c.setRef(false); return goja.Undefined() }),
	}})}
}

// newHandle makes _handle.
func (c *Child) newHandle() *goja.Object {
	env := c.m.env
	o := env.Create(jsapi.Use(env, newProcessClass).Class)
	env.Bind(o, &processHandle{c: c})
	jsapi.Must(o.Set("onexit", env.Func("", 2, func(call goja.FunctionCall) goja.Value {
		c.exit(int(call.Argument(0).ToInteger()), call.Argument(1))
		return goja.Undefined()
	})))
	return o
}

// handle is _handle, nil when the process has ended.
func (c *Child) handle() *goja.Object {
	h, _ := c.Object().Get("_handle").(*goja.Object)
	return h
}

// signalProcess sends sig and returns why it could not.
func (c *Child) signalProcess(sig syscall.Signal) syscall.Errno {
	if c.alive == nil || c.proc == nil {
		return syscall.ESRCH
	}
	if c.peer != nil {
		c.peer.written() // what was sent before arrives before
	}
	if sig != 0 && unix.SignalName(sig) == "" && (sig < 0 || sig > maxSignal) {
		return syscall.EINVAL
	}
	if err := c.proc.signal(sig); err != nil {
		return jsapi.AsErrno(err)
	}
	return 0
}

// maxSignal is the highest number of a signal, that of the last real-time one.
const maxSignal = 64

// jsKill is subprocess.kill([signal]). Like ref and unref it does with what has a _handle.
func (m *ChildProcess) jsKill(call goja.FunctionCall) goja.Value {
	return m.env.VM.ToValue(m.kill(call.This.ToObject(m.env.VM), m.signal(call.Argument(0))))
}

// kill sends a signal and reports whether there was a process to take it.
func (m *ChildProcess) kill(o *goja.Object, s syscall.Signal) bool {
	h, ok := o.Get("_handle").(*goja.Object)
	if !ok {
		return false
	}
	env := m.env
	switch no := syscall.Errno(-env.Method(h, "kill", env.VM.ToValue(int(s))).ToInteger()); no {
	case 0:
		jsapi.Must(o.Set("killed", true))
		return true
	case syscall.ESRCH:
	case syscall.EINVAL, syscall.ENOSYS:
		panic(killError(env, no))
	default:
		env.Method(o, "emit", env.VM.ToValue("error"), killError(env, no))
	}
	return false
}

func killError(env *jsapi.Env, no syscall.Errno) *goja.Object {
	return env.SysError(jsapi.SysError{Errno: no, Syscall: "kill", Port: -1})
}

// jsRef is subprocess.ref() or unref().
func (m *ChildProcess) jsRef(name string) jsapi.Fn {
	return func(call goja.FunctionCall) goja.Value {
		if h, ok := call.This.ToObject(m.env.VM).Get("_handle").(*goja.Object); ok {
			m.env.Method(h, name)
		}
		return goja.Undefined()
	}
}

func (c *Child) setRef(on bool) {
	if c.unrefd = !on; c.alive == nil {
		return
	}
	if on {
		c.alive.Ref()
	} else {
		c.alive.Unref()
	}
}
