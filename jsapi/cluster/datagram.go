package cluster

import (
	"strings"
	"syscall"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/cluster/balance"
	"github.com/gaggle-js/gaggle/jsapi/dgram"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// openDatagram opens the UDP socket that a worker asks for. Workers share its descriptor
// whatever the policy is: the kernel gives a datagram to whoever reads it first.
func (lst *listener) openDatagram(m ipc.ClusterMessage) (*listener, int) {
	req := dgram.BindRequest{Type: strings.Trim(string(m.AddressType), `"`), Port: m.Port, FD: -1}
	if m.Address != nil {
		req.Address = *m.Address
	}
	if m.FD != nil {
		req.FD = *m.FD
	}
	switch {
	case req.FD < 0:
	case netio.FDKind(req.FD) != "UDP":
		return nil, -int(syscall.EINVAL)
	case !lst.d.procs.TakeInherited(req.FD):
		return nil, -int(syscall.EEXIST)
	}
	if m.Flags != nil {
		req.Flags = *m.Flags
	}
	fd, err := dgram.OpenHandle(req)
	if err != nil {
		return nil, -int(jsapi.AsErrno(err))
	}
	lst.fd, lst.shared, lst.typ = fd, balance.NewShared(), ipc.TypeDgramNative
	return lst, 0
}

// Bind asks the primary; it makes child a dgram.Strategy.
func (ch *child) Bind(req dgram.BindRequest, done func(dgram.Bound, error)) {
	q := ipc.Query{
		Act: ipc.ActQueryServer, Address: req.Address, Port: req.Port, AddressType: `"` + req.Type + `"`,
		FD: req.FD, Flags: req.Flags,
	}
	free := ch.number(&q)
	r := ch.reportListening(&req.Socket.Emitter, q, ipc.AppendDatagramQuery)
	ch.askWhere(func(seq int64) []byte { q.Seq = seq; return ipc.AppendDatagramQuery(nil, q) }, func(m ipc.ClusterMessage, fd int) {
		var err error
		switch {
		case m.Errno != nil && *m.Errno != 0:
			err = syscall.Errno(-*m.Errno)
		case fd < 0:
			err = syscall.EBADF // lost on the way: the process has no number left for it
		}
		if err == nil {
			done(ch.lent(req, m.Key, fd, free), nil)
			return
		}
		free()
		r.failed = true
		if fd >= 0 {
			netio.CloseFD(fd)
		}
		done(dgram.Bound{FD: -1}, err)
	})
}

// lent makes the primary's descriptor a Bound.
func (ch *child) lent(req dgram.BindRequest, key string, fd int, free func()) dgram.Bound {
	s := &served{object: req.Socket.Object()}
	ch.serve(key, s)
	return dgram.Bound{FD: fd, Closed: func() { ch.closed(s, key, free) }}
}
