package dgram

import (
	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Handle is what scripts see as socket._handle: an object of class UDP. It owns its
// descriptor, which may be missing until it is needed.
type Handle struct {
	jsapi.Hidden
	d      *Dgram
	six    bool
	opened bool          // whether the descriptor is an IPv6 one, which six need not say: bindAny
	packet *netio.Packet // nil without a descriptor
	unref  bool
	closed func() // tells who lent the descriptor; may be nil
	to     *Socket
}

// defineHandle makes the class UDP.
func (d *Dgram) defineHandle() {
	env := d.env
	method := func(name string, f func(*Handle, goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			h := d.HandleOf(c.This)
			if h == nil {
				panic(env.TypeError("Illegal invocation"))
			}
			return f(h, c)
		}}
	}
	number := func(name string, f func(*Handle) int) jsapi.Method {
		return method(name, func(h *Handle, _ goja.FunctionCall) goja.Value { return env.VM.ToValue(f(h)) })
	}
	d.udp = env.Class(jsapi.ClassSpec{
		Name: "UDP", MustNew: true,
		Init: func(this *goja.Object, _ []goja.Value) { env.Bind(this, &Handle{d: d}) },
		Methods: []jsapi.Method{
			number("recvStart", func(h *Handle) int { return number0(h.start()) }),
			number("recvStop", func(h *Handle) int { h.stop(); return 0 }),
			number("getSendQueueSize", func(h *Handle) int { n, _ := h.queued(); return n }),
			number("getSendQueueCount", func(h *Handle) int { _, n := h.queued(); return n }),
			method("getsockname", func(h *Handle, c goja.FunctionCall) goja.Value { return h.jsName(c, netio.LocalAddr) }),
			method("getpeername", func(h *Handle, c goja.FunctionCall) goja.Value { return h.jsName(c, netio.PeerAddr) }),
			method("close", (*Handle).jsClose),
			method("ref", func(h *Handle, _ goja.FunctionCall) goja.Value { h.setRef(true); return goja.Undefined() }),
			method("unref", func(h *Handle, _ goja.FunctionCall) goja.Value { h.setRef(false); return goja.Undefined() }),
			method("hasRef", func(h *Handle, _ goja.FunctionCall) goja.Value { return env.VM.ToValue(!h.unref) }),
		},
		Accessors: []jsapi.Accessor{{Name: "fd", Get: func(c goja.FunctionCall) goja.Value {
			if h := d.HandleOf(c.This); h != nil {
				return env.VM.ToValue(h.shownFD())
			}
			return goja.Undefined()
		}}},
	})
}

// HandleOf returns the Handle behind v, or nil.
func (d *Dgram) HandleOf(v goja.Value) *Handle {
	h, _ := d.env.Unwrap(v).(*Handle)
	return h
}

// NewHandle makes the JavaScript object of a UDP descriptor, which it takes over: what a
// process gets that is sent a bare handle, and what bind takes.
func (d *Dgram) NewHandle(fd int) *Handle {
	a, _ := netio.LocalAddr(fd)
	h := d.newHandle(a.Family() == "IPv6")
	h.adopt(fd)
	return h
}

// newHandle makes a Handle without a descriptor.
func (d *Dgram) newHandle(six bool) *Handle {
	h := &Handle{d: d, six: six}
	d.env.Bind(d.env.Create(d.udp), h)
	return h
}

// adopt makes fd the Handle's descriptor.
func (h *Handle) adopt(fd int) {
	h.packet, h.opened = h.d.env.Net.NewPacket(fd, h), h.six
	h.setRef(!h.unref)
}

// open opens a descriptor of a family when there is none.
func (h *Handle) open(six bool) error {
	if h.packet != nil {
		return nil
	}
	fd, err := netio.OpenPacket(six)
	if err == nil {
		h.adopt(fd)
		h.opened = six
	}
	return err
}

// bind binds the descriptor, and opens one first when there is none.
func (h *Handle) bind(req BindRequest) error {
	six := req.Type == "udp6"
	if _, err := netio.ParsePacketAddr(req.Address, req.Port, six); err != nil {
		return err
	}
	if req.Flags&IPv6Only != 0 && !six {
		return unix.EINVAL
	}
	if err := h.open(six); err != nil {
		return err
	}
	return bindFD(h.FD(), req)
}

// bindAny opens the descriptor and binds it to any port of every address of a family unless
// there is one, as libuv does for sockets that join a group of it first.
func (h *Handle) bindAny(six bool) error {
	if h.packet != nil {
		return nil
	}
	if six {
		return h.bind(BindRequest{Type: "udp6", Address: "::"})
	}
	return h.bind(BindRequest{Type: "udp4", Address: "0.0.0.0", Flags: ReuseAddr})
}

// Type is "udp4" or "udp6".
func (h *Handle) Type() string {
	if h.six {
		return "udp6"
	}
	return "udp4"
}

// FD is the descriptor, -1 without one. It stays the Handle's.
func (h *Handle) FD() int {
	if h.packet == nil {
		return -1
	}
	return h.packet.FD()
}

// shownFD is _handle.fd: EBADF without a descriptor.
func (h *Handle) shownFD() int {
	if fd := h.FD(); fd >= 0 {
		return fd
	}
	return -int(unix.EBADF)
}

func (h *Handle) queued() (bytes, datagrams int) {
	if h.packet == nil {
		return 0, 0
	}
	return h.packet.Queued()
}

func (h *Handle) start() error {
	if h.packet == nil {
		return unix.EBADF
	}
	return h.packet.Start()
}

func (h *Handle) stop() {
	if h.packet != nil {
		h.packet.Stop()
	}
}

func (h *Handle) setRef(on bool) {
	h.unref = !on
	switch {
	case h.packet == nil:
	case on:
		h.packet.Ref()
	default:
		h.packet.Unref()
	}
}

// close closes the descriptor; twice does nothing.
func (h *Handle) close() {
	if h.packet != nil {
		h.packet.Close()
	}
	if f := h.closed; f != nil {
		h.closed = nil
		f()
	}
}

func (h *Handle) jsClose(c goja.FunctionCall) goja.Value {
	h.close()
	if cb, ok := jsapi.AsFn(c.Argument(0)); ok {
		h.d.env.Loop.OnClose(func() { cb(goja.FunctionCall{This: h.Object()}) })
	}
	return goja.Undefined()
}

// jsName is getsockname or getpeername: it fills an object and returns 0 or an error number.
func (h *Handle) jsName(c goja.FunctionCall, of func(int) (netio.Addr, error)) goja.Value {
	a, err := of(h.FD())
	if out, ok := c.Argument(0).(*goja.Object); ok && err == nil {
		h.d.fillAddress(out, a)
	}
	return h.d.env.VM.ToValue(number0(err))
}

// number0 is 0, or the negative number of an error.
func number0(err error) int {
	if err == nil {
		return 0
	}
	return -int(jsapi.AsErrno(err))
}

func (d *Dgram) fillAddress(o *goja.Object, a netio.Addr) {
	jsapi.Must(o.Set("address", a.IP.String()))
	jsapi.Must(o.Set("family", a.Family()))
	jsapi.Must(o.Set("port", a.Port))
}
