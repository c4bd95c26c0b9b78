package childprocess

import (
	"sync/atomic"
	"syscall"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Tap sees what a channel brings before scripts do. Its methods are called on the
// goroutine of the channel: the Hub in a parent, the loop in a child.
type Tap interface {
	// Message takes m, its descriptor included, and returns true; or leaves it be.
	Message(m ipc.Message) bool
	// Leaving says that our side is about to close: no more messages can be sent.
	Leaving()
	// Closed says that the channel is closed. When flushed is set, our side closed it
	// after all that it had sent was written, and each descriptor acknowledged.
	Closed(flushed bool)
}

// Peer is the parent's end of a channel. Its channel belongs to the hub's goroutine.
type Peer struct {
	hub    *Hub
	handle *eventloop.Handle // keeps the loop alive; what arrives comes through it
	port   *port
	queued atomic.Int64 // bytes on their way: posted to the hub, or unwritten there
	in     inbox        // what is on its way from the hub to the loop
	takeFn func()       // take, made once
	done   receipts
	// On the loop: the handle is ref'd while the script wants it to, and while a message of
	// its own is not written or lost yet.
	unwanted  bool
	unwritten int
	silent    bool        // the hub posts no more
	exited    bool        // the child's exit has been told
	shows     atomic.Bool // showTapped was called

	ch   *ipc.Channel // hub
	tap  Tap          // hub, set before Drive
	left bool         // hub: we have closed it
	fd   int          // the channel's

	settleSignals func() // has what we were told before the child has gone come first
}

// newPeer takes over fd. It reads nothing before start.
func newPeer(h *Hub, handle *eventloop.Handle, fd int, mode ipc.Mode, settleSignals func()) *Peer {
	p := &Peer{hub: h, handle: handle, fd: fd, settleSignals: settleSignals}
	p.ch, p.takeFn = ipc.New(fd, mode, h.buf, p), p.take
	return p
}

// SetTap must be called before the channel starts.
func (p *Peer) SetTap(t Tap) { p.tap = t }

// start has the hub read the channel.
func (p *Peer) start() {
	p.hub.Post(func() {
		p.hub.peers[p] = struct{}{}
		w := p.hub.reactor.Watch(p.fd, p.ch)
		if p.ch.Drive(w) != nil {
			p.ch.Close()
			p.OnClose(nil)
		}
	})
}

var _ netio.Watcher = (*ipc.Channel)(nil)

// Post has f called on the loop as one of the messages that arrive: in their order, and not
// when the script has given up the channel. Call it on the hub's goroutine.
func (p *Peer) Post(f func()) { p.bring(arrival{f: f}, 0) }

// bring has the loop take a, which has size bytes.
func (p *Peer) bring(a arrival, size int) {
	if p.in.put(a, size) {
		p.handle.Post(p.takeFn)
	}
}

// take gives a piece of what has been read to the port, on the loop. A message that is none
// throws, and takes the rest of the piece with it.
func (p *Peer) take() {
	piece := p.in.take()
	i := 0
	defer func() {
		for _, a := range piece[i:] {
			a.drop()
		}
		p.in.giveBack(piece)
	}()
	for i < len(piece) {
		a := piece[i]
		i++
		switch {
		case a.f == nil:
			p.port.arrive(a.msg)
		case a.must || !p.port.unlinked:
			p.port.enqueue(a)
		}
	}
}

// postApart has f called on the loop, as a callback of its own behind what has arrived.
func (p *Peer) postApart(f func()) {
	p.in.seal()
	p.handle.Post(f)
}

// Send sends a message from the hub's goroutine; see ipc.Channel.
func (p *Peer) Send(m ipc.Outgoing) { p.ch.Send(m) }

// Flush writes at once what Send has queued; on the hub's goroutine.
func (p *Peer) Flush() { p.ch.Flush() }

// OnLost is ipc.Channel's. Call it before the channel starts.
func (p *Peer) OnLost(f func(fd int)) { p.ch.OnLost(f) }

// Holds reports whether the channel may still send fd; on the hub's goroutine.
func (p *Peer) Holds(fd int) bool { return p.ch.Holds(fd) }

// Closed reports whether the channel takes no more messages; on the hub's goroutine.
func (p *Peer) Closed() bool { return p.ch.Closed() }

// OnMessage is called by the channel.
func (p *Peer) OnMessage(m ipc.Message) {
	if p.tap != nil && p.tap.Message(m) {
		if !p.shows.Load() {
			return
		}
		m.FD = -1
	}
	if p.left {
		closeFD(m.FD)
		return
	}
	m.Body = append([]byte(nil), m.Body...)
	p.bring(arrival{msg: m}, len(m.Body)+1)
}

// OnRead is called by the channel.
func (p *Peer) OnRead() {}

// OnClose is called by the channel.
func (p *Peer) OnClose(err error) {
	if p.tap != nil {
		p.tap.Closed(false)
	}
	p.settleSignals()
	p.postApart(func() { p.port.ended(err) })
	p.gone()
}

// gone lets go of a channel that is closed. It is the hub's last post.
func (p *Peer) gone() {
	delete(p.hub.peers, p)
	p.postApart(func() {
		p.silent = true
		p.release()
	})
}

// childExited is called on the loop when nothing is to come of the child but its channel's end.
func (p *Peer) childExited() {
	p.exited = true
	p.release()
}

// release has the loop forget a child of which nothing more comes.
func (p *Peer) release() {
	if p.silent && p.exited {
		p.handle.Close()
	}
}

// whenDrained calls f on the hub once everything that a dead child has written has been
// read. Somebody else may hold the child's end open; then what is there now is all.
func (p *Peer) whenDrained(f func()) {
	p.hub.Post(func() {
		if !p.ch.Closed() {
			for before := int64(-1); before != p.ch.Received() && !p.ch.Closed(); {
				before = p.ch.Received()
				p.ch.Ready(true, false)
			}
		}
		f()
	})
}

// post sends a message from the loop; it makes Peer a link.
func (p *Peer) post(m ipc.Outgoing, prompt bool) {
	n := int64(len(m.Body))
	p.queued.Add(n)
	r, late := (*receipt)(nil), false
	if m.Written != nil {
		r = &receipt{written: m.Written}
		p.unwritten++
		p.hold()
	}
	m.Written = func(err error) {
		p.queued.Add(-n)
		if late {
			err = syscall.EPIPE
		}
		if r != nil {
			p.settle(r, err)
		}
	}
	switch loop := p.port.m.env.Loop; {
	case r == nil || !prompt:
	case m.FD >= 0:
		loop.Soon(func() { p.promptly(r) })
	default:
		loop.NextTick(func() { p.promptly(r) })
	}
	if settled := m.Settled; settled != nil {
		m.Settled = func(err error) { p.bring(arrival{f: func() { settled(err) }, must: true}, 0) }
	}
	p.hub.Post(func() {
		late = p.ch.Closed() && !p.left // the child has gone and the loop has not heard of it
		p.ch.Send(m)
	})
}

// written waits until the hub has written what the loop has posted, as far as the socket
// takes it.
func (p *Peer) written() {
	if p.queued.Load() > 0 {
		p.hub.Do(func() {})
	}
}

func (p *Peer) descriptor() int { return p.fd }

func (p *Peer) showTapped() { p.shows.Store(true) }

// backlog asks the hub when much is on its way, which counts a message until all of it is
// written.
func (p *Peer) backlog() int64 {
	n := p.queued.Load()
	if n >= highWater {
		p.hub.Do(func() { n = int64(p.ch.Queued()) })
	}
	return n
}

func (p *Peer) leave() {
	p.hub.Post(func() {
		p.left = true
		if p.tap != nil && !p.ch.Closed() {
			p.tap.Leaving()
		}
		p.ch.CloseFlushed(func(flushed bool) {
			if p.tap != nil {
				p.tap.Closed(flushed)
			}
			p.gone()
		})
	})
}

func (p *Peer) keep(by int) {
	p.unwritten += by
	p.hold()
}

func (p *Peer) setRef(on bool) {
	p.unwanted = !on
	p.hold()
}

// hold refs or unrefs the channel.
func (p *Peer) hold() {
	if p.unwanted && p.unwritten == 0 {
		p.handle.Unref()
	} else {
		p.handle.Ref()
	}
}

func closeFD(fd int) {
	if fd >= 0 {
		netio.CloseFD(fd)
	}
}
