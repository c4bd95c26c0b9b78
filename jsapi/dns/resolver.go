package dns

import (
	"context"
	"math"
	"net/netip"
	"strconv"
	"time"

	"github.com/dop251/goja"
	"golang.org/x/net/dns/dnsmessage"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/url"
)

// resolver is the state of a dns.Resolver, and of the module, which is one too.
type resolver struct {
	jsapi.Hidden
	d       *DNS
	servers *servers
	ctx     context.Context // of the questions under way
	cancel  context.CancelFunc
}

func (d *DNS) newResolver(s *servers) *resolver {
	r := &resolver{d: d, servers: s}
	r.ctx, r.cancel = context.WithCancel(context.Background())
	return r
}

// kind is one of the resolve functions.
type kind struct {
	name string // of the method: resolveMx
	call string // what errors show: queryMx
	rr   string // what resolve takes: MX
	typ  dnsmessage.Type
}

var kinds = []kind{
	{"resolve4", "queryA", "A", dnsmessage.TypeA},
	{"resolve6", "queryAaaa", "AAAA", dnsmessage.TypeAAAA},
	{"resolveAny", "queryAny", "ANY", dnsmessage.TypeALL},
	{"resolveCaa", "queryCaa", "CAA", typeCAA},
	{"resolveCname", "queryCname", "CNAME", dnsmessage.TypeCNAME},
	{"resolveMx", "queryMx", "MX", dnsmessage.TypeMX},
	{"resolveNaptr", "queryNaptr", "NAPTR", typeNAPTR},
	{"resolveNs", "queryNs", "NS", dnsmessage.TypeNS},
	{"resolvePtr", "queryPtr", "PTR", dnsmessage.TypePTR},
	{"resolveSoa", "querySoa", "SOA", dnsmessage.TypeSOA},
	{"resolveSrv", "querySrv", "SRV", dnsmessage.TypeSRV},
	{"resolveTxt", "queryTxt", "TXT", dnsmessage.TypeTXT},
}

func (d *DNS) kindOf(rr goja.Value) kind {
	for _, k := range kinds {
		if k.rr == rr.String() {
			return k
		}
	}
	panic(d.env.InvalidArgValue("rrtype", rr, ""))
}

// query asks and calls done on the loop with the result as scripts see it, or an error.
func (r *resolver) query(k kind, name string, ttl bool, done func(v goja.Value, err *goja.Object)) {
	ctx, servers := r.ctx, r.servers
	told := r.d.measure(k.call)
	r.d.inBackground("QueryReqWrap", func() func() {
		records, err := servers.ask(ctx, url.ToASCII(name), k.typ)
		return func() {
			if err != nil {
				done(nil, r.d.hostError(err.Error(), 0, k.call, name))
				return
			}
			v := r.d.results(k, records, ttl)
			told(func() *goja.Object { return r.d.fields([]field{{"host", name}, {"ttl", ttl}, {"result", v}}) })
			done(v, nil)
		}
	})
}

// reverse asks for the names of an address.
func (r *resolver) reverse(ip netip.Addr, text string, done func(v goja.Value, err *goja.Object)) {
	ctx, servers := r.ctx, r.servers
	told := r.d.measure("getHostByAddr")
	r.d.inBackground("QueryReqWrap", func() func() {
		names := hostsNames(ip)
		var err error
		if len(names) > 0 {
			names = names[1:]
		} else {
			names, err = servers.namesOf(ctx, ip)
		}
		return func() {
			if err != nil {
				done(nil, r.d.hostError(err.Error(), 0, "getHostByAddr", text))
				return
			}
			v := r.d.strings(names)
			told(func() *goja.Object { return r.d.fields([]field{{"host", text}, {"ttl", false}, {"result", v}}) })
			done(v, nil)
		}
	})
}

// namesOf asks for the names of ip. c-ares looks elsewhere after a failure, in vain.
func (s *servers) namesOf(ctx context.Context, ip netip.Addr) (names []string, err error) {
	a, err := s.askAll(ctx, reverseName(ip), dnsmessage.TypePTR)
	switch {
	case err == failure("ECANCELLED"):
		return nil, err
	case err != nil || a.total == 0:
		return nil, failure("ENOTFOUND")
	}
	records, err := a.pick(dnsmessage.TypePTR)
	for _, r := range records {
		names = append(names, r.name)
	}
	return names, err
}

// reverseArg reads the argument of reverse; the error is nil or a JavaScript error.
func (d *DNS) reverseArg(v goja.Value) (ip netip.Addr, text string, failed *goja.Object) {
	text = d.env.ValidateString(v, "name")
	ip, err := netip.ParseAddr(text)
	if err != nil {
		return ip, text, d.hostError("EINVAL", -int(unix.EINVAL), "getHostByAddr", text)
	}
	return ip, text, nil
}

// configure reads the options of new Resolver(options).
func (r *resolver) configure(v goja.Value) {
	o, _ := v.(*goja.Object)
	s := *r.servers
	if t := property(o, "timeout"); !jsapi.IsUndefined(t) {
		if ms := r.d.env.ValidateInteger(t, "options.timeout", -1, math.MaxInt32); ms >= 0 {
			s.timeout = time.Duration(ms) * time.Millisecond
		}
	}
	if t := property(o, "tries"); !jsapi.IsUndefined(t) {
		s.tries = int(r.d.env.ValidateInteger(t, "options.tries", 1, math.MaxInt32))
	}
	r.servers = &s
}

// stop ends the questions under way with ECANCELLED.
func (r *resolver) stop() {
	r.cancel()
	r.ctx, r.cancel = context.WithCancel(context.Background())
}

func (r *resolver) jsCancel(goja.FunctionCall) goja.Value {
	if f := r.replaced("cancel"); f != nil {
		f(goja.FunctionCall{})
		return goja.Undefined()
	}
	r.stop()
	return goja.Undefined()
}

func (r *resolver) jsGetServers(goja.FunctionCall) goja.Value {
	if f := r.replaced("getServers"); f != nil {
		return r.shown(f(goja.FunctionCall{}))
	}
	var out []string
	for _, a := range r.servers.list {
		if a.Port() == 53 {
			out = append(out, a.Addr().String())
		} else {
			out = append(out, a.String())
		}
	}
	return r.d.strings(out)
}

func (r *resolver) jsSetServers(c goja.FunctionCall) goja.Value {
	env := r.d.env
	list := env.ValidateArray(c.Argument(0), "servers", 0)
	s := *r.servers
	s.list = nil
	for i := range int(list.Get("length").ToInteger()) {
		v := env.ValidateString(list.Get(strconv.Itoa(i)), "servers["+strconv.Itoa(i)+"]")
		s.list = append(s.list, r.d.parseServer(v))
	}
	if f := r.replaced("setServers"); f != nil {
		r.setThere(f, s.list)
		return goja.Undefined()
	}
	r.servers = &s
	return goja.Undefined()
}

func (d *DNS) parseServer(v string) netip.AddrPort {
	if ip, err := netip.ParseAddr(v); err == nil {
		return netip.AddrPortFrom(ip.WithZone(""), 53)
	}
	if a, err := netip.ParseAddrPort(v); err == nil {
		return a
	}
	if n := len(v); n > 2 && v[0] == '[' && v[n-1] == ']' {
		if ip, err := netip.ParseAddr(v[1 : n-1]); err == nil {
			return netip.AddrPortFrom(ip, 53)
		}
	}
	panic(d.env.CodeError("TypeError", "ERR_INVALID_IP_ADDRESS", "Invalid IP address: "+v))
}

// jsSetLocalAddress is resolver.setLocalAddress(ipv4, ipv6); one may be of either family.
func (r *resolver) jsSetLocalAddress(c goja.FunctionCall) goja.Value {
	if f := r.replaced("setLocalAddress"); f != nil {
		f(goja.FunctionCall{Arguments: []goja.Value{c.Argument(0), c.Argument(1)}})
		return goja.Undefined()
	}
	env := r.d.env
	s := *r.servers
	s.local4, s.local6 = netip.Addr{}, netip.Addr{}
	for i, name := range []string{"ipv4", "ipv6"} {
		v := c.Argument(i)
		if i == 1 && jsapi.IsUndefined(v) {
			break
		}
		ip, err := netip.ParseAddr(env.ValidateString(v, name))
		switch {
		case err != nil:
			panic(env.CodeError("TypeError", "ERR_INVALID_ARG_VALUE", "Invalid IP address."))
		case ip.Is4() && !s.local4.IsValid():
			s.local4 = ip
		case ip.Is4():
			panic(env.CodeError("TypeError", "ERR_INVALID_ARG_VALUE", "Cannot specify two IPv4 addresses."))
		case !s.local6.IsValid():
			s.local6 = ip
		default:
			panic(env.CodeError("TypeError", "ERR_INVALID_ARG_VALUE", "Cannot specify two IPv6 addresses."))
		}
	}
	r.servers = &s
	return goja.Undefined()
}
