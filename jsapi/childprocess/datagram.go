package childprocess

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi/dgram"
)

// datagrams is module dgram, nil in a runtime without it.
func (m *ChildProcess) datagrams() *dgram.Dgram {
	if m.env.Builtin("dgram") == nil {
		return nil
	}
	return dgram.From(m.env)
}

// datagramType is handleType for a dgram.Socket and for a bare UDP handle.
func (m *ChildProcess) datagramType(handle goja.Value) string {
	switch d := m.datagrams(); {
	case d == nil:
	case d.SocketOf(handle) != nil:
		return ipc.TypeDgram
	case d.HandleOf(handle) != nil:
		return ipc.TypeDgramNative
	}
	return ""
}

// takeDatagram is takeHandle for those; a dgram.Socket stays ours too.
func (m *ChildProcess) takeDatagram(typ string, handle goja.Value) int {
	if typ == ipc.TypeDgram {
		return duplicate(m.datagrams().SocketOf(handle).FD())
	}
	return duplicate(m.datagrams().HandleOf(handle).FD())
}

// unopened reports whether handle is a dgram.Socket that has no descriptor yet, which Node
// tries to write and cannot.
func (m *ChildProcess) unopened(handle goja.Value) bool {
	d := m.datagrams()
	if d == nil {
		return false
	}
	s := d.SocketOf(handle)
	return s != nil && !s.Closed() && s.FD() < 0
}

// envelope wraps body for a handle of a type; key is that of a socket's server, or "". That of a dgram.Socket says which kind it is.
// In advanced mode message is written once more, inside.
func (m *ChildProcess) envelope(mode ipc.Mode, typ, key string, body []byte, message, handle goja.Value) []byte {
	kind := ""
	if typ == ipc.TypeDgram {
		kind = m.datagrams().SocketOf(handle).Type()
	}
	switch {
	case mode == ipc.Advanced:
		return m.codec.enclose(typ, kind, key, message)
	case kind != "":
		return ipc.AppendDatagramEnvelope(nil, body, kind)
	}
	return ipc.AppendEnvelope(nil, typ, body, key)
}

// receivedDatagram makes the object of a UDP descriptor that came with a message, and gives
// it to then: a socket when it is bound, a bare handle at once.
func (m *ChildProcess) receivedDatagram(fd int, typ string, then func(goja.Value)) {
	d := m.datagrams()
	if d == nil {
		closeFD(fd)
		then(goja.Undefined())
		return
	}
	m.env.Require("dgram")
	h := d.NewHandle(fd)
	if typ == ipc.TypeDgramNative {
		then(h.Object())
		return
	}
	s := d.New(h.Type()).Object()
	m.env.Method(s, "bind", h.Object(), m.env.Func("", 0, func(goja.FunctionCall) goja.Value {
		then(s)
		return goja.Undefined()
	}))
}
