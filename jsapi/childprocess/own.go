package childprocess

import (
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Own is the channel of this process to its parent. Everything of it belongs to the loop.
type Own struct {
	m     *ChildProcess
	fd    int
	ch    *ipc.Channel
	watch *netio.Watch
	port  *port
	tap   Tap
	shows bool // showTapped was called
	// left says that we have closed it, leftAt how much had come in by then: messages of the
	// read that is under way are the script's still.
	left    bool
	leftAt  int64
	reading bool   // in Ready
	atEnd   func() // of Ready: see behind
	// The channel keeps the loop alive while the script wants it to, and while something
	// that the script has sent is not written yet.
	wanted    bool
	unwritten int
	// in is what the channel's Ready works on; deliverFn is made once, for Loop.Call.
	in        ipc.Message
	deliverFn func()
}

// flushLimit is how long a process that exits waits for its parent to read.
const flushLimit = 30 * time.Second

// AttachChannel gives process, the object of module process, the members of a channel:
// send, disconnect, connected, channel. It takes over Host.ChannelFD, which must not be -1.
// The channel keeps the loop alive while process has a listener for 'message' or
// 'disconnect'.
func AttachChannel(env *jsapi.Env, process *goja.Object) *Own {
	m := From(env)
	fd := env.Host.ChannelFD
	mode := ipc.ParseMode(env.Host.ChannelSerialization)
	o := &Own{m: m, fd: fd}
	m.own = o
	o.deliverFn = func() { o.port.deliver(o.in) }
	bad := setNonblock(fd) // of a NODE_CHANNEL_FD that is nobody's
	o.ch = ipc.New(fd, mode, make([]byte, 64<<10), o)
	em := m.ev.Of(process)
	if em == nil {
		panic("childprocess: process is no emitter")
	}
	o.port = m.newPort(em, o, mode)
	o.watch = env.Net.Watch(fd, o)
	o.watch.Unref()
	o.countListeners()
	m.onFlush(o.FlushSync)
	if err := o.ch.Drive(o.watch); bad == nil {
		bad = err
	}
	if bad != nil {
		o.ch.Close()
		o.OnClose(bad)
	}
	return o
}

// jsForkChild is child_process._forkChild(fd, serializationMode), the undocumented function
// that makes fd the channel of this process.
func (m *ChildProcess) jsForkChild(c goja.FunctionCall) goja.Value {
	p, ok := m.env.VM.Get("process").(*goja.Object)
	fd, isNumber := jsapi.Number(c.Argument(0))
	if ok && isNumber && m.own == nil {
		m.env.Host.ChannelFD, m.env.Host.ChannelSerialization = int(fd), m.serialization(c.Argument(1)).String()
		AttachChannel(m.env, p)
	}
	return goja.Undefined()
}

// Channel is the channel to the parent, nil without one.
func (m *ChildProcess) Channel() *Own { return m.own }

// countListeners refs the channel by the listeners that need it.
func (o *Own) countListeners() {
	needs := func(name string) bool { return name == "message" || name == "disconnect" }
	o.port.em.OnGo("newListener", func(args []goja.Value) {
		if needs(args[0].String()) {
			o.port.count(1)
		}
	})
	o.port.em.OnGo("removeListener", func(args []goja.Value) {
		if needs(args[0].String()) {
			o.port.count(-1)
		}
	})
}

// SetTap says who sees messages before scripts do.
func (o *Own) SetTap(t Tap) { o.tap = t }

// Send sends a message of the runtime's own. Written and Settled are called inline.
func (o *Own) Send(m ipc.Outgoing) { o.ch.Send(m) }

// Flush writes at once what Send has queued from within the tap.
func (o *Own) Flush() { o.ch.Flush() }

// Connected reports whether the channel is open.
func (o *Own) Connected() bool { return o.port.connected }

// Disconnect is process.disconnect().
func (o *Own) Disconnect() { o.port.disconnect() }

// FlushSync waits until everything sent has been written, as a process must that exits.
func (o *Own) FlushSync() {
	o.m.spill()
	o.ch.FlushSync(time.Now().Add(flushLimit))
}

// OnMessage is called by the channel.
func (o *Own) OnMessage(m ipc.Message) {
	if o.tap != nil && o.tapped(m) {
		return
	}
	if o.left && o.ch.Received() != o.leftAt {
		closeFD(m.FD)
		return
	}
	if ipc.IsInternal(m.Body) {
		o.m.env.Loop.Call(func() { o.port.deliverInternal(m) })
		return
	}
	o.in = m
	o.m.env.Loop.Call(o.deliverFn)
}

// tapped gives the tap a message, and one that it takes to the script too when that listens
// for such: in the same callback, so that nothing that follows from the one comes before the
// other.
func (o *Own) tapped(m ipc.Message) (taken bool) {
	if !o.shows {
		return o.tap.Message(m)
	}
	o.m.env.Loop.Call(func() {
		if taken = o.tap.Message(m); taken {
			m.FD = -1
			o.port.deliverInternal(m)
		}
	})
	return taken
}

// OnClose is called by the channel.
func (o *Own) OnClose(err error) {
	o.m.env.Loop.Call(func() {
		if o.tap != nil {
			o.tap.Closed(false)
		}
		o.port.ended(err)
	})
}

func (o *Own) showTapped() { o.shows = true }

func (o *Own) post(m ipc.Outgoing) {
	o.unwritten++
	written := m.Written
	m.Written = func(err error) {
		o.unwritten--
		if written != nil {
			o.later(func() { written(err) })
		}
		o.hold()
	}
	if settled := m.Settled; settled != nil {
		m.Settled = func(err error) { o.later(func() { settled(err) }) }
	}
	o.ch.Send(m)
	o.ch.Flush() // a handler may go on for long
	o.hold()
}

// later runs f in a tick: after the send that it is about has returned, or, when the
// reactor has written the rest, as the callback that drains.
func (o *Own) later(f func()) {
	loop := o.m.env.Loop
	loop.Call(func() { loop.NextTick(f) })
}

func (o *Own) descriptor() int { return o.fd }

func (o *Own) backlog() int64 { return int64(o.ch.Queued()) }

// leave keeps the loop alive until everything is written.
func (o *Own) leave(closed func()) {
	o.watch.Ref()
	o.left, o.leftAt = true, o.ch.Received()
	if o.tap != nil {
		o.tap.Leaving()
	}
	o.ch.CloseFlushed(func(flushed bool) {
		if o.tap != nil {
			o.tap.Closed(flushed)
		}
		o.m.env.Loop.Call(closed)
	})
}

func (o *Own) behind(f func()) {
	if o.reading {
		o.atEnd = f
		return
	}
	f()
}

func (o *Own) keep(by int) {
	o.unwritten += by
	o.hold()
}

func (o *Own) setRef(on bool) {
	o.wanted = on
	o.hold()
}

// hold refs or unrefs the channel.
func (o *Own) hold() {
	switch {
	case o.wanted || o.unwritten > 0 && !o.ch.Closed():
		o.watch.Ref()
	case !o.ch.Closed() && !o.left:
		o.watch.Unref()
	}
}
