package http

import (
	"net/netip"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// connect gets a socket: from the agent, from the options' createConnection, or a new one.
func (r *Request) connect(opts *goja.Object) {
	h := r.h
	if truthy(opts.Get("signal")) { // the request heeds it
		must(opts.Delete("signal"))
	}
	if a := r.agentObject(); a != nil {
		h.env.Method(a, "addRequest", r.Object(), opts)
		return
	}
	r.last, r.keepAlive = true, false
	if p := opts.Get("socketPath"); truthy(p) {
		must(opts.Set("path", p))
	} else if truthy(opts.Get("path")) {
		must(opts.Set("path", goja.Undefined())) // to net.connect a path is a unix socket
	}
	f := opts.Get("createConnection")
	if !jsapi.IsFunction(f) {
		h.env.Method(r.Object(), "onSocket", h.env.Method(h.env.RequireObject("net"), "createConnection", opts))
		return
	}
	called := false
	created := func(err, sock goja.Value) {
		if called {
			return
		}
		called = true
		if truthy(err) {
			h.env.Loop.NextTick(func() { r.emitError(err) })
			return
		}
		h.env.Method(r.Object(), "onSocket", sock)
	}
	var sock goja.Value
	thrown := h.env.Try(func() {
		sock = jsapi.Call(f, opts, opts, h.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
			created(c.Argument(0), c.Argument(1))
			return goja.Undefined()
		}))
	})
	switch {
	case thrown != nil:
		created(thrown.Value(), nil)
	case truthy(sock):
		created(goja.Undefined(), sock)
	}
}

// serverName is by which name a TLS server is asked for: that of the request's Host field,
// without a port; an address is no name (RFC 6066 section 3).
func (h *HTTP) serverName(req, opts *goja.Object) string {
	name := ""
	if v := opts.Get("host"); truthy(v) {
		name = v.String()
	}
	if r, ok := h.env.Unwrap(req).(*Request); ok {
		if i := r.fields.index("host"); i >= 0 {
			name = hostName(h.env.ValidateString(r.fields[i].value, "options.headers.host"))
		}
	}
	if _, err := netip.ParseAddr(name); err == nil {
		return ""
	}
	return name
}

// hostName cuts the port off the value of a Host field.
func hostName(host string) string {
	if strings.HasPrefix(host, "[") {
		if i := strings.IndexByte(host, ']'); i >= 0 {
			return host[1:i]
		}
		return host[1:]
	}
	name, _, _ := strings.Cut(host, ":")
	return name
}

// onSocket gives the request its socket, or the error of getting one.
func (r *Request) onSocket(v, err goja.Value) {
	sock, _ := v.(*goja.Object)
	if r.destroyed || err != nil {
		r.refuseSocket(sock, err)
		return
	}
	if sock == nil {
		panic(r.h.noSocket(orUndefined(v)))
	}
	if !jsapi.IsFunction(sock.Get("on")) {
		panic(r.h.env.TypeError("socket.on is not a function"))
	}
	c := r.h.newClientConn(r, sock)
	r.client, r.socket = c, sock
	loop, now := r.h.env.Loop, r.context
	if loop.Tracker != nil {
		now, r.context = loop.Context, loop.Made("HTTPCLIENTREQUEST", nil)
	}
	loop.Context = r.context
	if s, ok := r.h.env.Unwrap(sock).(net.SocketHolder); ok {
		s.NetSocket().InheritContext()
	}
	loop.Context = now
	if r.timeout != nil || r.agentTimeout() {
		r.heedTimeout()
	}
	r.emitSocket(sock)
	if !truthy(sock.Get("writable")) || c.over {
		return
	}
	c.take()
	if r.needDrain && !r.finished {
		c.waiters = append(c.waiters, r.drained)
	}
	switch {
	case r.finished:
		c.ended(&r.Outgoing)
	case !c.ticking: // else a listener has written, and all of it leaves at the end of the tick
		c.flush()
	}
}

// emitSocket emits 'socket'. A request that has not ended is on its socket by then: what a
// listener writes goes there, and takes with it what has waited.
func (r *Request) emitSocket(sock *goja.Object) {
	c := r.client
	if r.finished || !c.usable() {
		r.Emit("socket", sock)
		return
	}
	n := len(r.waiting)
	c.take()
	r.Emit("socket", sock)
	if len(c.out) == n && c.wire.destroyed() { // and took nothing
		r.waiting, c.out = c.out, nil
	}
}

// noSocket is what V8 says when the parser is put on v, which cannot have properties.
func (h *HTTP) noSocket(v goja.Value) *goja.Object {
	switch {
	case jsapi.IsNullish(v):
		return h.env.TypeError("Cannot set properties of " + v.String() + " (setting 'parser')")
	case jsapi.IsString(v):
		return h.env.TypeError("Cannot create property 'parser' on string '" + v.String() + "'")
	}
	return h.env.TypeError("Cannot create property 'parser' on " + jsapi.TypeOf(v) + " '" + v.String() + "'")
}

func (r *Request) agentTimeout() bool {
	a := r.agentObject()
	if a == nil {
		return false
	}
	o, ok := a.Get("options").(*goja.Object)
	return ok && truthy(o.Get("timeout"))
}

// refuseSocket ends a request that does not need its socket any more, or has none for err.
// The agent may have another use for a socket that is well. Otherwise the request fails with
// what the socket fails with: the request's own error, unless the socket had failed before.
func (r *Request) refuseSocket(sock *goja.Object, err goja.Value) {
	own := err
	if own == nil {
		own = r.destroyErr
	}
	if sock == nil {
		r.failRequest(own)
		return
	}
	w := r.h.wireTo(sock)
	if err == nil && r.agentObject() != nil && !w.destroyed() {
		w.emit("free")
		r.failRequest(own)
		return
	}
	w.destroy(own)
	if w.base == nil {
		r.failRequest(own)
		return
	}
	w.base.Finished(func(failed goja.Value) {
		if o, ok := failed.(*goja.Object); !ok || orUndefined(o.Get("code")).String() == "ERR_STREAM_PREMATURE_CLOSE" {
			failed = err
		}
		r.failRequest(failed)
	})
}

// failRequest ends a request that never had a socket.
func (r *Request) failRequest(err goja.Value) {
	if r.closed {
		return
	}
	if err == nil && !r.aborted {
		err = r.h.reset("socket hang up")
	}
	r.destroyed = true
	if err != nil {
		r.emitError(err)
	}
	r.emitClose()
}
