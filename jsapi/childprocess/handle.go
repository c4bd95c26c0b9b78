package childprocess

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// handleMessage makes the message that takes handle along: a net.Socket, which is ours no
// more unless options.keepOpen is set, a net.Server, a dgram.Socket, or a bare handle. One
// that has no descriptor any more is left out, as in Node. pending is what _pendingMessage is
// meanwhile, nil for null.
func (p *port) handleMessage(x parcel) (out ipc.Outgoing, pending *goja.Object) {
	m := p.m
	body := m.codec.encode(p.mode, x.message) // throws while the handle is still the script's
	typ := m.handleType(x.handle)
	from, bare := m.serverOf(x.handle), m.bareHandle(x.handle)
	fd := m.takeHandle(typ, x.handle, x.options)
	if fd < 0 {
		return ipc.Outgoing{Body: body, FD: -1}, nil
	}
	key := ""
	if from != nil {
		key = p.give(from)
	}
	if typ == ipc.TypeSocket && !keepsOpen(x.options) {
		pending = p.pendingMessage(x, bare, key)
	}
	return ipc.Outgoing{
		Body: m.envelope(p.mode, typ, key, body, x.message, x.handle), FD: fd,
		Settled: func(err error) { p.settled(fd, err) },
	}, pending
}

func keepsOpen(options goja.Value) bool {
	o, ok := options.(*goja.Object)
	return ok && truthy(o.Get("keepOpen"))
}

// handleType is the type of what send was given to take along, "" for what cannot be sent.
func (m *ChildProcess) handleType(handle goja.Value) string {
	if m.env.Builtin("net") == nil {
		return ""
	}
	n := net.From(m.env)
	switch {
	case n.SocketOf(handle) != nil:
		return ipc.TypeSocket
	case n.ServerOf(handle) != nil:
		return ipc.TypeServer
	case n.HandleOf(handle) != nil:
		return ipc.TypeNative
	}
	return m.datagramType(handle)
}

// takeHandle returns a descriptor for what handle stands for, which the caller closes, -1
// when there is none.
func (m *ChildProcess) takeHandle(typ string, handle, options goja.Value) int {
	n := net.From(m.env)
	switch typ {
	case ipc.TypeSocket:
		s := n.SocketOf(handle)
		if !keepsOpen(options) {
			return s.Detach()
		}
		if c := s.Conn(); c != nil {
			return duplicate(c.FD())
		}
		return -1
	case ipc.TypeServer:
		if h := n.HandleOf(n.ServerOf(handle).Object().Get("_handle")); h != nil {
			return duplicate(h.FD())
		}
		return -1
	case ipc.TypeNative:
		return duplicate(n.HandleOf(handle).FD())
	}
	return m.takeDatagram(typ, handle)
}

// bareHandle is what a net.Socket has before it is sent, nil for everything else.
func (m *ChildProcess) bareHandle(handle goja.Value) goja.Value {
	if m.env.Builtin("net") == nil {
		return nil
	}
	if s := net.From(m.env).SocketOf(handle); s != nil {
		return s.Object().Get("_handle")
	}
	return nil
}

// serverOf is the server that accepted handle, nil when it is none's.
func (m *ChildProcess) serverOf(handle goja.Value) *net.Server {
	if m.env.Builtin("net") == nil {
		return nil
	}
	if s := net.From(m.env).SocketOf(handle); s != nil {
		return s.Server()
	}
	return nil
}

// duplicate is another descriptor for fd's socket, since the owner of fd may close it
// before it is sent; -1 when there is none.
func duplicate(fd int) int {
	if fd < 0 {
		return -1
	}
	d, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return -1
	}
	return d
}

// fits reports whether a descriptor can be what its message says: where it is bound or listens
// here, nobody would close one that cannot.
func fits(fd int, typ string) bool {
	want := unix.SOCK_STREAM
	switch typ {
	case ipc.TypeDgram, ipc.TypeDgramNative:
		want = unix.SOCK_DGRAM
	case ipc.TypeServer:
	default:
		return true
	}
	got, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_TYPE)
	return err == nil && got == want
}

// received makes the object of a handle that came with a message, undefined without one,
// and gives it to then: at once, or for a server once it listens.
func (m *ChildProcess) received(msg ipc.Message, then func(goja.Value)) {
	if msg.FD < 0 || m.env.Builtin("net") == nil || !fits(msg.FD, msg.Type) {
		closeFD(msg.FD)
		then(goja.Undefined())
		return
	}
	n := net.From(m.env)
	switch msg.Type {
	case ipc.TypeSocket:
		m.env.Require("net")
		then(n.NewSocket(msg.FD).Object())
	case ipc.TypeNative:
		m.env.Require("net")
		then(n.NewHandle(msg.FD).Object())
	case ipc.TypeServer:
		s := m.env.New(m.env.RequireObject("net").Get("Server"))
		listening := m.env.Func("", 0, func(goja.FunctionCall) goja.Value { then(s); return goja.Undefined() })
		m.env.Method(s, "listen", n.NewHandle(msg.FD).Object(), listening)
	case ipc.TypeDgram, ipc.TypeDgramNative:
		m.receivedDatagram(msg.FD, msg.Type, then)
	default:
		closeFD(msg.FD)
		then(goja.Undefined())
	}
}
