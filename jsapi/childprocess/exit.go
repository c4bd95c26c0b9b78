package childprocess

import (
	"os"
	"syscall"
	"time"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// await waits for the end of the process in a goroutine of its own, which owns c.proc's
// Wait. 'exit' comes behind everything that the child has sent.
func (c *Child) await() {
	if c.spawnFailed != 0 {
		no := c.spawnFailed
		c.m.env.Loop.NextTick(func() { c.exit(-int(no), 0) })
		return
	}
	go func(p *os.Process, peer *Peer, post func(func())) {
		st, err := p.Wait()
		report := func() { post(func() { c.waited(st, err) }) }
		if peer != nil {
			peer.whenDrained(report)
		} else {
			report()
		}
	}(c.proc, c.peer, c.alive.Post)
}

func (c *Child) waited(st *os.ProcessState, err error) {
	if err != nil { // somebody else has waited for it
		c.exit(0, 0)
		return
	}
	ws := st.Sys().(syscall.WaitStatus)
	if ws.Signaled() {
		c.exit(0, ws.Signal())
		return
	}
	c.exit(ws.ExitStatus(), 0)
}

// exit emits 'exit', or 'error' for a child that did not start (code is -errno then).
func (c *Child) exit(code int, sig syscall.Signal) {
	m, o := c.m, c.Object()
	c.alive.Close()
	c.alive = nil
	var codeValue, sigValue goja.Value = m.env.VM.ToValue(code), goja.Null()
	if sig != 0 {
		codeValue, sigValue = goja.Null(), m.env.VM.ToValue(unix.SignalName(sig))
		jsapi.Must(o.Set("signalCode", sigValue))
	} else {
		jsapi.Must(o.Set("exitCode", codeValue))
	}
	jsapi.Must(o.Set("_handle", goja.Null()))
	if in := c.stdio[0]; in != nil {
		m.env.Method(in, "destroy")
	}
	if code < 0 {
		c.Emit("error", c.spawnError(syscall.Errno(-code)))
	} else {
		c.Emit("exit", codeValue, sigValue)
	}
	m.env.Loop.NextTick(c.flushStdio) // neither this nor 'close' when a listener throws, in Node too
	c.maybeClose()
}

// spawnError is the error of a child that did not start.
func (c *Child) spawnError(no syscall.Errno) *goja.Object {
	e := c.m.env.SysError(jsapi.SysError{Errno: no, Syscall: "spawn " + c.spec.file, Port: -1})
	jsapi.Must(e.Set("path", c.spec.file))
	jsapi.Must(e.Set("spawnargs", c.m.array(c.spec.given[min(1, len(c.spec.given)):])))
	return e
}

// flushStdio has pipes that nobody reads run dry, so that they close.
func (c *Child) flushStdio() {
	for i, s := range c.stdio {
		if i > 0 && s != nil && truthy(s.Get("readable")) {
			c.m.env.Method(s, "resume")
		}
	}
}

func truthy(v goja.Value) bool { return v != nil && v.ToBoolean() }

// maybeClose counts one of the things that 'close' waits for.
func (c *Child) maybeClose() {
	if c.closesGot++; c.closesGot == c.closesNeeded {
		o := c.Object()
		c.Emit("close", o.Get("exitCode"), o.Get("signalCode"))
	}
}

// limit kills the child after options.timeout, and when options.signal is aborted.
func (c *Child) limit() {
	s := c.spec
	if s.timeout > 0 {
		t := c.m.env.Loop.NewTimer(s.timeout, false, func() { c.kill(c.m.killSignal(s.killSignal)) })
		c.OnceGo("exit", func([]goja.Value) { t.Stop() })
	}
	if s.signal != nil {
		c.obey(s.signal)
	}
}

// obey kills the child and emits an AbortError when the signal is aborted.
func (c *Child) obey(signal *goja.Object) {
	abort := func() {
		if c.kill(c.m.killSignal(c.spec.killSignal)) {
			c.Emit("error", c.m.env.AbortError(signal.Get("reason")))
		}
	}
	if truthy(signal.Get("aborted")) {
		c.m.env.Loop.NextTick(abort)
		return
	}
	f := c.m.env.Func("onAbort", 0, func(goja.FunctionCall) goja.Value { abort(); return goja.Undefined() })
	c.m.env.Method(signal, "addEventListener", c.m.env.VM.ToValue("abort"), f)
	c.OnceGo("exit", func([]goja.Value) {
		c.m.env.Method(signal, "removeEventListener", c.m.env.VM.ToValue("abort"), f)
	})
}

func (m *ChildProcess) killSignal(v goja.Value) syscall.Signal {
	if jsapi.IsNullish(v) {
		return syscall.SIGTERM
	}
	return m.signal(v)
}

// flushPeersAtExit has the process wait, when it exits, for its messages to be written.
func (m *ChildProcess) flushPeersAtExit() {
	if m.flushing {
		return
	}
	m.flushing = true
	m.onFlush(func() { m.hub.Drain(time.Second) })
}
