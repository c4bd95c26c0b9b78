package cluster

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi/childprocess"
	"github.com/gaggle-js/gaggle/jsapi/dgram"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// child is this process as a worker. It is the Tap of the channel to the primary, and
// belongs to the loop.
type child struct {
	c       *Cluster
	own     *childprocess.Own
	worker  *Worker
	seq     int64
	asked   map[int64]func(ipc.ClusterMessage, int) // questions without an answer, by seq
	servers map[string]*served                      // by listen key
	served  int                                     // how many have listened
	indexes map[string]*indexes
	buf     []byte
}

func newChild(c *Cluster) *child {
	ch := &child{
		c: c, own: c.procs.Channel(),
		asked: make(map[int64]func(ipc.ClusterMessage, int)), servers: make(map[string]*served), indexes: make(map[string]*indexes),
	}
	id := int(c.env.VM.ToValue(c.env.Host.UniqueID).ToInteger())
	ch.worker = c.newWorker(id, "online", c.process.Object())
	net.From(c.env).SetStrategy(ch)
	dgram.From(c.env).SetStrategy(ch)
	if ch.own != nil && c.env.Host.UniqueID != "" {
		ch.start()
	}
	return ch
}

// start taps the channel and tells the primary that we are online.
func (ch *child) start() {
	ch.own.SetTap(ch)
	ch.c.process.OnceGo("disconnect", func([]goja.Value) { ch.disconnected() })
	ch.send(ipc.AppendAct(nil, ipc.ActOnline, ch.nextSeq()))
}

func (ch *child) nextSeq() int64 {
	ch.seq++
	return ch.seq - 1
}

// send sends a message at once. A process that was called a worker by hand has no channel,
// and nobody hears it.
func (ch *child) send(body []byte) {
	if ch.own != nil {
		ch.own.Send(ipc.Outgoing{Body: body, FD: -1})
		ch.own.Flush()
	}
}

// ask sends a question, which body makes with its number. answer is called on the loop,
// inside Call, and owns the descriptor that comes with the answer (-1 without).
func (ch *child) ask(body func(seq int64) []byte, answer func(m ipc.ClusterMessage, fd int)) {
	seq := ch.nextSeq()
	ch.asked[seq] = answer
	ch.send(body(seq))
}

// askWhere is ask for a socket to listen on. An answer that comes when we have left is
// dropped: a server that begins to listen then would hold the process for good.
func (ch *child) askWhere(body func(seq int64) []byte, answer func(m ipc.ClusterMessage, fd int)) {
	ch.ask(body, func(m ipc.ClusterMessage, fd int) {
		if ch.own.Connected() {
			answer(m, fd)
		} else if fd >= 0 {
			netio.CloseFD(fd)
		}
	})
}

// Message takes the messages of the cluster.
func (ch *child) Message(m ipc.Message) bool {
	if key, seq, ok := ipc.ParseNewConn(m.Body); ok {
		if ch.own.Waiting() {
			key := string(key)
			ch.own.Post(func() { ch.newConn(ch.servers[key], seq, m.FD) })
			return true
		}
		ch.newConn(ch.servers[string(key)], seq, m.FD)
		return true
	}
	if !ipc.IsCluster(m.Body) {
		return false
	}
	cm, err := ipc.ParseCluster(m.Body)
	switch {
	case err == nil && cm.Act == ipc.ActNewConn:
		ch.own.Post(func() { ch.newConn(ch.servers[cm.Key], cm.Seq, m.FD) })
		return true
	case err == nil && cm.Ack != nil && ch.asked[*cm.Ack] != nil:
		answer := ch.asked[*cm.Ack]
		delete(ch.asked, *cm.Ack)
		ch.own.Post(func() { answer(cm, m.FD) })
		return true
	case err == nil && cm.Act == ipc.ActDisconnect:
		ch.own.Post(func() { ch.leave(ch.worker, true) })
	}
	if m.FD >= 0 {
		netio.CloseFD(m.FD)
	}
	return true
}

// newConn answers for a connection and then serves it. The answer goes out first: it says
// that the connection has an owner, and lets the primary get the next one ready. Where no
// answer can be sent any more the connection is left alone: the primary, still its owner, gives
// it to another worker, which would wait for what had been read here.
func (ch *child) newConn(s *served, seq int64, fd int) {
	if !ch.own.Sends() {
		if fd >= 0 {
			netio.CloseFD(fd)
		}
		return
	}
	accepted := s != nil && fd >= 0 && (s.handle != nil || s.server != nil && s.server.Accepting())
	ch.buf = ipc.AppendAccepted(ch.buf[:0], seq, accepted, ch.nextSeq())
	ch.own.Send(ipc.Outgoing{Body: ch.buf, FD: -1})
	ch.own.Flush()
	switch {
	case accepted && s.server != nil:
		s.server.Accept(fd)
	case accepted:
		s.handOver(ch.c.env, fd)
	case fd >= 0:
		netio.CloseFD(fd)
	}
}

// Leaving is called by the channel.
func (ch *child) Leaving() {}

// Closed is called by the channel: nobody will answer any more.
func (ch *child) Closed(bool) { clear(ch.asked) }
