package cluster

import (
	"strconv"
	"strings"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi/childprocess"
)

// dispatcher is the hub's half of a primary: the listeners and the links to workers.
// Everything of it belongs to the hub's goroutine.
type dispatcher struct {
	procs     *childprocess.ChildProcess
	hub       *childprocess.Hub
	policy    int
	seq       int64 // of our messages
	listeners map[string]*listener
	links     map[int]*link
	buf       []byte // for the message that is being sent
}

func newDispatcher(procs *childprocess.ChildProcess, policy int) *dispatcher {
	return &dispatcher{
		procs: procs, hub: procs.Hub(), policy: policy,
		listeners: make(map[string]*listener), links: make(map[int]*link),
	}
}

// close lets go of all listeners and connections: the run has ended and its process, a
// host's, goes on. The workers' channels are closed.
func (d *dispatcher) close() {
	for _, lst := range d.listeners {
		if lst.rr != nil {
			lst.rr.Close() // so that nobody is given what the others had
		}
	}
	for _, l := range d.links {
		d.bury(l, false)
	}
}

// settle waits until the hub has done what it was told before: listeners whose last worker
// has gone are closed then, and their ports free. Call it on the loop.
func (d *dispatcher) settle() {
	if d != nil {
		d.hub.Do(func() {})
	}
}

// nextSeq numbers our messages from 0, as Node does.
func (d *dispatcher) nextSeq() int64 {
	d.seq++
	return d.seq - 1
}

// query answers a worker's queryServer: the worker joins the listener of that key, which
// is opened when there is none. A failure is not remembered.
func (d *dispatcher) query(l *link, m ipc.ClusterMessage) {
	key := listenKey(m)
	lst := d.listeners[key]
	if lst == nil {
		var errno int
		if lst, errno = d.open(key, m); lst == nil {
			l.send(ipc.AppendReply(nil, ipc.Reply{Key: key, Ack: m.Seq, Errno: errno, Seq: d.nextSeq()}))
			return
		}
		d.listeners[key] = lst
	}
	if lst.data == nil && string(m.Data) != "null" {
		lst.data = m.Data
	}
	lst.admit(l, m.Seq)
}

// listenKey is Node's key of a listener: address:port:addressType:fd:index.
func listenKey(m ipc.ClusterMessage) string {
	addr, port, fd := "null", strconv.Itoa(m.Port), "undefined"
	if m.Address != nil {
		addr = *m.Address
	}
	if m.FD != nil {
		fd = strconv.Itoa(*m.FD)
		if *m.FD >= 0 {
			port = "null"
		}
	}
	typ := strings.Trim(string(m.AddressType), `"`)
	return addr + ":" + port + ":" + typ + ":" + fd + ":" + strconv.Itoa(m.Index)
}

// catchUp accepts what waits to be: who has connected before a worker is told to leave may
// still be served by it, where a closing socket would reset the connection.
func (d *dispatcher) catchUp() {
	for _, lst := range d.listeners {
		if lst.rr != nil {
			lst.accept.Ready(true, false)
		}
	}
}

// retire lets l go from every listener: it lives, and answers for what it has.
func (d *dispatcher) retire(l *link) {
	for _, lst := range d.listeners {
		lst.retire(l.id)
	}
}

// bury lets l go from every listener: it is dead, and what it has not answered is given
// to others. kept says that it was ours to close the channel and that all we sent has
// arrived: then nothing is given to others.
func (d *dispatcher) bury(l *link, kept bool) {
	if d.links[l.id] != l {
		return
	}
	for _, f := range l.flights {
		if kept {
			f.lst.rr.Answer(l.id, f.seq, true)
		} else {
			f.lst.leave(l.id)
		}
	}
	l.flights = nil
	for _, lst := range d.listeners {
		lst.leave(l.id)
	}
	delete(d.links, l.id)
}
