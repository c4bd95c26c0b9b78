package dns

import (
	"github.com/dop251/goja"
	"golang.org/x/net/dns/dnsmessage"

	"github.com/gaggle-js/gaggle/jsapi"
)

// codes are the constants of the error codes, in Node's order.
var codes = []string{"NODATA", "FORMERR", "SERVFAIL", "NOTFOUND", "NOTIMP", "REFUSED", "BADQUERY", "BADNAME", "BADFAMILY",
	"BADRESP", "CONNREFUSED", "TIMEOUT", "EOF", "FILE", "NOMEM", "DESTRUCTION", "BADSTR", "BADFLAGS", "NONAME", "BADHINTS",
	"NOTINITIALIZED", "LOADIPHLPAPI", "ADDRGETNETWORKPARAMS", "CANCELLED"}

// defineResolvers makes the resolve functions, the Resolver classes and the constants of
// both modules.
func (d *DNS) defineResolvers() {
	vm := d.env.VM
	own, promised := d.newResolver(d.servers), d.newResolver(d.servers)
	base := d.resolverBase()
	member(d.exports, "ADDRCONFIG", vm.ToValue(AddrConfig))
	member(d.exports, "ALL", vm.ToValue(All))
	member(d.exports, "V4MAPPED", vm.ToValue(V4Mapped))
	for _, m := range []struct {
		exports  *goja.Object
		promised bool
	}{{d.exports, false}, {d.promises, true}} {
		def := own
		if m.promised {
			def = promised
		}
		self := func(goja.FunctionCall) *resolver { return def }
		class := d.resolverClass(base, m.promised)
		member(m.exports, "Resolver", class.Ctor)
		for _, c := range codes {
			text := "E" + c
			if c == "EOF" {
				text = c
			}
			member(m.exports, c, vm.ToValue(text))
		}
		d.env.SetMethods(m.exports, true, d.methods(m.promised, self)...)
		d.env.SetMethods(m.exports, true,
			jsapi.Method{Name: "getServers", Fn: func(c goja.FunctionCall) goja.Value { return def.jsGetServers(c) }},
			jsapi.Method{Name: "setServers", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				v := def.jsSetServers(c)
				if !m.promised { // those of dns are for both modules
					promised.servers = def.servers
				}
				return v
			}})
	}
	for _, k := range kinds {
		d.promisify(k.name)
	}
	d.promisify("resolve")
	d.promisify("reverse")
}

// resolverBase is the class with what both Resolvers have.
func (d *DNS) resolverBase() *jsapi.Class {
	m := func(name string, length int, f func(*resolver, goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value { return f(d.resolverOf(c), c) }}
	}
	return d.env.Class(jsapi.ClassSpec{
		Name: "ResolverBase", MustNew: true,
		Init: func(this *goja.Object, args []goja.Value) {
			r := d.newResolver(d.servers)
			if len(args) > 0 {
				r.configure(args[0])
			}
			d.env.Bind(this, r)
			r.show(this)
		},
		Methods: []jsapi.Method{
			m("cancel", 0, (*resolver).jsCancel),
			m("getServers", 0, (*resolver).jsGetServers),
			m("setServers", 1, (*resolver).jsSetServers),
			m("setLocalAddress", 2, (*resolver).jsSetLocalAddress),
		},
	})
}

func (d *DNS) resolverOf(c goja.FunctionCall) *resolver {
	return jsapi.Receiver[*resolver](d.env, c.This)
}

func (d *DNS) resolverClass(base *jsapi.Class, promised bool) *jsapi.Class {
	return d.env.Class(jsapi.ClassSpec{
		Name: "Resolver", MustNew: true, Parent: base, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			r := d.newResolver(d.servers)
			if len(args) > 0 {
				r.configure(args[0])
			}
			d.env.Bind(this, r)
			r.show(this)
		},
		Methods: d.methods(promised, d.resolverOf),
	})
}

// methods are the resolve functions, with callbacks or promises, of the resolver that of finds.
func (d *DNS) methods(promised bool, of func(goja.FunctionCall) *resolver) []jsapi.Method {
	var ms []jsapi.Method
	length := 3
	if promised {
		length = 2
	}
	for _, k := range kinds {
		ms = append(ms, jsapi.Method{Name: k.name, Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return d.run(of(c), k, c.Argument(0), c.Argument(1), c.Argument(2), promised, len(c.Arguments))
		}})
	}
	return append(ms,
		jsapi.Method{Name: "reverse", Length: 2, Fn: func(c goja.FunctionCall) goja.Value { return d.runReverse(of(c), c, promised) }},
		jsapi.Method{Name: "resolve", Length: length, Fn: func(c goja.FunctionCall) goja.Value {
			k, cb := d.resolveArgs(c, promised)
			return d.run(of(c), k, c.Argument(0), goja.Undefined(), cb, promised, 3)
		}})
}

// resolveArgs reads resolve(name, rrtype, callback), whose rrtype is A when it is missing.
func (d *DNS) resolveArgs(c goja.FunctionCall, promised bool) (kind, goja.Value) {
	rr := c.Argument(1)
	switch {
	case jsapi.IsString(rr):
		return d.kindOf(rr), c.Argument(2)
	case !promised && jsapi.IsFunction(rr), promised && jsapi.IsUndefined(rr):
		return kinds[0], rr
	}
	panic(d.env.InvalidArgType("rrtype", "of type string", rr))
}

// run is one resolve function.
func (d *DNS) run(r *resolver, k kind, name, options, callback goja.Value, promised bool, count int) goja.Value {
	if !promised && count < 3 {
		callback, options = options, goja.Undefined()
	}
	host := d.env.ValidateString(name, "name")
	o, _ := options.(*goja.Object)
	ttl := property(o, "ttl").ToBoolean() && (k.typ == dnsmessage.TypeA || k.typ == dnsmessage.TypeAAAA)
	return d.deliver(callback, promised, k.call, host, ttl, func(done func(goja.Value, *goja.Object)) {
		if f := r.replaced(k.call); f != nil {
			r.askThere(f, k.call, host, ttl, done)
			return
		}
		r.query(k, host, ttl, done)
	})
}

func (d *DNS) runReverse(r *resolver, c goja.FunctionCall, promised bool) goja.Value {
	d.env.ValidateString(c.Argument(0), "name")
	if !promised {
		d.env.ValidateFunction(c.Argument(1), "callback")
	}
	if f := r.replaced("getHostByAddr"); f != nil {
		text := c.Argument(0).String()
		return d.deliver(c.Argument(1), promised, "getHostByAddr", text, false, func(done func(goja.Value, *goja.Object)) {
			r.askThere(f, "getHostByAddr", text, false, done)
		})
	}
	ip, text, failed := d.reverseArg(c.Argument(0))
	if failed != nil && !promised {
		panic(failed)
	}
	return d.deliver(c.Argument(1), promised, "getHostByAddr", text, false, func(done func(goja.Value, *goja.Object)) {
		if failed != nil {
			done(nil, failed)
			return
		}
		r.reverse(ip, text, done)
	})
}

// deliver has what start comes to given to the callback, or to the promise returned. What
// the callback's function returns tells of call, host and ttl.
func (d *DNS) deliver(callback goja.Value, promised bool, call, host string, ttl bool, start func(done func(goja.Value, *goja.Object))) goja.Value {
	if promised {
		return d.settle(func(resolve, reject func(any)) {
			ex := d.env.Try(func() {
				start(func(v goja.Value, err *goja.Object) {
					if err != nil {
						reject(err)
					} else {
						resolve(v)
					}
				})
			})
			if ex != nil { // by a handle of the script's
				reject(ex.Value())
			}
		})
	}
	cb := d.env.ValidateFunction(callback, "callback")
	start(func(v goja.Value, err *goja.Object) {
		args := []goja.Value{goja.Null(), v}
		if err != nil {
			args = []goja.Value{err}
		}
		cb(goja.FunctionCall{This: goja.Undefined(), Arguments: args})
	})
	return d.request(queryRequest, field{"bindingName", call}, field{"callback", callback}, field{"hostname", host},
		field{name: "oncomplete"}, field{"ttl", ttl})
}
