package net

import (
	"cmp"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
	"github.com/gaggle-js/gaggle/jsapi/dns"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/perfhooks"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// Module is the module net (Node 20, "Net").
var Module = jsapi.Module{Name: "net", Load: func(env *jsapi.Env) goja.Value { return From(env).exports() }}

// Net is module net in one runtime.
type Net struct {
	// ServerClass and SocketClass are net.Server and net.Socket, to be the Parent of
	// other classes: http.Server, tls.TLSSocket.
	ServerClass, SocketClass *jsapi.Class

	env      *jsapi.Env
	events   *events.Events
	streams  *stream.Streams
	dns      *dns.DNS
	strategy Strategy
	channels *diagnosticschannel.Channels
	perf     *perfhooks.Clock

	handles       *handleClasses // nil until a script asks for a _handle
	serverViews   views
	socketViews   views
	shapes        shapes
	socketAddress *jsapi.Class
	blockList     *jsapi.Class
	underRead     goja.Value   // _read of Socket.prototype
	writeAfterEnd *goja.Object // what write is once the peer has ended
	spare         []byte       // the buffer of a large read, to be used again
	normalized    *goja.Symbol

	autoSelectFamily bool
	attemptTimeout   time.Duration
}

// From returns the module's state in env.
func From(env *jsapi.Env) *Net { return jsapi.Use(env, newNet) }

func newNet(env *jsapi.Env) *Net {
	n := &Net{
		env: env, events: events.From(env), streams: stream.From(env), dns: dns.From(env),
		channels:         diagnosticschannel.From(env),
		perf:             perfhooks.From(env),
		normalized:       goja.NewSymbol("normalizedArgs"),
		autoSelectFamily: !env.Host.Defaults.NoFamilySelection,
		attemptTimeout:   time.Duration(cmp.Or(env.Host.Defaults.FamilyTimeout, 250)) * time.Millisecond,
	}
	n.defineSocket()
	n.defineServer()
	return n
}

// SetStrategy says where servers get their sockets from now on; nil for opening their own.
func (n *Net) SetStrategy(s Strategy) { n.strategy = s }

// soon calls f where libuv tells of what ended at once.
func (n *Net) soon(f func()) { n.env.Loop.Soon(f) }

// call enters JavaScript from the poller.
func (n *Net) call(f func()) { n.env.Loop.Call(f) }

func (n *Net) bool(v bool) goja.Value { return n.env.VM.ToValue(v) }

func (n *Net) str(v string) goja.Value { return n.env.VM.ToValue(v) }

// strOrUndefined is v, or undefined when it is empty.
func (n *Net) strOrUndefined(v string) goja.Value {
	if v == "" {
		return goja.Undefined()
	}
	return n.str(v)
}

// option is o[name], undefined when there is none or no o.
func option(o *goja.Object, name string) goja.Value {
	if o != nil {
		if v := o.Get(name); v != nil {
			return v
		}
	}
	return goja.Undefined()
}

func truthy(o *goja.Object, name string) bool { return option(o, name).ToBoolean() }
