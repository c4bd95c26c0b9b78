package childprocess

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
)

// arrival is one of the things that a read has brought. Each has a tick of its own, as in
// Node: what follows from the first comes behind everything that came with it.
type arrival struct {
	msg      ipc.Message // its descriptor is the arrival's
	value    goja.Value  // what Body says, on the loop
	internal bool        // a message of the runtime's kind
	f        func()      // is called instead of all that, when not nil
	must     bool        // f is called even when the channel has been given up
}

// arrive takes a message that has been read. It does not keep m.Body, and throws when that
// is no message.
func (p *port) arrive(m ipc.Message) {
	if p.unlinked {
		closeFD(m.FD)
		return
	}
	fd := m.FD
	defer func() { closeFD(fd) }()
	v := p.m.codec.decode(p.mode, m)
	a := arrival{msg: m, value: v, internal: ipc.IsInternal(m.Body) || internal(p.mode, v)}
	a.msg.Body = nil
	p.enqueue(a)
	fd = -1
}

// drop lets go of an arrival that has no turn.
func (a arrival) drop() {
	switch {
	case a.f == nil:
		closeFD(a.msg.FD)
	case a.must:
		a.f()
	}
}

// enqueue gives an arrival its tick.
func (p *port) enqueue(a arrival) {
	p.arrivals = append(p.arrivals, a)
	p.m.env.Loop.NextTick(p.nextFn)
}

// next is the tick of the first arrival that has had none yet.
func (p *port) next() {
	a := p.arrivals[p.arrived]
	p.arrivals[p.arrived] = arrival{}
	if p.arrived++; p.arrived == len(p.arrivals) {
		p.arrivals, p.arrived = p.arrivals[:0], 0
	}
	switch {
	case a.f != nil:
		a.f()
	case a.internal:
		closeFD(a.msg.FD)
		p.internal(a.value)
	case a.msg.Type != "":
		p.unwrap(a)
	default:
		p.emit(a.value, goja.Undefined())
	}
}

// unwrap makes the handle of a message, which then has its turn in one more tick. Who has
// disconnected in between gets neither.
func (p *port) unwrap(a arrival) {
	if p.unlinked {
		closeFD(a.msg.FD)
		return
	}
	p.m.received(a.msg, func(handle goja.Value) {
		if p.unlinked {
			return
		}
		if o, ok := handle.(*goja.Object); ok && a.msg.Key != "" && a.msg.Type == ipc.TypeSocket {
			p.take(a.msg.Key, o)
		}
		p.enqueue(arrival{f: func() { p.emit(a.value, handle) }})
	})
}

func (p *port) internal(v goja.Value) {
	p.em.Emit("internalMessage", v, goja.Undefined())
	p.onSockets(v)
}

// emit emits 'message', or keeps the message until somebody listens.
func (p *port) emit(message, handle goja.Value) {
	if !p.em.Has("message") {
		p.held = append(p.held, [2]goja.Value{message, handle})
		return
	}
	p.em.Emit("message", message, handle)
}

// emitHeld emits the messages that were kept. When a listener throws, all of them stay kept,
// in Node too.
func (p *port) emitHeld() {
	if p.unlinked || !p.em.Has("message") {
		return
	}
	for _, args := range p.held {
		p.em.Emit("message", args[0], args[1])
	}
	p.held = nil
}
