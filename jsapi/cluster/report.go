package cluster

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// report is what tells the primary that a socket listens: a listener of its 'listening'. As in
// Node that of a listen that has failed stays, and so reports the next one too.
type report struct {
	ch     *child
	of     *goja.Object // the server or the UDP socket
	q      ipc.Query    // that was asked for it
	write  func([]byte, ipc.Query) []byte
	failed bool
}

// reportListening has the primary told by write when em emits 'listening'.
func (ch *child) reportListening(em *events.Emitter, q ipc.Query, write func([]byte, ipc.Query) []byte) *report {
	r := &report{ch: ch, of: em.Target(), q: q, write: write}
	em.OnceGo("listening", func([]goja.Value) { r.send() })
	return r
}

// send tells it, unless a listener before has closed the socket, and nothing else has its
// address.
func (r *report) send() {
	ch := r.ch
	if !r.failed && ch.indexes[addressKey(r.q)] == nil {
		return
	}
	ch.worker.set("state", "listening")
	if a, ok := ch.c.env.Method(r.of, "address").(*goja.Object); ok && !jsapi.IsNullish(a.Get("port")) {
		r.q.Port = int(a.Get("port").ToInteger())
	}
	r.q.Act, r.q.Seq = ipc.ActListening, ch.nextSeq()
	ch.send(r.write(nil, r.q))
}
