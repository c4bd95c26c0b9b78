package netio

import (
	"errors"
	"syscall"

	"golang.org/x/sys/unix"
)

// packetsPerTurn bounds how long a flood of datagrams keeps the loop from other sockets.
const packetsPerTurn = 32

// PacketHandler is told what a Packet receives. Its methods run on the polling goroutine,
// inside Poll, and may call anything of the Packet, Close included.
type PacketHandler interface {
	// OnPacket gets one datagram, of which b is valid during the call only, and its sender.
	OnPacket(b []byte, from Addr)
	// OnPacketError says that receiving failed, as it does on a connected socket when nobody
	// listens at the other end. Receiving goes on.
	OnPacketError(err syscall.Errno)
}

// Packet is a datagram socket. It receives nothing until Start. It owns its descriptor.
type Packet struct {
	w         Watch
	h         PacketHandler
	receiving bool
	queue     []datagram
	queued    int
}

// datagram is a send that waits. Its bytes belong to the Packet until done is called.
type datagram struct {
	b    []byte
	to   Addr
	done func(error)
}

// NewPacket takes over fd, a datagram socket.
func (r *Reactor) NewPacket(fd int, h PacketHandler) *Packet {
	p := &Packet{h: h}
	p.w.init(r, fd, p)
	return p
}

// FD is the descriptor, -1 once closed. It stays the Packet's.
func (p *Packet) FD() int {
	if p.w.closed {
		return -1
	}
	return p.w.fd
}

// Ref makes the Packet keep the loop alive while it waits; so it is at first.
func (p *Packet) Ref() { p.w.Ref() }

// Unref lets the loop end although the Packet waits.
func (p *Packet) Unref() { p.w.Unref() }

// HasRef reports whether the Packet keeps the loop alive while it waits.
func (p *Packet) HasRef() bool { return p.w.HasRef() }

// Start receives from the next Poll on. It fails when the system's watch limit is reached.
func (p *Packet) Start() error {
	p.receiving = true
	return p.interest()
}

// Stop receives no more until Start.
func (p *Packet) Stop() {
	p.receiving = false
	_ = p.interest()
}

func (p *Packet) interest() error { return p.w.Set(p.receiving, len(p.queue) > 0) }

// Queued is the number of bytes, and of datagrams, that wait to be sent.
func (p *Packet) Queued() (bytes, datagrams int) { return p.queued, len(p.queue) }

// Send sends b as one datagram to an address, or to the connected peer when to is the zero
// Addr. sent says that it has gone out; done is not called then, nor with an error, which is
// a syscall.Errno. Otherwise the system had no room: the Packet keeps b and calls done once,
// on the polling goroutine, with nil, a syscall.Errno, or ECANCELED when it is closed.
func (p *Packet) Send(b []byte, to Addr, done func(error)) (sent bool, err error) {
	if p.w.closed {
		return false, unix.EBADF
	}
	if len(p.queue) == 0 {
		switch err := p.trySend(b, to); {
		case err == nil:
			return true, nil
		case !noRoom(err):
			return false, err
		}
	}
	p.queue = append(p.queue, datagram{b, to, done})
	p.queued += len(b)
	return false, p.interest()
}

func (p *Packet) trySend(b []byte, to Addr) error {
	p.w.r.Flush()
	if errno := sysSendTo(p.w.fd, b, to); errno != 0 {
		return errno
	}
	return nil
}

func noRoom(err error) bool { return errors.Is(err, unix.EAGAIN) || errors.Is(err, unix.ENOBUFS) }

// Ready is for the reactor.
func (p *Packet) Ready(readable, writable bool) {
	if writable {
		p.flush()
	}
	for i := 0; i < packetsPerTurn && readable && p.receiving && !p.w.closed; i++ {
		if !p.receive() {
			return
		}
	}
}

// receive takes one datagram and reports whether there may be another.
func (p *Packet) receive() bool {
	b := p.w.r.takeBuffer()
	defer p.w.r.returnBuffer(b)
	n, from, errno := sysRecvFrom(p.w.fd, b)
	switch errno {
	case 0:
		p.h.OnPacket(b[:n], from)
		return true
	case unix.EAGAIN:
	default:
		p.h.OnPacketError(errno)
	}
	return false
}

func (p *Packet) flush() {
	for len(p.queue) > 0 && !p.w.closed {
		d := p.queue[0]
		err := p.trySend(d.b, d.to)
		if err != nil && noRoom(err) {
			return
		}
		p.queue[0] = datagram{}
		p.queue = p.queue[1:]
		p.queued -= len(d.b)
		d.done(err)
	}
	if !p.w.closed {
		_ = p.interest()
	}
}

func (p *Packet) abandon() {
	p.w.Close()
	sysClose(p.w.fd)
}

// Close closes the descriptor. Sends that still wait are told ECANCELED.
func (p *Packet) Close() {
	if p.w.closed {
		return
	}
	p.w.Close()
	sysClose(p.w.fd)
	q := p.queue
	p.queue, p.queued, p.receiving = nil, 0, false
	for _, d := range q {
		d.done(unix.ECANCELED)
	}
}
