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
	left  bool // we have closed it
	// The channel keeps the loop alive while the script wants it to, and while something
	// that the script has sent is not written yet.
	wanted    bool
	unwritten int
	// in is the message that is taken, bad what one that is none has thrown; arriveFn and
	// endReadFn are made once.
	in                  ipc.Message
	bad                 *goja.Exception
	arriveFn, endReadFn func()
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
	o.arriveFn, o.endReadFn = func() { o.port.arrive(o.in) }, o.endRead
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

// Sends reports whether the channel takes what is sent. It is open for a while longer where
// it only waits until everything is written.
func (o *Own) Sends() bool { return !o.ch.Closed() }

// Disconnect is process.disconnect().
func (o *Own) Disconnect() { o.port.disconnect() }

// FlushSync waits until everything sent has been written, as a process must that exits.
func (o *Own) FlushSync() {
	o.m.spill()
	o.ch.FlushSync(time.Now().Add(flushLimit))
}

// Post has f called in the order of the messages that arrive, as one of them.
func (o *Own) Post(f func()) { o.port.enqueue(arrival{f: f}) }

// Waiting reports whether something has arrived that has not had its turn.
func (o *Own) Waiting() bool { return len(o.port.arrivals) > 0 }

// OnMessage is called by the channel. What the tap takes goes to the script too when that
// listens for such.
func (o *Own) OnMessage(m ipc.Message) {
	if o.tap != nil && o.tap.Message(m) {
		if !o.shows {
			return
		}
		m.FD = -1
	}
	o.in = m
	if ex := o.m.env.Try(o.arriveFn); ex != nil {
		o.bad = ex
	}
}

// OnRead is called by the channel: the ticks of what one read has brought run.
func (o *Own) OnRead() {
	if o.Waiting() || o.bad != nil {
		o.m.env.Loop.Call(o.endReadFn)
	}
}

func (o *Own) endRead() {
	if ex := o.bad; ex != nil {
		o.bad = nil
		panic(ex.Value())
	}
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

func (o *Own) post(m ipc.Outgoing, _ bool) {
	o.unwritten++
	written, atOnce := m.Written, true
	m.Written = func(err error) {
		o.unwritten--
		switch {
		case written == nil:
		case atOnce && m.FD >= 0:
			o.m.env.Loop.Soon(func() { written(err) })
		default:
			o.later(func() { written(err) })
		}
		o.hold()
	}
	if settled := m.Settled; settled != nil {
		m.Settled = func(err error) { o.later(func() { settled(err) }) }
	}
	o.m.env.Loop.Flush()
	o.ch.Send(m)
	o.ch.Flush() // a handler may go on for long
	atOnce = false
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
func (o *Own) leave() {
	o.watch.Ref()
	o.left = true
	if o.tap != nil {
		o.tap.Leaving()
	}
	o.ch.CloseFlushed(func(flushed bool) {
		if o.tap != nil {
			o.tap.Closed(flushed)
		}
	})
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
