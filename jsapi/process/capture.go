package process

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// setCapture is process.setUncaughtExceptionCaptureCallback(fn).
func (p *Process) setCapture(c goja.FunctionCall) goja.Value {
	fn := c.Argument(0)
	if goja.IsNull(fn) {
		p.capture = fn
		return goja.Undefined()
	}
	if !jsapi.IsFunction(fn) {
		panic(p.env.InvalidArgType("fn", "of type function or null", fn))
	}
	if !goja.IsNull(p.capture) {
		panic(p.env.CodeError("Error", "ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET",
			"`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active"))
	}
	p.capture = fn
	return goja.Undefined()
}

func (p *Process) hasCapture(goja.FunctionCall) goja.Value { return p.env.VM.ToValue(p.Captures()) }

// Captures reports whether there is a capture callback.
func (p *Process) Captures() bool { return !goja.IsNull(p.capture) }

// Uncaught offers an error that nobody caught to the script: to the capture callback, or
// to 'uncaughtException'. It reports whether the script took it. What a handler throws
// passes through. The origin is "uncaughtException" or "unhandledRejection".
func (p *Process) Uncaught(err goja.Value, origin string) bool {
	if p.Captures() {
		jsapi.Call(p.capture, goja.Undefined(), err)
		return true
	}
	if p.OnUncaught != nil && p.OnUncaught(err) {
		return true
	}
	from := p.env.VM.ToValue(origin)
	p.Emit("uncaughtExceptionMonitor", err, from)
	return p.Emit("uncaughtException", err, from)
}
