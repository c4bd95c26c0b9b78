package net

import (
	"errors"
	"math"
	"net/netip"
	"os"
	"strconv"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// dial is one call of connect, until the connection stands or the socket is destroyed.
type dial struct {
	path      string // of a unix socket, else ""
	host      string
	port      int
	localHost string
	localPort int
	race      *race // several addresses are tried
	over      bool
	began     float64 // by the clock of perf_hooks, when somebody observes
	context   any     // of the request to connect, nil while nobody tracks it
	cancelled func()  // tells of the attempt that the destruction of the socket ended
}

// jsConnect is socket.connect in all its forms (Node, "socket.connect()").
func (s *Socket) jsConnect(c goja.FunctionCall) goja.Value {
	n := s.n
	options, cb := n.normalizeArgs(c.Arguments)
	if option(options, "port") == goja.Undefined() && jsapi.IsNullish(option(options, "path")) {
		panic(n.env.CodeError("TypeError", "ERR_MISSING_ARGS", `The "options" or "port" or "path" argument must be specified`))
	}
	s.reuse()
	s.open = true
	if cb != nil {
		s.Once("connect", cb)
	}
	s.touch()
	s.connecting = true
	s.dial = &dial{}
	if path := option(options, "path"); path.ToBoolean() {
		s.dial.path = n.env.ValidateString(path, "options.path")
		s.track()
		s.attempt(s.dial, target{address: s.dial.path})
	} else {
		s.track()
		s.lookupAndConnect(options)
	}
	return c.This
}

// reuse readies a socket that was connected before.
func (s *Socket) reuse() {
	write := s.n.streams.Duplex.Proto.Get("write")
	if s.Object().Get("write") == goja.Value(s.n.writeAfterEnd) {
		jsapi.Must(s.Object().Set("write", write))
	}
	if !s.open {
		s.Undestroy()
		s.conn, s.open, s.localAddr, s.peerAddr = nil, false, nil, nil
		s.closing, s.resetting, s.shutting, s.uncounted = false, false, false, false
		s.wantRead = s.wantRead && !s.met // who wants to read before it connects still waits
		s.met = false
		s.dispatched, s.read, s.dial = 0, 0, nil
	}
}

// target is one address to connect to; the family is 0 for a path.
type target struct {
	address string
	port    int
	family  int
}

// values are the arguments of 'connectionAttempt' and its like.
func (t target) values(n *Net) []goja.Value {
	if t.family == 0 {
		return []goja.Value{n.str(t.address), goja.Undefined(), goja.Undefined()}
	}
	return []goja.Value{n.str(t.address), n.env.VM.ToValue(t.port), n.env.VM.ToValue(t.family)}
}

func (t target) addr() (netio.Addr, error) {
	if t.family == 0 {
		return netio.Addr{Path: fitPath(t.address)}, nil
	}
	ip, err := netip.ParseAddr(t.address)
	if err != nil || ip.Is4() != (t.family == 4) {
		return netio.Addr{}, unix.EINVAL
	}
	return netio.Addr{IP: ip, Port: t.port}, nil
}

// attempt connects to the only target.
func (s *Socket) attempt(d *dial, t target) {
	if err := s.bindFor(d, t); err != nil {
		s.Destroy(s.startError(d, t, err))
		return
	}
	s.Emit("connectionAttempt", t.values(s.n)...)
	if d.over { // a listener has destroyed the socket
		return
	}
	switch err := s.begin(d, t, func(err error) { s.attempted(d, t, err) }); {
	case err == nil:
	case later(err, t):
		s.n.soon(func() { s.attempted(d, t, err) })
	default:
		s.Destroy(s.startError(d, t, err))
	}
}

// later reports whether libuv tells of the error from the poller and not at once.
func later(err error, t target) bool {
	return t.family == 0 || isErrno(err, unix.ECONNREFUSED)
}

// bindFor opens the socket for t when it is to have an address of the script's choice.
func (s *Socket) bindFor(d *dial, t target) error {
	local, err := d.localAddr(t.family)
	if err != nil || local == nil || s.conn != nil {
		return err
	}
	return s.openFor(t, local)
}

// openFor opens the socket for t. Teardown closes it when a listener destroys the Socket.
func (s *Socket) openFor(t target, local *netio.Addr) error {
	a, err := t.addr()
	if err != nil {
		return err
	}
	conn, err := s.n.env.Net.Open(a, local)
	if err != nil {
		return err
	}
	s.conn = conn
	conn.SetHandler(s.self)
	if s.unref {
		conn.Unref()
	}
	return nil
}

// begin connects to t, on the socket that there is when connect was called before.
func (s *Socket) begin(d *dial, t target, done func(error)) error {
	if s.conn == nil {
		if err := s.openFor(t, nil); err != nil {
			return err
		}
	}
	a, err := t.addr()
	if err == nil {
		err = s.conn.Connect(a, done)
	}
	if err != nil {
		return err
	}
	s.trackConnect(d, t)
	if s.n.perf.Observed(observed) {
		d.began = s.n.perf.Now()
	}
	return nil
}

// localAddr is the address to connect from, nil for any.
func (d *dial) localAddr(family int) (*netio.Addr, error) {
	if d.localHost == "" && d.localPort == 0 || family == 0 {
		return nil, nil
	}
	host := d.localHostFor(family)
	ip, err := netip.ParseAddr(host)
	switch {
	case err != nil || ip.Is4() != (family == 4):
		return nil, os.NewSyscallError("bind", unix.EINVAL)
	case d.localPort > math.MaxUint16: // the system cuts it, and another port is bound
		return nil, os.NewSyscallError("bind", unix.EADDRINUSE)
	}
	return &netio.Addr{IP: ip, Port: d.localPort & math.MaxUint16}, nil
}

// localHostFor is the host to connect from: every one of the family, if none was given.
func (d *dial) localHostFor(family int) string {
	switch {
	case d.localHost != "":
		return d.localHost
	case family == 6:
		return "::"
	}
	return "0.0.0.0"
}

// isBind reports whether err is the fault of the local address.
func isBind(err error) bool {
	var call *os.SyscallError
	return errors.As(err, &call) && call.Syscall == "bind"
}

// startError is the error of an attempt that failed at once.
func (s *Socket) startError(d *dial, t target, err error) *goja.Object {
	if isBind(err) {
		return s.n.connectError(err, "bind", place{address: d.localHostFor(t.family), port: d.localPort})
	}
	p := place{address: t.address, port: t.port}
	if t.family != 0 {
		p.local = "undefined:undefined" // when there is no descriptor yet
		if a := s.local(); a != nil {
			p.local = a.IP.String() + ":" + strconv.Itoa(a.Port)
		}
	}
	return s.n.connectError(err, "connect", p)
}

// attempted hears from the poller how the only attempt ended.
func (s *Socket) attempted(d *dial, t target, err error) {
	if d.over || s.Destroyed() {
		return
	}
	s.enterConnect(d, func() {
		if err == nil {
			s.connected(d, t)
			return
		}
		s.connecting, s.localAddr = false, nil
		ex := s.attemptError(d, t, err)
		s.Emit("connectionAttemptFailed", append(t.values(s.n), ex)...)
		s.Destroy(ex)
	})
}

// attemptError is the error of an attempt that the peer or the network ended.
func (s *Socket) attemptError(d *dial, t target, err error) *goja.Object {
	p := place{address: t.address, port: t.port}
	if d.localPort == 0 || t.family == 0 {
		return s.n.connectError(err, "connect", p)
	}
	host := d.localHostFor(t.family)
	p.local = host + ":" + strconv.Itoa(d.localPort)
	ex := s.n.connectError(err, "connect", p)
	jsapi.Must(ex.Set("localAddress", host))
	jsapi.Must(ex.Set("localPort", d.localPort))
	return ex
}

// observed is the type of entries that observers of this module wait for.
const observed = "net"

// measured tells observers of a connection to t (Node, "PerformanceObserver", entry type
// 'net').
func (d *dial) measured(n *Net, t target) {
	if d.began == 0 || t.family == 0 || !n.perf.Observed(observed) {
		return
	}
	detail := n.env.VM.NewObject()
	jsapi.Must(detail.Set("host", t.address))
	jsapi.Must(detail.Set("port", t.port))
	n.perf.Add(observed, "connect", d.began, n.perf.Now()-d.began, detail)
}

// connected runs when the connection to t stands: 'connect', then what waited for it.
func (s *Socket) connected(d *dial, t target) {
	d.over, s.met = true, true
	s.connecting = false
	s.localAddr = nil
	s.touch()
	s.applyOptions()
	s.Emit("connect")
	s.Emit("ready")
	d.measured(s.n, t)
	if s.conn != nil && !s.isPaused() {
		s.Nudge()
	}
	s.setReading(s.wantRead)
}

func (s *Socket) isPaused() bool {
	return s.n.env.Method(s.Object(), "isPaused").ToBoolean()
}

// stopDialing gives up what is left of connect.
func (s *Socket) stopDialing() {
	if d := s.dial; d != nil && !d.over {
		d.over = true
		if d.race != nil {
			d.race.stop()
		}
	}
}
