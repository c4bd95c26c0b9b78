package cluster

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/cluster/balance"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// listener is one listening socket of the primary and the workers that it serves:
// round-robin (rr, accept) or shared (shared, fd). It belongs to the hub's goroutine.
type listener struct {
	d      *dispatcher
	key    string
	quoted string // key as JSON
	path   string // of a unix socket, removed in the end
	name   *ipc.Sockname
	data   []byte // what the servers of all workers share, as JSON, once one has brought it

	rr      *balance.RoundRobin
	accept  *netio.Listener
	full    bool // accepting has stopped
	resting bool // a wake-up is under way

	shared *balance.Shared
	fd     int
	typ    string // of the handle that is shared
}

// restTime is how long a connection waits that every worker has refused.
const restTime = 10 * time.Millisecond

// open opens the socket that a worker asks for, or returns a negative errno.
func (d *dispatcher) open(key string, m ipc.ClusterMessage) (*listener, int) {
	lst := &listener{d: d, key: key, quoted: ipc.QuoteKey(key), fd: -1, typ: ipc.TypeNative}
	if strings.HasPrefix(string(m.AddressType), `"udp`) {
		return lst.openDatagram(m)
	}
	req := request(m)
	if req.FD >= 0 && !d.procs.TakeInherited(req.FD) {
		return nil, -int(unix.EEXIST)
	}
	named := req.Type == net.Pipe && req.FD < 0 && !strings.HasPrefix(req.Address, "\x00")
	if named {
		req.Address = shorter(req.Address)
	}
	fd, err := net.OpenHandle(&req)
	if err == nil && d.policy == SchedRR {
		err = lst.listen(fd, req)
	}
	if err != nil {
		return nil, -int(jsapi.AsErrno(err))
	}
	if lst.rr == nil {
		lst.fd, lst.shared = fd, balance.NewShared()
	}
	if named {
		lst.path, _ = filepath.Abs(req.Address) // a script may change the directory
	}
	return lst, 0
}

// shorter is the path of a unix socket, which a worker gives from the root, from here when
// that has fewer bytes: an address holds about a hundred.
func shorter(path string) string {
	if here, err := unix.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, path); err == nil && len(rel) < len(path) {
			return rel
		}
	}
	return path
}

// request is a worker's question as net understands it.
func request(m ipc.ClusterMessage) net.ListenRequest {
	req := net.ListenRequest{Port: m.Port, FD: -1, Type: net.TCP4}
	if m.Address != nil {
		req.Address = *m.Address
	}
	switch string(m.AddressType) {
	case "6":
		req.Type = net.TCP6
	case "-1":
		req.Type = net.Pipe
	}
	if m.FD != nil {
		req.FD = *m.FD
	}
	if m.Flags != nil {
		req.Flags = *m.Flags
	}
	req.Backlog = backlog(m.Backlog)
	return req
}

// listen starts accepting on fd, which it takes over. A given descriptor that cannot listen
// stays open: it is something else.
func (lst *listener) listen(fd int, req net.ListenRequest) error {
	if err := net.ListenHandle(fd, req.Backlog); err != nil {
		if req.FD < 0 {
			netio.CloseFD(fd)
		}
		return err
	}
	if a, err := netio.LocalAddr(fd); err == nil && !a.IsUnix() {
		lst.name = &ipc.Sockname{Address: a.IP.String(), Family: a.Family(), Port: a.Port}
	}
	lst.rr = balance.NewRoundRobin(lst, 0)
	lst.accept = lst.d.hub.Reactor().NewListener(fd, false)
	return lst.accept.Start(lst.accepted)
}

// admit tells worker l what it asked for in question number ack, and lets it have
// connections.
func (lst *listener) admit(l *link, ack int64) {
	r := ipc.Reply{Key: lst.key, Ack: ack, Seq: lst.d.nextSeq(), Sockname: lst.name, Data: lst.data}
	if lst.rr != nil {
		l.send(ipc.AppendReply(nil, r))
		lst.rr.Join(l.id)
		return
	}
	fd, err := unix.FcntlInt(uintptr(lst.fd), unix.F_DUPFD_CLOEXEC, 0) // it outlives the listener
	if err != nil {
		r.Errno = -int(jsapi.AsErrno(err))
		l.send(ipc.AppendReply(nil, r))
		return
	}
	r.Shared = true
	lst.shared.Join(l.id)
	l.peer.Send(ipc.Outgoing{
		Body: ipc.AppendEnvelope(nil, lst.typ, ipc.AppendReply(nil, r), ""), FD: fd,
		Settled: func(err error) {
			netio.CloseFD(fd)
			if err == ipc.ErrHandleLost { // the worker has no number left for it
				r.Shared, r.Errno = false, -int(unix.EMFILE)
				l.send(ipc.AppendReply(nil, r))
				lst.retire(l.id)
			}
		},
	})
}

// accepted is called by the reactor with a new connection.
func (lst *listener) accepted(fd int, err error) {
	if err != nil {
		return // no descriptors left: the reactor has refused the client
	}
	lst.rr.Arrive(fd)
	if lst.rr.Full() {
		lst.full = true
		lst.accept.Stop()
	}
}

// HandOver sends a connection to a worker; RoundRobin calls it.
func (lst *listener) HandOver(worker, fd int) int64 {
	d := lst.d
	seq := d.nextSeq()
	l := d.links[worker]
	l.flights = append(l.flights, flight{seq: seq, fd: fd, lst: lst})
	d.buf = ipc.AppendNewConn(d.buf[:0], lst.quoted, seq)
	l.peer.Send(ipc.Outgoing{Body: d.buf, FD: fd})
	return seq
}

// Close closes a connection; RoundRobin calls it.
func (lst *listener) Close(fd int) { netio.CloseFD(fd) }

// answer takes a worker's answer to a connection.
func (lst *listener) answer(worker int, seq int64, accepted bool) {
	lst.rr.Answer(worker, seq, accepted)
	if lst.full && !lst.rr.Full() && lst.d.listeners[lst.key] == lst {
		lst.full = false
		_ = lst.accept.Start(lst.accepted)
	}
	if !accepted && !lst.resting && lst.rr.Resting() {
		lst.resting = true
		lst.d.hub.After(restTime, func() {
			lst.resting = false
			lst.rr.Wake()
		})
	}
}

// retire lets a worker go that lives.
func (lst *listener) retire(worker int) {
	if lst.rr != nil {
		lst.endIf(lst.rr.Retire(worker))
	} else {
		lst.endIf(lst.shared.Leave(worker))
	}
}

// leave lets a worker go that is dead.
func (lst *listener) leave(worker int) {
	if lst.rr != nil {
		lst.endIf(lst.rr.Leave(worker))
	} else {
		lst.endIf(lst.shared.Leave(worker))
	}
}

// endIf closes the listener when nobody is left.
func (lst *listener) endIf(empty bool) {
	if !empty || lst.d.listeners[lst.key] != lst {
		return
	}
	delete(lst.d.listeners, lst.key)
	if lst.path != "" {
		_ = os.Remove(lst.path)
	}
	if lst.rr == nil {
		netio.CloseFD(lst.fd)
		return
	}
	lst.accept.Close()
	lst.rr.Close()
}
