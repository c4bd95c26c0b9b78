package childprocess

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// handleMessage makes the message that takes handle along: a net.Socket, which is ours no
// more unless options.keepOpen is set, a net.Server, a dgram.Socket, or a bare handle. A socket that has
// no descriptor any more is left out, as in Node.
func (p *port) handleMessage(message, handle, options goja.Value, cb jsapi.Fn) (ipc.Outgoing, parcel) {
	m := p.m
	body := m.json.encode(p.mode, message) // throws while the handle is still the script's
	from, bare := m.serverOf(handle), m.bareHandle(handle)
	fd, typ := m.takeHandle(handle, options)
	if typ == "" {
		panic(m.env.CodeError("TypeError", "ERR_INVALID_HANDLE_TYPE", "This handle type cannot be sent"))
	}
	if fd < 0 {
		return ipc.Outgoing{Body: body, FD: -1}, parcel{}
	}
	key := ""
	if from != nil {
		key = p.give(from)
	}
	x := parcel{handle: true}
	if typ == ipc.TypeSocket && !keepsOpen(options) {
		x.pending = p.pendingMessage(message, bare, options, key, cb)
	}
	return ipc.Outgoing{
		Body: m.envelope(p.mode, typ, key, body, message, handle), FD: fd,
		Settled: func(err error) { p.settled(fd, err) },
	}, x
}

func keepsOpen(options goja.Value) bool {
	o, ok := options.(*goja.Object)
	return ok && truthy(o.Get("keepOpen"))
}

// takeHandle returns a descriptor for what handle stands for, which the caller closes, -1
// when there is none, and the type of the handle, "" when it cannot be sent.
func (m *ChildProcess) takeHandle(handle, options goja.Value) (fd int, typ string) {
	if m.env.Builtin("net") == nil {
		return -1, ""
	}
	n := net.From(m.env)
	if s := n.SocketOf(handle); s != nil {
		if keepsOpen(options) {
			if c := s.Conn(); c != nil {
				return duplicate(c.FD()), ipc.TypeSocket
			}
			return -1, ipc.TypeSocket
		}
		return s.Detach(), ipc.TypeSocket
	}
	if s := n.ServerOf(handle); s != nil {
		if h := n.HandleOf(s.Object().Get("_handle")); h != nil {
			return duplicate(h.FD()), ipc.TypeServer
		}
		return -1, ipc.TypeServer
	}
	if h := n.HandleOf(handle); h != nil {
		return duplicate(h.FD()), ipc.TypeNative
	}
	return m.takeDatagram(handle)
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

// received makes the object of a handle that came with a message, undefined without one,
// and gives it to then: at once, or for a server once it listens.
func (m *ChildProcess) received(msg ipc.Message, then func(goja.Value)) {
	if msg.FD < 0 || m.env.Builtin("net") == nil {
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
