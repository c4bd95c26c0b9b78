package process

import (
	"fmt"
	"math"
	"os"
	"strings"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// checkCode throws unless v may be an exit code: an integer, or a text that is one.
func (p *Process) checkCode(v goja.Value) {
	if jsapi.IsNullish(v) {
		return
	}
	n, ok := jsapi.Number(v)
	if s, isString := v.(goja.String); isString && s.String() != "" {
		n = v.ToFloat()
		ok = !math.IsNaN(n)
	}
	if !ok {
		panic(p.env.InvalidArgType("code", "of type number", v))
	}
	p.env.ValidateSafeInteger(p.env.VM.ToValue(n), "code")
}

func (p *Process) getExitCode(goja.FunctionCall) goja.Value { return p.exitCode }

func (p *Process) setExitCode(c goja.FunctionCall) goja.Value {
	p.checkCode(c.Argument(0))
	p.exitCode = c.Argument(0)
	return goja.Undefined()
}

// ExitCode is the code to end with as things stand: process.exitCode, or 0.
func (p *Process) ExitCode() int {
	if jsapi.IsNullish(p.exitCode) {
		return 0
	}
	return int(p.exitCode.ToInteger())
}

// SetExitCode sets process.exitCode.
func (p *Process) SetExitCode(code int) { p.exitCode = p.env.VM.ToValue(code) }

// SetDefaultExitCode sets process.exitCode unless the script has set it.
func (p *Process) SetDefaultExitCode(code int) {
	if jsapi.IsNullish(p.exitCode) {
		p.SetExitCode(code)
	}
}

// Exiting reports whether 'exit' has been emitted, or is being.
func (p *Process) Exiting() bool { return p.exiting }

// exit is process.exit(code).
func (p *Process) exit(c goja.FunctionCall) goja.Value {
	if len(c.Arguments) > 0 {
		p.checkCode(c.Argument(0))
		p.exitCode = c.Argument(0)
	}
	if p.env.Host.Warnings.TraceExit {
		p.traceExit()
	}
	p.Finish()
	return goja.Undefined()
}

// traceExit tells where process.exit was called.
func (p *Process) traceExit() {
	stack := p.env.Error("").Get("stack").String()
	_, frames, _ := strings.Cut(jsapi.NodeStack(stack), "\n")
	p.Print(2, fmt.Sprintf("(node:%d) WARNING: Exited the environment with code %d\n%s\n\n", os.Getpid(), p.ExitCode(), frames))
}

// Finish emits 'exit' once and ends the run by process.reallyExit. It does not return
// unless a script's reallyExit does.
func (p *Process) Finish() {
	p.EmitExit()
	p.env.Method(p.Object(), "reallyExit", p.env.VM.ToValue(p.ExitCode()))
}

// EmitExit emits 'exit' unless that was done before.
func (p *Process) EmitExit() {
	if p.exiting {
		return
	}
	p.exiting = true
	_ = p.Object().Set("_exiting", true)
	p.Emit("exit", p.env.VM.ToValue(p.ExitCode()))
}

// reallyExit ends the run, without 'exit'.
func (p *Process) reallyExit(c goja.FunctionCall) goja.Value {
	p.End(int(c.Argument(0).ToInteger()))
	return goja.Undefined()
}

// End flushes and unwinds the loop with code. It does not return.
func (p *Process) End(code int) {
	p.Flush()
	p.env.Loop.Exit(code & 0xff)
}

// Flush runs the functions given to OnFlush, once.
func (p *Process) Flush() {
	q := p.flush
	p.flush = nil
	for _, f := range q {
		f()
	}
}

// BeforeExit emits 'beforeExit'.
func (p *Process) BeforeExit() {
	p.Emit("beforeExit", p.env.VM.ToValue(p.ExitCode()))
}

// abort is process.abort().
func (p *Process) abort(goja.FunctionCall) goja.Value {
	if p.env.Host.Embedded {
		p.End(134)
	}
	p.Abort()
	return goja.Undefined()
}

// Abort kills the process with SIGABRT.
func (p *Process) Abort() {
	p.Flush()
	p.env.Loop.Flush()
	die(syscall.SIGABRT)
}
