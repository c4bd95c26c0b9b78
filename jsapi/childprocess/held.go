package childprocess

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// Sockets that a server has accepted and that were sent over a channel are still counted
// by the server. Their message names it by its key; by that key the sender asks how many
// are open (GET_COUNT, COUNT), and to be told when none is (NOTIFY_CLOSE, ALL_CLOSED).
const (
	cmdGetCount    = "NODE_SOCKET_GET_COUNT"
	cmdCount       = "NODE_SOCKET_COUNT"
	cmdNotifyClose = "NODE_SOCKET_NOTIFY_CLOSE"
	cmdAllClosed   = "NODE_SOCKET_ALL_CLOSED"
)

// given is what a server of ours has sent over a port; it is the server's net.Holder.
type given struct {
	p        *port
	server   *net.Server
	key      string
	counts   []func(int, *goja.Object) // without an answer yet
	releases []func()                  // the same
}

// held is what we have received of a server of the other side.
type held struct {
	open   int
	notify bool // the other side waits for the last to close
}

// give notes that a connection of server goes over the port and returns the key for its
// message.
func (p *port) give(server *net.Server) string {
	key := server.Key()
	if key == "" || p.given[key] != nil {
		return key
	}
	if p.given == nil {
		p.given = make(map[string]*given)
	}
	g := &given{p: p, server: server, key: key}
	p.given[key] = g
	server.AddHolder(g)
	p.em.OnceGo("exit", func([]goja.Value) { server.RemoveHolder(g) })
	return key
}

// Count makes given a net.Holder.
func (g *given) Count(then func(int, *goja.Object)) {
	if !g.p.connected {
		then(0, g.gone())
		return
	}
	g.counts = append(g.counts, then)
	g.p.tell(cmdGetCount, g.key, nil)
}

// Released makes given a net.Holder.
func (g *given) Released(then func()) {
	if !g.p.connected {
		then()
		return
	}
	g.releases = append(g.releases, then)
	g.p.tell(cmdNotifyClose, g.key, nil)
}

// settle answers all that wait: for a channel that has ended.
func (g *given) settle() {
	counts, releases := g.counts, g.releases
	g.counts, g.releases = nil, nil
	for _, f := range counts {
		f(0, g.gone())
	}
	for _, f := range releases {
		f()
	}
}

func (g *given) gone() *goja.Object {
	return g.p.m.env.CodeError("Error", "ERR_CHILD_CLOSED_BEFORE_REPLY", "Child closed before reply received")
}

// take counts a socket that came with key until it closes.
func (p *port) take(key string, socket *goja.Object) {
	h := p.heldOf(key)
	h.open++
	p.m.ev.Of(socket).OnceGo("close", func([]goja.Value) {
		if h.open--; h.open == 0 && h.notify {
			h.notify = false
			p.tell(cmdAllClosed, key, nil)
		}
	})
}

func (p *port) heldOf(key string) *held {
	if p.taken == nil {
		p.taken = make(map[string]*held)
	}
	if p.taken[key] == nil {
		p.taken[key] = &held{}
	}
	return p.taken[key]
}

// onSockets handles v when it is one of the four messages.
func (p *port) onSockets(v goja.Value) {
	o, ok := v.(*goja.Object)
	if !ok || jsapi.IsNullish(o.Get("key")) {
		return
	}
	key := o.Get("key").String()
	switch o.Get("cmd").String() {
	case cmdGetCount:
		p.tell(cmdCount, key, p.m.env.VM.ToValue(p.heldOf(key).open))
	case cmdNotifyClose:
		if h := p.heldOf(key); h.open > 0 {
			h.notify = true
		} else {
			p.tell(cmdAllClosed, key, nil)
		}
	case cmdCount:
		if g := p.given[key]; g != nil && len(g.counts) > 0 {
			f := g.counts[0]
			g.counts = g.counts[1:]
			f(int(jsapi.OrUndefined(o.Get("count")).ToInteger()), nil)
		}
	case cmdAllClosed:
		if g := p.given[key]; g != nil {
			releases := g.releases
			g.releases = nil
			for _, f := range releases {
				f()
			}
		}
	}
}

// tell sends one of the four messages.
func (p *port) tell(cmd, key string, count goja.Value) {
	if !p.connected {
		return
	}
	o := p.m.env.VM.NewObject()
	jsapi.Must(o.Set("cmd", cmd))
	jsapi.Must(o.Set("key", key))
	if count != nil {
		jsapi.Must(o.Set("count", count))
	}
	p.behind(func() { p.link.post(ipc.Outgoing{Body: p.m.codec.encode(p.mode, o), FD: -1}, false) })
}
