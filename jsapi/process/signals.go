package process

import (
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// signals is what the process listens for.
type signals struct {
	live   atomic.Pointer[forwarding] // nil until the first listener, and when the runtime is closed
	system dispositions
}

// forwarding is a goroutine that reads signals and posts them to the loop.
type forwarding struct {
	c      chan os.Signal
	handle *eventloop.Handle
	settle chan chan struct{} // asks it to post what is in c; it closes what it gets
	done   chan struct{}
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
	f := p.signals.live.Load()
	if f == nil {
		f = &forwarding{
			c: make(chan os.Signal, 64), handle: p.env.Loop.NewHandle(),
			settle: make(chan chan struct{}), done: make(chan struct{}),
		}
		f.handle.Unref()
		p.signals.live.Store(f)
		go p.forward(f)
	}
	p.signals.system.toGo(sig)
	signal.Notify(f.c, sig)
}

// uncatch gives the signal back to the system.
func (p *Process) uncatch(sig syscall.Signal) {
	if p.signals.live.Load() != nil {
		signal.Reset(sig)
		p.signals.system.toDefault(sig)
	}
}

// forward runs on its own goroutine: it posts each signal to the loop.
func (p *Process) forward(f *forwarding) {
	post := func(s os.Signal) {
		sig := s.(syscall.Signal)
		f.handle.Post(func() { p.emitSignal(sig) })
	}
	for {
		select {
		case <-f.done:
			return
		case s := <-f.c:
			post(s)
		case settled := <-f.settle:
			for len(f.c) > 0 {
				post(<-f.c)
			}
			close(settled)
		}
	}
}

// SettleSignals returns when the signals that have reached this process are posted to the
// loop. A child that has died of what its parent got too, as by Ctrl-C, is told of behind
// the parent's own listener then, as in Node, where both come through one pipe. It may be
// called from any goroutine but the loop's.
func (p *Process) SettleSignals() {
	f := p.signals.live.Load()
	if f == nil {
		return
	}
	for try := 0; signalPending() && try < 200; try++ {
		time.Sleep(100 * time.Microsecond) // the thread that takes it waits for a processor
	}
	none := make(chan os.Signal, 1)
	signal.Notify(none, syscall.Signal(0)) // which nobody sends
	signal.Stop(none)                      // waits until the others are in their channels
	settled := make(chan struct{})
	select {
	case f.settle <- settled:
		<-settled
	case <-f.done:
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
	if f := p.signals.live.Swap(nil); f != nil {
		signal.Stop(f.c)
		close(f.done)
	}
}
