package childprocess

import (
	"syscall"
	"time"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// await waits for the end of the process in a goroutine of its own. 'exit' comes behind
// everything that the child has sent, and the signals that came to us before, and, by the
// second post, behind what its pipes have brought and that they have closed.
func (c *Child) await() {
	if c.spawnFailed != 0 {
		no := c.spawnFailed
		c.m.env.Loop.NextTick(func() { c.exited(-int(no), "") })
		return
	}
	go func(p *osProcess, peer *Peer, post func(func()), settleSignals func()) {
		c.m.dead.add(c, p.awaitEnd())
		settleSignals()
		report := func() {
			post(func() { c.behindSends(func() { post(func() { c.waited(c.m.dead.reap(c)) }) }) })
		}
		if peer != nil {
			peer.whenDrained(report)
		} else {
			report()
		}
	}(c.proc, c.peer, c.alive.Post, c.m.settler())
}

// behindSends calls f, behind what becomes of the messages that the script has sent before.
func (c *Child) behindSends(f func()) {
	if c.peer == nil || c.peer.unwritten == 0 {
		f()
		return
	}
	c.peer.hub.Post(func() { c.peer.handle.Post(f) })
}

func (c *Child) waited(ws syscall.WaitStatus, err error) {
	code, signal := 0, ""
	switch {
	case err != nil: // somebody else has waited for it
	case ws.Signaled():
		signal = unix.SignalName(ws.Signal())
	default:
		code = ws.ExitStatus()
	}
	c.exited(code, signal)
}

// exited calls _handle.onexit; code is -errno for a child that did not start.
func (c *Child) exited(code int, signal string) {
	c.alive.Close()
	c.alive = nil
	if c.peer != nil {
		c.peer.childExited()
	}
	vm := c.m.env.VM
	c.m.env.Method(c.handle(), "onexit", vm.ToValue(code), vm.ToValue(signal))
}

// exit is _handle.onexit: it emits 'exit', or 'error' for a child that did not start.
func (c *Child) exit(code int, signal goja.Value) {
	m, o := c.m, c.Object()
	if truthy(signal) {
		jsapi.Must(o.Set("signalCode", signal))
	} else {
		jsapi.Must(o.Set("exitCode", code))
	}
	jsapi.Must(o.Set("_handle", goja.Null()))
	if len(c.stdio) > 0 && c.stdio[0] != nil {
		m.env.Method(c.stdio[0], "destroy")
	}
	if code < 0 {
		c.Emit("error", c.spawnError(syscall.Errno(-code)))
	} else {
		c.Emit("exit", o.Get("exitCode"), o.Get("signalCode"))
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
		if i > 0 && s != nil && truthy(s.Get("readable")) && !c.m.isLent(s) {
			c.m.env.Method(s, "resume")
		}
	}
}

func truthy(v goja.Value) bool { return v != nil && v.ToBoolean() }

// maybeClose counts one of the things that 'close' waits for.
func (c *Child) maybeClose() {
	o := c.Object()
	if got := c.countUp("_closesGot"); got == jsapi.OrUndefined(o.Get("_closesNeeded")).ToInteger() {
		c.Emit("close", o.Get("exitCode"), o.Get("signalCode"))
	}
}

// countUp adds one to a counter that scripts see: _closesNeeded is what has to come before
// 'close', the exit, the pipes that are read and the channel; _closesGot, what has come.
func (c *Child) countUp(name string) int64 {
	n := jsapi.OrUndefined(c.Object().Get(name)).ToInteger() + 1
	jsapi.Must(c.Object().Set(name, n))
	return n
}

// limit kills the child after options.timeout, and when options.signal is aborted.
func (c *Child) limit(s *spec) {
	if s.timeout > 0 {
		t := c.m.env.Loop.NewTimer(s.timeout, false, func() { c.end(func() { c.callKill(s.killSignal) }) })
		c.OnceGo("exit", func([]goja.Value) { t.Stop() })
	}
	if s.signal != nil {
		c.obey(s.signal, s.killSignal)
	}
}

// obey kills the child and emits an AbortError when the signal is aborted.
func (c *Child) obey(signal *goja.Object, killSignal goja.Value) {
	abort := func() {
		c.end(func() {
			if c.callKill(killSignal) {
				c.Emit("error", c.m.env.AbortError(signal.Get("reason")))
			}
		})
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

// callKill calls subprocess.kill, which a script may have replaced.
func (c *Child) callKill(signal goja.Value) bool {
	if jsapi.IsNullish(signal) {
		signal = goja.Undefined()
	}
	return c.m.env.Method(c.Object(), "kill", signal).ToBoolean()
}

// end calls kill and makes what it throws an 'error'.
func (c *Child) end(kill func()) {
	if ex := c.m.env.Try(kill); ex != nil {
		c.Emit("error", ex.Value())
	}
}

// flushPeersAtExit has the process wait, when it exits, for its messages to be written.
func (m *ChildProcess) flushPeersAtExit() {
	if m.flushing {
		return
	}
	m.flushing = true
	m.onFlush(func() {
		m.spill()
		m.hub.Drain(time.Second)
	})
}
