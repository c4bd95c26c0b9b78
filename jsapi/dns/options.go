package dns

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// readQuery reads lookup's (hostname, options). It throws what Node throws. Only with named
// may a family have a name.
func (d *DNS) readQuery(host, options goja.Value, named bool) (q query) {
	env := d.env
	q.order = d.order
	if host.ToBoolean() {
		q.host = env.ValidateString(host, "hostname")
	}
	if _, number := jsapi.Number(options); number {
		q.family = d.familyOf(options, "family", false)
		return q
	}
	if jsapi.IsUndefined(options) {
		return q
	}
	o, ok := options.(*goja.Object)
	if !ok && !goja.IsNull(options) || jsapi.IsFunction(options) {
		panic(env.InvalidArgType("options", "of type object or integer", options))
	}
	if v := property(o, "hints"); !jsapi.IsNullish(v) {
		if _, number := jsapi.Number(v); !number {
			panic(env.InvalidArgType("options.hints", "of type number", v))
		}
		if q.hints = int(uint32(v.ToInteger())); q.hints&^(V4Mapped|All|AddrConfig) != 0 {
			panic(env.InvalidArgValue("hints", env.VM.ToValue(q.hints), ""))
		}
	}
	if v := property(o, "family"); !jsapi.IsNullish(v) {
		q.family = d.familyOf(v, "options.family", named)
	}
	if v := property(o, "all"); !jsapi.IsNullish(v) {
		q.all = env.ValidateBoolean(v, "options.all")
	}
	if v := property(o, "verbatim"); !jsapi.IsNullish(v) {
		q.order = "ipv4first"
		if env.ValidateBoolean(v, "options.verbatim") {
			q.order = "verbatim"
		}
	}
	if v := property(o, "order"); !jsapi.IsNullish(v) {
		q.order = d.orderOf(v, "options.order")
	}
	return q
}

// familyOf checks a family: 0, 4, 6, and where it may be named 'IPv4' or 'IPv6'.
func (d *DNS) familyOf(v goja.Value, name string, named bool) int {
	switch {
	case named && v.String() == "IPv4":
		return 4
	case named && v.String() == "IPv6":
		return 6
	}
	vm := d.env.VM
	d.env.ValidateOneOf(v, name, vm.ToValue(0), vm.ToValue(4), vm.ToValue(6))
	return int(v.ToInteger())
}

func (d *DNS) orderOf(v goja.Value, name string) string {
	vm := d.env.VM
	d.env.ValidateOneOf(v, name, vm.ToValue("verbatim"), vm.ToValue("ipv4first"), vm.ToValue("ipv6first"))
	return v.String()
}

// atOnce answers a query that needs no asking, on what is no name, or is an address; it
// reports whether it did.
func (q query) atOnce() (list []Address, none, ok bool) {
	if q.host == "" {
		return nil, true, true
	}
	if f := isIP(q.host); f != 0 {
		return []Address{{q.host, f}}, false, true
	}
	return nil, false, false
}

// familyOfNone is the family that goes with the null address of no name.
func (q query) familyOfNone() int {
	if q.family == 6 {
		return 6
	}
	return 4
}

// addresses is the array that {all: true} gives.
func (d *DNS) addresses(list []Address) *goja.Object {
	items := make([]any, len(list))
	for i, a := range list {
		items[i] = d.address(a)
	}
	return d.env.VM.NewArray(items...)
}

func (d *DNS) address(a Address) *goja.Object {
	o := d.env.VM.NewObject()
	jsapi.Must(o.Set("address", a.IP))
	jsapi.Must(o.Set("family", a.Family))
	return o
}
