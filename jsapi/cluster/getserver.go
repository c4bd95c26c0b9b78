package cluster

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// The functions of this file are Node's own between its modules. Servers here do not need
// them; packages that share a socket in their own way call them.

// workerFunctions gives cluster, in a worker, _setupWorker and _getServer.
func (ch *child) workerFunctions() {
	env := ch.c.env
	env.SetMethods(ch.c.Object(), true,
		jsapi.Method{Name: "_setupWorker", Nameless: true, Fn: func(goja.FunctionCall) goja.Value { return goja.Undefined() }}, // done at the start
		jsapi.Method{Name: "_getServer", Length: 3, Nameless: true, Fn: ch.jsGetServer},
	)
}

// jsGetServer is cluster._getServer(obj, options, callback): it asks the primary where obj,
// an emitter, may listen, and calls back with a negative errno, or 0 and a handle whose
// onconnection gets the connections.
func (ch *child) jsGetServer(call goja.FunctionCall) goja.Value {
	env := ch.c.env
	obj := call.Argument(0).ToObject(env.VM)
	callback, _ := jsapi.AsFn(call.Argument(2))
	q := ch.queryOf(call.Argument(1).ToObject(env.VM))
	free := ch.number(&q)
	r := &report{}
	if em := events.From(env).Of(obj); em != nil {
		r = ch.reportListening(em, q, ipc.AppendQuery)
	}
	ch.askWhere(func(seq int64) []byte { q.Seq = seq; return ipc.AppendQuery(nil, q) }, func(m ipc.ClusterMessage, fd int) {
		answer := func(no int, handle goja.Value) {
			callback(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{env.VM.ToValue(no), handle}})
		}
		if m.Errno != nil && *m.Errno != 0 {
			free()
			r.failed = true
			answer(*m.Errno, goja.Null())
			return
		}
		if fd >= 0 {
			answer(0, net.From(env).NewHandle(fd).Object())
			return
		}
		s := &served{object: obj, alive: env.Loop.NewHandle()}
		s.handle = ch.handedOver(s, m, free)
		ch.serve(m.Key, s)
		answer(0, s.handle)
	})
	return goja.Undefined()
}

// queryOf reads the options of _getServer.
func (ch *child) queryOf(o *goja.Object) ipc.Query {
	number := func(name string, otherwise int) int {
		if v := o.Get(name); !jsapi.IsNullish(v) {
			return int(v.ToInteger())
		}
		return otherwise
	}
	q := ipc.Query{
		Act: ipc.ActQueryServer, Port: number("port", 0), AddressType: strconv.Itoa(number("addressType", 4)),
		FD: number("fd", -1), HasFlags: o.Get("flags") != nil, Flags: number("flags", 0), Backlog: number("backlog", 0),
	}
	if v := o.Get("address"); !jsapi.IsNullish(v) {
		q.Address = v.String()
	}
	return q
}

// handedOver is the handle of a socket on which the primary listens: its onconnection gets
// what that sends, until close.
func (ch *child) handedOver(s *served, m ipc.ClusterMessage, free func()) *goja.Object {
	env := ch.c.env
	o := env.VM.NewObject()
	does := func(name string, length int, f func(goja.FunctionCall)) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value { f(c); return env.VM.ToValue(0) }}
	}
	list := []jsapi.Method{
		does("close", 0, func(goja.FunctionCall) {
			if ch.servers[m.Key] == s {
				ch.closed(s, m.Key, free)
			}
		}),
		does("listen", 1, func(goja.FunctionCall) {}),
		does("ref", 0, func(goja.FunctionCall) { s.alive.Ref() }),
		does("unref", 0, func(goja.FunctionCall) { s.alive.Unref() }),
	}
	if a := sockname(m.Sockname); a != nil {
		list = append(list, does("getsockname", 1, func(c goja.FunctionCall) {
			if out, ok := c.Argument(0).(*goja.Object); ok {
				jsapi.Must(out.Set("address", a.IP.String()))
				jsapi.Must(out.Set("family", a.Family()))
				jsapi.Must(out.Set("port", a.Port))
			}
		}))
	}
	env.SetMethods(o, true, list...)
	return o
}

// handOver gives a connection, which s takes over, to a handle's onconnection.
func (s *served) handOver(env *jsapi.Env, fd int) {
	env.Loop.Call(func() {
		h := net.From(env).NewHandle(fd).Object()
		if f, ok := jsapi.AsFn(s.handle.Get("onconnection")); ok {
			f(goja.FunctionCall{This: s.handle, Arguments: []goja.Value{env.VM.ToValue(0), h}})
			return
		}
		env.Method(h, "close")
	})
}
