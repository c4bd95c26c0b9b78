package cluster

import (
	"maps"
	"net/netip"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// disconnectSelf is worker.disconnect() in the worker.
func (ch *child) disconnectSelf(w *Worker) {
	if s := w.state(); s == "disconnecting" || s == "destroying" {
		return
	}
	w.set("state", "disconnecting")
	ch.leave(w, false)
}

// leave closes all servers, in the order in which they came to listen, waits for their
// 'close', and then closes the channel. When the primary has not told us to, it is asked
// first to note that we go by ourselves.
func (ch *child) leave(w *Worker, told bool) {
	w.leaving()
	waiting := 1
	done := func() {
		if waiting--; waiting > 0 {
			return
		}
		if told {
			ch.hangUp()
		} else {
			ch.askToLeave()
		}
	}
	all := slices.SortedFunc(maps.Values(ch.servers), func(a, b *served) int { return a.nth - b.nth })
	ch.servers = make(map[string]*served) // connections that are on their way are refused
	for _, s := range all {
		waiting++
		closed := ch.c.env.Func("", 0, func(goja.FunctionCall) goja.Value { done(); return goja.Undefined() })
		ch.c.env.Method(s.object, "close", closed)
	}
	done()
}

// askToLeave closes the channel when the primary knows that we go by ourselves.
func (ch *child) askToLeave() {
	ch.ask(func(seq int64) []byte { return ipc.AppendAct(nil, ipc.ActExitedAfter, seq) },
		func(ipc.ClusterMessage, int) { ch.hangUp() })
}

// hangUp closes the channel. That it is closed already is an 'error' of process, as in Node:
// a worker that is told to leave twice ends with it.
func (ch *child) hangUp() {
	if ch.own != nil {
		ch.own.Disconnect()
	}
}

// killSelf is worker.kill() in the worker: it leaves without waiting for anything, and exits.
// From now on it refuses connections, as it might not come to serve them.
func (ch *child) killSelf(w *Worker) {
	if w.state() == "destroying" {
		return
	}
	w.leaving()
	if !w.connected() {
		ch.exit()
		return
	}
	w.set("state", "destroying")
	ch.servers = make(map[string]*served)
	ch.askToLeave()
	ch.c.process.OnceGo("disconnect", func([]goja.Value) { ch.exit() })
}

// disconnected ends a worker that has lost its primary.
func (ch *child) disconnected() {
	ch.worker.Emit("disconnect")
	if !ch.worker.exitedAfterDisconnect() {
		ch.exit()
	}
}

func (ch *child) exit() { ch.c.env.Method(ch.c.process.Object(), "exit", ch.c.env.VM.ToValue(0)) }

// sockname is the address in an answer of the primary; nil when there is none.
func sockname(s *ipc.Sockname) *netio.Addr {
	if s == nil {
		return nil
	}
	ip, err := netip.ParseAddr(s.Address)
	if err != nil {
		return nil
	}
	return &netio.Addr{IP: ip, Port: s.Port}
}
