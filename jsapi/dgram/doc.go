// Package dgram is Node's module dgram: UDP sockets.
//
// # Who owns what
//
// A Socket has a Handle until it is closed, and the Handle owns the descriptor and the
// netio.Packet that waits for it. The descriptor is opened when it is first needed, which
// is at bind or at a membership, as in libuv.
//
// # The way of a datagram
//
// Out: send checks its arguments, binds the socket to a free port when it is not bound, and
// waits in the Socket's queue meanwhile; then the address is looked up, which takes a tick at
// least; then the datagram goes to the system, or waits in the Packet while that has no
// room. In: the Packet calls the Socket, which emits 'message'.
//
// # In a cluster
//
// bind asks a Strategy for the descriptor, where there is one. Package cluster brings a
// Strategy that asks the primary; dgram does not know of it.
//
// Everything here belongs to the loop's goroutine but OpenHandle.
package dgram

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/dns"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Module is the module dgram (Node 20, "UDP/datagram sockets").
var Module = jsapi.Module{Name: "dgram", Load: func(env *jsapi.Env) goja.Value { return From(env).exports() }}

// Dgram is module dgram in one runtime.
type Dgram struct {
	env      *jsapi.Env
	events   *events.Events
	buffers  *buffer.Buffers
	dns      *dns.DNS
	class    *jsapi.Class // Socket
	udp      *jsapi.Class // of socket._handle
	strategy Strategy
}

// From returns the module's state in env.
func From(env *jsapi.Env) *Dgram { return jsapi.Use(env, newDgram) }

func newDgram(env *jsapi.Env) *Dgram {
	d := &Dgram{env: env, events: events.From(env), buffers: buffer.From(env), dns: dns.From(env)}
	d.defineHandle()
	d.defineSocket()
	return d
}

// SetStrategy says where bind gets its descriptors from now on; nil for opening its own.
func (d *Dgram) SetStrategy(s Strategy) { d.strategy = s }

// exports makes the module's object.
func (d *Dgram) exports() *goja.Object {
	o := d.env.VM.NewObject()
	d.env.SetMethods(o, true, jsapi.Method{Name: "_createSocketHandle", Fn: d.jsCreateSocketHandle})
	d.env.SetName(o.Get("_createSocketHandle").(*goja.Object), "deprecated", 0)
	d.env.SetMethods(o, true, jsapi.Method{Name: "createSocket", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
		return d.env.New(d.class.Ctor, c.Argument(0), c.Argument(1))
	}})
	jsapi.Must(o.DefineDataProperty("Socket", d.class.Ctor, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	return o
}

// property is o[name], undefined when there is none or no o.
func property(o *goja.Object, name string) goja.Value {
	if o != nil {
		if v := o.Get(name); v != nil {
			return v
		}
	}
	return goja.Undefined()
}
