package dgram

import (
	"math"
	"strings"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// open returns the handle; a closed socket fails as Node's does.
func (s *Socket) open(method string) *Handle {
	if s.handle == nil {
		panic(s.d.env.TypeError("Cannot read properties of null (reading '" + method + "')"))
	}
	return s.handle
}

// check throws err as the error of a method.
func (s *Socket) check(err error, method string) {
	if err != nil {
		panic(s.sysError(err, method))
	}
}

// option sets an option of the descriptor; EBADF without one.
func (h *Handle) option(set func(fd int) error) error {
	if h.packet == nil {
		return unix.EBADF
	}
	return set(h.FD())
}

// ttlSetter makes setTTL and setMulticastTTL, which report a wrong number before a missing
// descriptor.
func ttlSetter(name string, set func(fd int, six bool, ttl int) error) func(*Socket, goja.FunctionCall) goja.Value {
	return func(s *Socket, c goja.FunctionCall) goja.Value {
		ttl := c.Argument(0)
		s.d.env.ValidateNumber(ttl, "ttl", math.Inf(-1), math.Inf(1))
		h := s.open(name)
		s.check(set(h.FD(), h.opened, int(int32(ttl.ToInteger()))), name)
		return ttl
	}
}

func (s *Socket) jsSetBroadcast(c goja.FunctionCall) goja.Value {
	on := c.Argument(0).ToBoolean()
	s.check(s.open("setBroadcast").option(func(fd int) error { return netio.SetBroadcast(fd, on) }), "setBroadcast")
	return goja.Undefined()
}

func (s *Socket) jsSetMulticastLoopback(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	h := s.open("setMulticastLoopback")
	err := h.option(func(fd int) error { return netio.SetMulticastLoopback(fd, h.opened, v.ToInteger() != 0) })
	s.check(err, "setMulticastLoopback")
	return v
}

// jsSetMulticastInterface reports a wrong address before a missing descriptor.
func (s *Socket) jsSetMulticastInterface(c goja.FunctionCall) goja.Value {
	s.running()
	address := s.d.env.ValidateString(c.Argument(0), "interfaceAddress")
	err := netio.SetMulticastInterface(s.FD(), address)
	s.check(err, "setMulticastInterface")
	return goja.Undefined()
}

// membership makes addMembership and dropMembership.
func membership(name string, join bool) func(*Socket, goja.FunctionCall) goja.Value {
	return func(s *Socket, c goja.FunctionCall) goja.Value {
		s.running()
		group := c.Argument(0)
		if !group.ToBoolean() {
			panic(s.d.env.MissingArgs("multicastAddress"))
		}
		s.check(s.member(group, c.Argument(1), func(iface string) error {
			return netio.SetMembership(s.FD(), group.String(), iface, join)
		}), name)
		return goja.Undefined()
	}
}

// sourceMembership makes addSourceSpecificMembership and dropSourceSpecificMembership.
func sourceMembership(name string, join bool) func(*Socket, goja.FunctionCall) goja.Value {
	return func(s *Socket, c goja.FunctionCall) goja.Value {
		s.running()
		source := s.d.env.ValidateString(c.Argument(0), "sourceAddress")
		group := s.d.env.ValidateString(c.Argument(1), "groupAddress")
		if !netio.SameFamily(source, group) { // of that the system is not asked
			s.check(unix.EINVAL, name)
		}
		s.check(s.member(c.Argument(1), c.Argument(2), func(iface string) error {
			return netio.SetSourceMembership(s.FD(), source, group, iface, join)
		}), name)
		return goja.Undefined()
	}
}

// member sets a membership of the interface that v names, on a socket that is bound to any
// port when it is bound to none.
func (s *Socket) member(group, v goja.Value, set func(iface string) error) error {
	if !netio.IsAddr(group.String()) {
		return unix.EINVAL
	}
	if err := s.handle.bindAny(strings.Contains(group.String(), ":")); err != nil {
		return err
	}
	iface := ""
	if !jsapi.IsNullish(v) {
		if iface = v.String(); iface == "" {
			return unix.EINVAL
		}
	}
	return set(iface)
}

func (s *Socket) jsSetBuffer(c goja.FunctionCall, receive bool) goja.Value {
	if _, ok := jsapi.BigInt(c.Argument(0)); ok {
		panic(s.d.env.TypeError("Cannot mix BigInt and other types, use explicit conversions"))
	}
	f, ok := jsapi.Number(c.Argument(0))
	if !ok || f != math.Trunc(f) || f < 0 || f > math.MaxUint32 {
		panic(s.d.env.CodeError("TypeError", "ERR_SOCKET_BAD_BUFFER_SIZE", "Buffer size must be a positive integer"))
	}
	s.bufferSize(receive, uint32(f))
	return goja.Undefined()
}

// bufferSize sets the size of a buffer of the system's, or returns it for a size of 0.
func (s *Socket) bufferSize(receive bool, size uint32) goja.Value {
	call := "uv_send_buffer_size"
	if receive {
		call = "uv_recv_buffer_size"
	}
	h, n := s.open("bufferSize"), 0
	err := error(unix.EINVAL)
	if size <= math.MaxInt32 {
		err = h.option(func(fd int) (err error) {
			n, err = netio.PacketBuffer(fd, receive, size)
			return err
		})
	}
	if err != nil {
		panic(s.bufferSizeError(err, call))
	}
	return s.d.env.VM.ToValue(n)
}

func (s *Socket) jsQueueSize(goja.FunctionCall) goja.Value {
	n, _ := s.open("getSendQueueSize").queued()
	return s.d.env.VM.ToValue(n)
}

func (s *Socket) jsQueueCount(goja.FunctionCall) goja.Value {
	_, n := s.open("getSendQueueCount").queued()
	return s.d.env.VM.ToValue(n)
}
