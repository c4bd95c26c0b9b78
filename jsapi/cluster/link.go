package cluster

import (
	"slices"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi/childprocess"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// link is a worker as the hub sees it: the Tap of its channel.
type link struct {
	d       *dispatcher
	id      int
	peer    *childprocess.Peer
	flights []flight // connections that the worker has not answered for
	worker  *Worker  // the loop's; touched in posts only
}

// flight is a connection on its way to the worker, one at most for each listener.
type flight struct {
	seq int64
	fd  int // lst.rr's
	lst *listener
}

// newLink makes the link of worker id and taps its channel. Call it on the loop before
// the channel starts.
func (d *dispatcher) newLink(id int, p *childprocess.Peer) *link {
	l := &link{d: d, id: id, peer: p}
	p.SetTap(l)
	p.OnLost(l.refused)
	d.hub.Post(func() { d.links[id] = l })
	return l
}

// Message takes the messages of the cluster.
func (l *link) Message(m ipc.Message) bool {
	if ack, accepted, ok := ipc.ParseAccepted(m.Body); ok {
		l.answered(ack, accepted)
		return true
	}
	if !ipc.IsCluster(m.Body) {
		return false
	}
	if m.FD >= 0 {
		netio.CloseFD(m.FD) // no message of a worker has one
	}
	if cm, err := ipc.ParseCluster(m.Body); err == nil {
		l.take(cm)
	}
	return true
}

func (l *link) take(m ipc.ClusterMessage) {
	switch {
	case m.Ack != nil:
		if m.Accepted != nil {
			l.answered(*m.Ack, *m.Accepted)
		}
	case m.Act == ipc.ActOnline:
		l.tell(func(p *primary, w *Worker) { p.online(w) })
	case m.Act == ipc.ActQueryServer:
		l.d.query(l, m)
	case m.Act == ipc.ActListening:
		a := address{typ: string(m.AddressType), host: m.Address, port: m.Port, fd: m.FD}
		l.tell(func(p *primary, w *Worker) { p.listening(w, a) })
	case m.Act == ipc.ActClose:
		if lst := l.d.listeners[m.Key]; lst != nil {
			lst.retire(l.id)
		}
	case m.Act == ipc.ActExitedAfter:
		l.tell(func(_ *primary, w *Worker) { w.leaving() })
		l.send(ipc.AppendAck(nil, m.Seq, l.d.nextSeq()))
	}
}

// tell calls f on the loop.
func (l *link) tell(f func(*primary, *Worker)) {
	l.peer.Post(func() { f(l.worker.c.primary, l.worker) })
}

func (l *link) send(body []byte) { l.peer.Send(ipc.Outgoing{Body: body, FD: -1}) }

// answered takes the worker's answer to newconn number seq. An answer that comes before
// the descriptor has been acknowledged is none: the channel may have to send it again.
func (l *link) answered(seq int64, accepted bool) {
	for i, f := range l.flights {
		if f.seq == seq && !l.peer.Holds(f.fd) {
			l.flights = slices.Delete(l.flights, i, i+1)
			f.lst.answer(l.id, seq, accepted)
			return
		}
	}
}

// refused is told that connection fd did not reach the worker, which has no descriptor left
// for it: the next one gets it.
func (l *link) refused(fd int) {
	for i, f := range l.flights {
		if f.fd == fd {
			l.flights = slices.Delete(l.flights, i, i+1)
			f.lst.answer(l.id, f.seq, false)
			return
		}
	}
}

// Leaving is called by the channel: we close it.
func (l *link) Leaving() { l.d.retire(l) }

// Closed is called by the channel. The rest is posted: it may be a listener's own send
// that has found the worker dead.
func (l *link) Closed(flushed bool) { l.d.hub.Post(func() { l.d.bury(l, flushed) }) }

// disconnect tells the worker to close its servers and leave. Call it on the loop.
func (l *link) disconnect() {
	l.worker.child.Behind(func() {
		l.d.hub.Post(func() {
			l.d.catchUp()
			l.send(ipc.AppendAct(nil, ipc.ActDisconnect, l.d.nextSeq()))
			l.d.retire(l)
		})
	})
}
