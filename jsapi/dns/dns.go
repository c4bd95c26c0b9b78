package dns

import (
	"cmp"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/perfhooks"
)

// Modules are dns and dns/promises (Node 20, "DNS").
func Modules() []jsapi.Module {
	return []jsapi.Module{
		{Name: "dns", Load: func(env *jsapi.Env) goja.Value { return From(env).load().exports }},
		{Name: "dns/promises", Load: func(env *jsapi.Env) goja.Value { return From(env).load().promises }},
	}
}

// The hints of lookup, as getaddrinfo(3) has them.
const (
	V4Mapped   = 8
	All        = 16
	AddrConfig = 32
)

// DNS is the module's state in one runtime.
type DNS struct {
	env      *jsapi.Env
	exports  *goja.Object
	own      goja.Value // lookup, whatever a script has put in its place
	promises *goja.Object
	order    string   // of results: verbatim, ipv4first or ipv6first
	servers  *servers // of the module and of new Resolvers; nil until load
	perf     *perfhooks.Clock
	requests map[requestKind]requestClass
	channels *jsapi.Class // of _handle; nil until there is one
}

// From returns the module's state in env.
func From(env *jsapi.Env) *DNS { return jsapi.Use(env, newDNS) }

func newDNS(env *jsapi.Env) *DNS {
	d := &DNS{env: env, order: cmp.Or(env.Host.Defaults.DNSResultOrder, "verbatim"), perf: perfhooks.From(env)}
	d.exports, d.promises = env.VM.NewObject(), env.VM.NewObject()
	d.defineLookups()
	d.own = d.exports.Get("lookup")
	return d
}

// load completes the exports at the first require. Until then package net needs no more
// of them than lookup.
func (d *DNS) load() *DNS {
	if d.servers == nil {
		d.servers = systemServers()
		d.defineResolvers()
		d.env.SetAccessors(d.exports, jsapi.Accessor{Name: "promises", Enumerable: true,
			Get: func(goja.FunctionCall) goja.Value { return d.promises }})
	}
	return d
}

// Lookup is the function dns.lookup, or what a script has put in its place.
func (d *DNS) Lookup() goja.Value { return d.exports.Get("lookup") }

// IsOwn reports whether f is the module's own lookup, which answers for an IP address in the
// next tick with that address.
func (d *DNS) IsOwn(f goja.Value) bool { return f == d.own }

func member(o *goja.Object, name string, v goja.Value) {
	if v != nil {
		jsapi.Must(o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	}
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

// settle makes a promise of what start begins; start calls one of its arguments, once.
func (d *DNS) settle(start func(resolve, reject func(any))) goja.Value {
	p, resolve, reject := d.env.VM.NewPromise()
	start(func(v any) { jsapi.Must(resolve(v)) }, func(v any) { jsapi.Must(reject(v)) })
	return d.env.VM.ToValue(p)
}

// inBackground runs ask on a goroutine and then, on the loop, what it returned. The
// process lives until then. kind is that of eventloop.Loop.NewRequest.
func (d *DNS) inBackground(kind string, ask func() func()) {
	p := d.env.Loop.NewRequest(kind)
	go func() { p.Resolve(ask()) }()
}
