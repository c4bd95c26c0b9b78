package dgram

import (
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/netio"

	"github.com/gaggle-js/gaggle/jsapi"
)

// OnPacket is called by the Packet.
func (h *Handle) OnPacket(b []byte, from netio.Addr) {
	s := h.to
	if s == nil {
		return
	}
	h.d.env.Loop.CallOf(s.context, func() {
		s.Emit("message", h.d.buffers.Copy(b), s.remoteInfo(from, len(b)))
	})
}

// OnPacketError is called by the Packet.
func (h *Handle) OnPacketError(no syscall.Errno) {
	if s := h.to; s != nil {
		h.d.env.Loop.CallOf(s.context, func() { s.Emit("error", s.sysError(no, "recvmsg")) })
	}
}

// remoteInfo is the second argument of 'message'.
func (s *Socket) remoteInfo(from netio.Addr, size int) *goja.Object {
	vm := s.d.env.VM
	if s.lastText == nil || s.lastIP != from.IP {
		s.lastIP, s.lastText = from.IP, vm.ToValue(from.IP.String())
	}
	o := vm.NewObject()
	jsapi.Must(o.Set("address", s.lastText))
	jsapi.Must(o.Set("family", from.Family()))
	jsapi.Must(o.Set("port", from.Port))
	jsapi.Must(o.Set("size", size))
	return o
}
