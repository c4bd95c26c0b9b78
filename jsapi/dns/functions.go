package dns

import (
	"context"
	"net"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// defineLookups makes lookup, lookupService and the order of results, in both modules.
func (d *DNS) defineLookups() {
	order := []jsapi.Method{
		{Name: "getDefaultResultOrder", Fn: func(goja.FunctionCall) goja.Value { return d.env.VM.ToValue(d.order) }},
		{Name: "setDefaultResultOrder", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			d.order = d.orderOf(c.Argument(0), "dnsOrder")
			return goja.Undefined()
		}},
	}
	d.env.SetMethods(d.exports, true,
		jsapi.Method{Name: "lookup", Length: 3, Fn: d.jsLookup},
		jsapi.Method{Name: "lookupService", Length: 3, Fn: d.jsLookupService})
	d.env.SetMethods(d.exports, true, order...)
	d.env.SetMethods(d.promises, true,
		jsapi.Method{Name: "lookup", Length: 2, Fn: d.jsLookupPromise},
		jsapi.Method{Name: "lookupService", Length: 2, Fn: d.jsLookupServicePromise})
	d.env.SetMethods(d.promises, true, order...)
	d.promisify("lookup")
	d.promisify("lookupService")
}

// promisify has util.promisify(dns.f) be dns.promises.f.
func (d *DNS) promisify(name string) {
	f := d.exports.Get(name).(*goja.Object)
	jsapi.Must(f.DefineDataPropertySymbol(d.env.SymbolFor("nodejs.util.promisify.custom"), d.promises.Get(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// jsLookup is dns.lookup(hostname, options, callback).
func (d *DNS) jsLookup(c goja.FunctionCall) goja.Value {
	host, options, callback := c.Argument(0), c.Argument(1), c.Argument(2)
	if host.ToBoolean() {
		d.env.ValidateString(host, "hostname")
	}
	if jsapi.IsFunction(options) {
		options, callback = goja.Undefined(), options
	} else if len(c.Arguments) == 2 && !jsapi.IsUndefined(options) && !isOptions(options) {
		callback = options
	}
	cb := d.env.ValidateFunction(callback, "callback")
	q := d.readQuery(host, options, true)
	if list, none, ok := q.atOnce(); ok {
		d.warnNoName(host, none)
		d.env.Loop.NextTickFn(cb, d.result(q, list, none))
		return d.env.VM.NewObject()
	}
	told := d.measure("lookup")
	d.inBackground("GetAddrInfoReqWrap", func() func() {
		list, err := q.find()
		return func() {
			args := []goja.Value{nil}
			if err != nil {
				args[0] = d.lookupError(err, "getaddrinfo", q.host)
			} else {
				args = d.result(q, list, false)
				told(func() *goja.Object { return d.lookupDetail(q, list) })
			}
			cb(goja.FunctionCall{This: goja.Undefined(), Arguments: args})
		}
	})
	return d.request(lookupRequest, field{"callback", callback}, field{"family", q.family}, field{"hostname", q.host},
		field{name: "oncomplete"})
}

// warnNoName warns of a host that is none (Node, DEP0118).
func (d *DNS) warnNoName(host goja.Value, none bool) {
	if none {
		process.From(d.env).Deprecate("The provided hostname \""+host.String()+
			"\" is not a valid hostname, and is supported in the dns module solely for compatibility.", "DEP0118")
	}
}

// isOptions reports whether v may stand for options, and not for a callback that is none.
func isOptions(v goja.Value) bool {
	_, object := v.(*goja.Object)
	_, number := jsapi.Number(v)
	return object || number || goja.IsNull(v)
}

// result is what the callback gets.
func (d *DNS) result(q query, list []Address, none bool) []goja.Value {
	vm := d.env.VM
	switch {
	case q.all:
		return []goja.Value{goja.Null(), d.addresses(list)}
	case none:
		return []goja.Value{goja.Null(), goja.Null(), vm.ToValue(q.familyOfNone())}
	}
	return []goja.Value{goja.Null(), vm.ToValue(list[0].IP), vm.ToValue(list[0].Family)}
}

// jsLookupPromise is dns.promises.lookup(hostname, options).
func (d *DNS) jsLookupPromise(c goja.FunctionCall) goja.Value {
	q := d.readQuery(c.Argument(0), c.Argument(1), false)
	return d.settle(func(resolve, reject func(any)) {
		if list, none, ok := q.atOnce(); ok {
			d.warnNoName(c.Argument(0), none)
			resolve(d.promised(q, list, none))
			return
		}
		told := d.measure("lookup")
		d.inBackground("GetAddrInfoReqWrap", func() func() {
			list, err := q.find()
			return func() {
				if err != nil {
					reject(d.lookupError(err, "getaddrinfo", q.host))
					return
				}
				told(func() *goja.Object { return d.lookupDetail(q, list) })
				resolve(d.promised(q, list, false))
			}
		})
	})
}

func (d *DNS) promised(q query, list []Address, none bool) *goja.Object {
	switch {
	case q.all:
		return d.addresses(list)
	case none:
		o := d.env.VM.NewObject()
		jsapi.Must(o.Set("address", goja.Null()))
		jsapi.Must(o.Set("family", q.familyOfNone()))
		return o
	}
	return d.address(list[0])
}

// service is what getnameinfo(3) finds.
type service struct{ host, name string }

// findService asks the system for the names of an address and a port. It may be called
// from any goroutine.
func findService(address string, port int) (service, error) {
	r := net.Resolver{PreferGo: true}
	names, err := r.LookupAddr(context.Background(), address)
	if err != nil {
		return service{}, err
	}
	return service{strings.TrimSuffix(names[0], "."), serviceName(port)}, nil
}

// readService checks lookupService's arguments.
func (d *DNS) readService(address, port goja.Value) (string, int) {
	if !jsapi.IsString(address) || isIP(address.String()) == 0 {
		panic(d.env.InvalidArgValue("address", address, ""))
	}
	return address.String(), d.env.ValidatePort(port, "Port", true)
}

// lookupService asks for the names and calls done on the loop; shown is the address as the
// error names it.
func (d *DNS) lookupService(address string, port int, shown string, done func(service, *goja.Object)) {
	told := d.measure("lookupService")
	d.inBackground("GetNameInfoReqWrap", func() func() {
		s, err := findService(address, port)
		return func() {
			if err != nil {
				done(s, d.lookupError(err, "getnameinfo", shown))
				return
			}
			told(func() *goja.Object {
				return d.fields([]field{{"host", address}, {"port", port}, {"hostname", s.host}, {"service", s.name}})
			})
			done(s, nil)
		}
	})
}

func (d *DNS) jsLookupService(c goja.FunctionCall) goja.Value {
	if len(c.Arguments) != 3 {
		panic(d.env.MissingArgs("address", "port", "callback"))
	}
	address, port := d.readService(c.Argument(0), c.Argument(1))
	cb := d.env.ValidateFunction(c.Argument(2), "callback")
	d.lookupService(address, port, address, func(s service, err *goja.Object) {
		args := []goja.Value{goja.Null(), d.env.VM.ToValue(s.host), d.env.VM.ToValue(s.name)}
		if err != nil {
			args = []goja.Value{err}
		}
		cb(goja.FunctionCall{This: goja.Undefined(), Arguments: args})
	})
	return d.request(serviceRequest, field{"callback", c.Argument(2)}, field{"hostname", address}, field{"port", port},
		field{name: "oncomplete"})
}

func (d *DNS) jsLookupServicePromise(c goja.FunctionCall) goja.Value {
	if len(c.Arguments) != 2 {
		panic(d.env.MissingArgs("address", "port"))
	}
	address, port := d.readService(c.Argument(0), c.Argument(1))
	return d.settle(func(resolve, reject func(any)) {
		d.lookupService(address, port, "", func(s service, err *goja.Object) { // Node's promise does not name it
			if err != nil {
				reject(err)
				return
			}
			o := d.env.VM.NewObject()
			jsapi.Must(o.Set("hostname", s.host))
			jsapi.Must(o.Set("service", s.name))
			resolve(o)
		})
	})
}
