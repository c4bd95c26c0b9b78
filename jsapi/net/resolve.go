package net

import (
	"slices"
	"strconv"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/dns"
)

// lookupAndConnect reads the options of a TCP connection and looks its host up.
func (s *Socket) lookupAndConnect(options *goja.Object) {
	n, d := s.n, s.dial
	d.host = "localhost"
	host := option(options, "host")
	if host.ToBoolean() {
		d.host = host.String()
	} else {
		host = n.str(d.host)
	}
	s.localOptions(options)
	s.portOption(options)
	several, wait := s.familyOptions(options)
	if family := IsIP(d.host); family != 0 && jsapi.IsString(host) {
		n.env.Loop.NextTick(func() {
			if s.connecting && !d.over {
				s.attempt(d, target{d.host, d.port, family})
			}
		})
		return
	}
	custom := option(options, "lookup")
	if !jsapi.IsNullish(custom) {
		n.env.ValidateFunction(custom, "options.lookup")
	}
	q := query{host: host, custom: custom, hints: option(options, "hints"), family: n.familyOption(options)}
	s.host = d.host
	if several && !q.oneFamily() && d.localHost == "" {
		s.lookupAll(q, wait)
		return
	}
	s.lookupOne(q)
}

// familyOption is options.family: 4 and 6 may be written as IPv4 and IPv6.
func (n *Net) familyOption(options *goja.Object) goja.Value {
	v := option(options, "family")
	if jsapi.IsString(v) {
		switch v.String() {
		case "IPv4":
			return n.env.VM.ToValue(4)
		case "IPv6":
			return n.env.VM.ToValue(6)
		}
	}
	return v
}

func (s *Socket) localOptions(options *goja.Object) {
	n, d := s.n, s.dial
	if v := option(options, "localAddress"); v.ToBoolean() {
		if d.localHost = v.String(); IsIP(d.localHost) == 0 {
			panic(n.errInvalidIP(v))
		}
	}
	if v := option(options, "localPort"); v.ToBoolean() {
		if _, ok := jsapi.Number(v); !ok {
			panic(n.env.InvalidArgType("options.localPort", "of type number", v))
		}
		d.localPort = int(v.ToInteger())
	}
}

func (s *Socket) portOption(options *goja.Object) {
	v := option(options, "port")
	if jsapi.IsUndefined(v) {
		return
	}
	if _, number := jsapi.Number(v); !number && !jsapi.IsString(v) {
		panic(s.n.env.InvalidArgType("options.port", "one of type number or string", v))
	}
	s.dial.port = s.n.env.ValidatePort(v, "Port", true)
}

// familyOptions are autoSelectFamily and its timeout.
func (s *Socket) familyOptions(options *goja.Object) (several bool, wait time.Duration) {
	n := s.n
	several, wait = n.autoSelectFamily, n.attemptTimeout
	if v := option(options, "autoSelectFamily"); !jsapi.IsNullish(v) {
		several = n.env.ValidateBoolean(v, "options.autoSelectFamily")
	}
	if v := option(options, "autoSelectFamilyAttemptTimeout"); !jsapi.IsNullish(v) {
		wait = n.attemptTimeoutOf(v, "options.autoSelectFamilyAttemptTimeout")
	}
	return several, wait
}

func (n *Net) errInvalidIP(v goja.Value) *goja.Object {
	text := v.String()
	if _, isObject := v.(*goja.Object); isObject {
		text = n.env.Show(v, 0)
	}
	return n.env.CodeError("TypeError", "ERR_INVALID_IP_ADDRESS", "Invalid IP address: "+text)
}

func (n *Net) errInvalidFamily(family goja.Value, d *dial) *goja.Object {
	e := n.env.CodeError("RangeError", "ERR_INVALID_ADDRESS_FAMILY",
		"Invalid address family: "+family.String()+" "+d.host+":"+strconv.Itoa(d.port))
	jsapi.Must(e.Set("host", d.host))
	jsapi.Must(e.Set("port", d.port))
	return e
}

// query is one call of a lookup function.
type query struct {
	host, custom  goja.Value // custom is options.lookup
	hints, family goja.Value
}

func (q query) oneFamily() bool {
	f := q.family.ToInteger()
	return f == 4 || f == 6
}

// lookup calls the script's lookup function, or dns.lookup, which a script may have replaced.
func (s *Socket) lookup(q query, all bool, cb jsapi.Fn) {
	n, f := s.n, q.custom
	if jsapi.IsNullish(f) {
		f = n.dns.Lookup()
	}
	hints := q.hints
	if !hints.ToBoolean() {
		hints = n.env.VM.ToValue(0)
		if !q.oneFamily() {
			hints = n.env.VM.ToValue(dns.AddrConfig)
		}
	}
	o, parameters := n.env.VM.NewObject(), 3
	jsapi.Must(o.Set("family", q.family))
	jsapi.Must(o.Set("hints", hints))
	if all {
		jsapi.Must(o.Set("all", true))
		parameters = 2
	}
	jsapi.Call(f, goja.Undefined(), q.host, o, n.env.Func("emitLookup", parameters, cb))
}

// fail destroys the socket in the next tick.
func (s *Socket) fail(err goja.Value) {
	s.n.env.Loop.NextTick(func() { s.Destroy(err) })
}

// lookupOne takes the first address of the host.
func (s *Socket) lookupOne(q query) {
	n, d, host := s.n, s.dial, q.host
	s.lookup(q, false, func(c goja.FunctionCall) goja.Value {
		err, ip, family := c.Argument(0), c.Argument(1), c.Argument(2)
		s.Emit("lookup", err, ip, family, host)
		f, _ := jsapi.Number(family)
		switch {
		case !s.connecting || d.over:
		case err.ToBoolean():
			s.fail(err)
		case IsIP(ip.String()) == 0:
			s.fail(n.errInvalidIP(ip))
		case f != 4 && f != 6:
			s.fail(n.errInvalidFamily(family, d))
		default:
			s.touch()
			s.attempt(d, target{ip.String(), d.port, int(f)})
		}
		return goja.Undefined()
	})
}

// lookupAll takes all addresses of the host and tries them in turn.
func (s *Socket) lookupAll(q query, wait time.Duration) {
	n, d, host := s.n, s.dial, q.host
	s.lookup(q, true, func(c goja.FunctionCall) goja.Value {
		err := c.Argument(0)
		if !s.connecting || d.over {
			return goja.Undefined()
		}
		if err.ToBoolean() {
			s.Emit("lookup", err, goja.Undefined(), goja.Undefined(), host)
			s.fail(err)
			return goja.Undefined()
		}
		elements := n.elements(c.Argument(1))
		list := make([]found, len(elements))
		for i, v := range elements {
			a := n.addressIn(v)
			list[i] = a
			s.Emit("lookup", err, a.ip, a.family, host)
			if !s.connecting || d.over {
				return goja.Undefined()
			}
		}
		targets := alternate(list, d.port)
		switch {
		case len(targets) > 1:
			s.touch()
			s.race(d, targets, wait)
		case len(targets) == 1:
			s.touch()
			s.attempt(d, targets[0])
		case IsIP(list[0].ip.String()) == 0:
			s.fail(n.errInvalidIP(list[0].ip))
		default:
			s.fail(n.errInvalidFamily(list[0].family, d))
		}
		return goja.Undefined()
	})
}

// found is one address as a lookup function gives it.
type found struct{ ip, family goja.Value }

// elements reads the array of a lookup of all addresses. A lookup that does not know of
// all gives a string, whose characters are no addresses.
func (n *Net) elements(v goja.Value) []goja.Value {
	if s, ok := v.(goja.String); ok {
		return make([]goja.Value, max(s.Length(), 1))
	}
	list, _ := v.(*goja.Object)
	count := int(option(list, "length").ToInteger())
	if count == 0 {
		panic(n.env.TypeError("Cannot destructure property 'address' of 'addresses[0]' as it is undefined."))
	}
	out := make([]goja.Value, count)
	for i := range out {
		out[i] = option(list, strconv.Itoa(i))
	}
	return out
}

// addressIn reads one element.
func (n *Net) addressIn(v goja.Value) found {
	if v != nil && jsapi.IsNullish(v) {
		panic(n.env.TypeError("Cannot destructure property 'address' of 'address' as it is " + v.String() + "."))
	}
	o, _ := v.(*goja.Object)
	return found{option(o, "address"), option(o, "family")}
}

// alternate orders the usable addresses, each of them once, so that the families take turns, that of the first
// one beginning (RFC 8305, section 4).
func alternate(list []found, port int) []target {
	byFamily := map[int][]target{}
	first := 0
	for _, a := range list {
		number, _ := jsapi.Number(a.family)
		f, ip := int(number), a.ip.String()
		t := target{ip, port, f}
		if IsIP(ip) != 0 && (number == 4 || number == 6) && !slices.Contains(byFamily[f], t) {
			byFamily[f] = append(byFamily[f], t)
			if first == 0 {
				first = f
			}
		}
	}
	var out []target
	for i := 0; i < max(len(byFamily[4]), len(byFamily[6])); i++ {
		for _, f := range []int{first, 10 - first} {
			if i < len(byFamily[f]) {
				out = append(out, byFamily[f][i])
			}
		}
	}
	return out
}
