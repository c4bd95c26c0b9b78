package cluster

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/childprocess"
)

// fork is cluster.fork([env]).
func (p *primary) fork(extra goja.Value) *Worker {
	c := p.c
	p.setup(goja.Undefined())
	p.ids++
	id := p.ids
	s := c.Object().Get("settings").(*goja.Object)
	var l *link
	child := c.procs.Fork(or(s.Get("exec")), or(s.Get("args")), p.forkOptions(s, id, extra), func(ch *childprocess.Child) {
		l = p.dispatcher().newLink(id, ch.Peer())
	})
	w := c.newWorker(id, "", child.Object())
	w.set("state", "none")
	w.child = child
	if l != nil { // without descriptors for it there is no channel, and 'error' follows
		w.link, l.worker = l, w
	}
	p.follow(w)
	p.debug.forked(w)
	c.env.Loop.NextTick(func() { c.Emit("fork", w.Object()) })
	p.byID[id] = w
	_ = p.workers.Set(strconv.Itoa(id), w.Object())
	return w
}

// dispatcher is made for the first worker that has a channel, and with it the hub.
func (p *primary) dispatcher() *dispatcher {
	if p.dispatch != nil {
		return p.dispatch
	}
	host := p.c.env.Host
	if host.OnPrimary != nil {
		host.OnPrimary()
	}
	d := newDispatcher(p.c.procs, p.policy)
	if p.dispatch = d; host.Embedded {
		d.hub.Post(func() { d.hub.AtClose(d.close) })
	}
	return d
}

func or(v goja.Value) goja.Value {
	if v == nil {
		return goja.Undefined()
	}
	return v
}

// follow emits on cluster what happens to w. The listeners have let w go by then.
func (p *primary) follow(w *Worker) {
	w.OnGo("message", func(args []goja.Value) {
		p.c.Emit("message", append([]goja.Value{w.Object()}, args...)...)
	})
	w.child.OnceGo("exit", func(args []goja.Value) {
		p.dispatch.settle()
		code, signal := jsapi.Arg(args, 0), jsapi.Arg(args, 1)
		if !w.connected() {
			p.remove(w)
		}
		w.set("exitedAfterDisconnect", w.exitedAfterDisconnect())
		w.set("state", "dead")
		p.debug.exited(w, code, signal)
		w.Emit("exit", code, signal)
		p.c.Emit("exit", w.Object(), code, signal)
	})
	w.child.OnceGo("disconnect", func([]goja.Value) {
		p.dispatch.settle()
		if w.dead() {
			p.remove(w)
		}
		w.set("exitedAfterDisconnect", w.exitedAfterDisconnect())
		w.set("state", "disconnected")
		p.debug.disconnected(w)
		w.Emit("disconnect")
		p.c.Emit("disconnect", w.Object())
	})
}

// online is told that the worker runs; on the loop, as the two below.
func (p *primary) online(w *Worker) {
	w.set("state", "online")
	p.debug.online(w)
	w.Emit("online")
	p.c.Emit("online", w.Object())
}

// listening is told that one of the worker's servers listens.
func (p *primary) listening(w *Worker, a address) {
	w.set("state", "listening")
	p.debug.listening(w, a)
	info := a.object(p.c.env)
	w.Emit("listening", info)
	p.c.Emit("listening", w.Object(), info)
}

// address is the argument of 'listening'.
type address struct {
	typ  string // as JSON: 4, 6, -1, "udp4", "udp6", null for a descriptor of the primary's
	host *string
	port int
	fd   *int
}

func (a address) object(env *jsapi.Env) *goja.Object {
	o := env.VM.NewObject()
	var typ, host, fd any = goja.Undefined(), goja.Null(), goja.Undefined()
	if n, err := strconv.Atoi(a.typ); err == nil {
		typ = n
	} else if s, err := strconv.Unquote(a.typ); err == nil {
		typ = s
	} else if a.typ == "null" {
		typ = goja.Null()
	}
	if a.host != nil {
		host = *a.host
	}
	if a.fd != nil {
		fd = *a.fd
	}
	_ = o.Set("addressType", typ)
	_ = o.Set("address", host)
	_ = o.Set("port", a.port)
	_ = o.Set("fd", fd)
	return o
}
