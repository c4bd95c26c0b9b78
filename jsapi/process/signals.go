package process

import (
	"os"
	"os/signal"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// signals is what the process listens for. The channel and the goroutine that reads it
// exist from the first listener on until the runtime is closed.
type signals struct {
	c      chan os.Signal
	handle *eventloop.Handle
	done   chan struct{}
	system dispositions
}

// watchSignals follows the listeners of process.
func (p *Process) watchSignals() {
	if p.env.Host.Thread != nil {
		return
	}
	if !p.env.Host.Embedded {
		p.signals.system.release()
	}
	p.OnGo("newListener", func(args []goja.Value) { p.listenFor(args, p.catch) })
	p.OnGo("removeListener", func(args []goja.Value) {
		p.listenFor(args, func(sig syscall.Signal) {
			if !p.Has(SignalName(sig)) {
				p.uncatch(sig)
			}
		})
	})
}

// listenFor calls f with the signal that args[0] names, if it names one that may be caught.
func (p *Process) listenFor(args []goja.Value, f func(syscall.Signal)) {
	if p.env.Host.Embedded || len(args) == 0 || !goja.IsString(args[0]) {
		return
	}
	name := args[0].String()
	if len(name) < 4 || name[:3] != "SIG" {
		return
	}
	sig := SignalNumber(name)
	if sig == 0 {
		return
	}
	if sig == syscall.SIGKILL || sig == syscall.SIGSTOP {
		panic(p.env.SysError(jsapi.SysError{Errno: syscall.EINVAL, Syscall: "uv_signal_start", Port: -1}))
	}
	f(sig)
}

// catch takes the signal over from the system.
func (p *Process) catch(sig syscall.Signal) {
	s := &p.signals
	if s.c == nil {
		s.c, s.done = make(chan os.Signal, 64), make(chan struct{})
		s.handle = p.env.Loop.NewHandle()
		s.handle.Unref()
		go p.forward(s.c, s.done, s.handle)
	}
	s.system.toGo(sig)
	signal.Notify(s.c, sig)
}

// uncatch gives the signal back to the system.
func (p *Process) uncatch(sig syscall.Signal) {
	if p.signals.c != nil {
		signal.Reset(sig)
		p.signals.system.toDefault(sig)
	}
}

// forward runs on its own goroutine: it posts each signal to the loop.
func (p *Process) forward(c <-chan os.Signal, done <-chan struct{}, h *eventloop.Handle) {
	for {
		select {
		case <-done:
			return
		case s := <-c:
			sig := s.(syscall.Signal)
			h.Post(func() { p.emitSignal(sig) })
		}
	}
}

func (p *Process) emitSignal(sig syscall.Signal) {
	name := SignalName(sig)
	if p.Has(name) {
		p.Emit(name, p.env.VM.ToValue(name), p.env.VM.ToValue(int(sig)))
	}
}

// Close gives every signal back and ends the goroutine. The host calls it when the
// runtime has ended.
func (p *Process) Close() {
	if p.signals.c == nil {
		return
	}
	signal.Stop(p.signals.c)
	close(p.signals.done)
	p.signals.c = nil
}
