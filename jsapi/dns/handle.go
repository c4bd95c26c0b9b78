package dns

import (
	"net/netip"
	"strconv"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// channel is what scripts see as resolver._handle. A resolver asks by it only when a script
// has put another in its place, or another function over one of its methods; without that
// the questions do not pass through JavaScript.
type channel struct {
	jsapi.Hidden
	r *resolver
}

// show gives the object of r its _handle.
func (r *resolver) show(o *goja.Object) {
	d := r.d
	if d.channels == nil {
		d.channels = d.channelClass()
	}
	c := &channel{r: r}
	h := d.env.Create(d.channels)
	d.env.Bind(h, c)
	member(o, "_handle", h)
}

func (d *DNS) channelClass() *jsapi.Class {
	m := func(name string, f func(*resolver, goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			h := jsapi.Receiver[*channel](d.env, c.This)
			return f(h.r, c)
		}}
	}
	methods := []jsapi.Method{
		m("getServers", (*resolver).rawServers),
		m("setServers", (*resolver).setRawServers),
		m("setLocalAddress", (*resolver).jsSetLocalAddress),
		m("cancel", func(r *resolver, _ goja.FunctionCall) goja.Value { r.stop(); return goja.Undefined() }),
		m("getHostByAddr", func(r *resolver, c goja.FunctionCall) goja.Value {
			ip, text, failed := d.reverseArg(c.Argument(1))
			if failed != nil {
				return d.env.VM.ToValue(-int(unix.EINVAL))
			}
			r.reverse(ip, text, d.completes(c.Argument(0)))
			return d.env.VM.ToValue(0)
		}),
	}
	for _, k := range kinds {
		methods = append(methods, m(k.call, func(r *resolver, c goja.FunctionCall) goja.Value {
			r.query(k, c.Argument(1).String(), false, d.completes(c.Argument(0)))
			return d.env.VM.ToValue(0)
		}))
	}
	return d.env.Class(jsapi.ClassSpec{Name: "ChannelWrap", MustNew: true, Enumerable: true, Methods: methods})
}

// completes tells req.oncomplete(error, result) of an answer.
func (d *DNS) completes(req goja.Value) func(goja.Value, *goja.Object) {
	return func(v goja.Value, err *goja.Object) {
		o, _ := req.(*goja.Object)
		f, ok := jsapi.AsFn(property(o, "oncomplete"))
		switch {
		case !ok:
		case err != nil:
			f(goja.FunctionCall{This: o, Arguments: []goja.Value{err.Get("code")}})
		default:
			f(goja.FunctionCall{This: o, Arguments: []goja.Value{goja.Null(), v}})
		}
	}
}

// rawServers lists the servers as [address, port].
func (r *resolver) rawServers(goja.FunctionCall) goja.Value {
	list := make([]any, len(r.servers.list))
	for i, a := range r.servers.list {
		list[i] = r.d.env.VM.NewArray(a.Addr().String(), int(a.Port()))
	}
	return r.d.env.VM.NewArray(list...)
}

// setRawServers takes the servers as [family, address, port].
func (r *resolver) setRawServers(c goja.FunctionCall) goja.Value {
	s := *r.servers
	s.list = nil
	list := r.d.env.ValidateArray(c.Argument(0), "servers", 0)
	for i := range int(list.Get("length").ToInteger()) {
		one, _ := list.Get(strconv.Itoa(i)).(*goja.Object)
		ip, err := netip.ParseAddr(property(one, "1").String())
		if err != nil {
			return r.d.env.VM.ToValue(-int(unix.EINVAL))
		}
		s.list = append(s.list, netip.AddrPortFrom(ip, uint16(property(one, "2").ToInteger())))
	}
	r.servers = &s
	return r.d.env.VM.ToValue(0)
}

// replaced is a script's own method of r's handle; nil when it is ours.
func (r *resolver) replaced(name string) jsapi.Fn {
	o := r.Object()
	if o == nil { // the module's own
		return nil
	}
	h, ok := o.Get("_handle").(*goja.Object)
	if !ok {
		panic(r.d.env.TypeError("Cannot read properties of undefined (reading '" + name + "')"))
	}
	v := property(h, name)
	if _, ours := r.d.env.Own(h).(*channel); ours && v == r.d.channels.Proto.Get(name) {
		return nil
	}
	f, ok := jsapi.AsFn(v)
	if !ok {
		panic(r.d.env.TypeError("this._handle." + name + " is not a function"))
	}
	return func(c goja.FunctionCall) goja.Value {
		c.This = h
		return f(c)
	}
}

// shown lists the servers that a script's own getServers gives, as [address, port].
func (r *resolver) shown(v goja.Value) goja.Value {
	list, _ := v.(*goja.Object)
	var out []string
	for i := range int(property(list, "length").ToInteger()) {
		one, _ := property(list, strconv.Itoa(i)).(*goja.Object)
		host, port := property(one, "0").String(), property(one, "1").String()
		switch ip, err := netip.ParseAddr(host); {
		case port == "53":
			out = append(out, host)
		case err == nil && ip.Is6():
			out = append(out, "["+host+"]:"+port)
		default:
			out = append(out, host+":"+port)
		}
	}
	return r.d.strings(out)
}

// setThere gives the servers to a script's own setServers.
func (r *resolver) setThere(f jsapi.Fn, list []netip.AddrPort) {
	vm := r.d.env.VM
	raw := make([]any, len(list))
	for i, a := range list {
		family := 4
		if a.Addr().Is6() {
			family = 6
		}
		raw[i] = vm.NewArray(family, a.Addr().String(), int(a.Port()))
	}
	f(goja.FunctionCall{Arguments: []goja.Value{vm.NewArray(raw...)}})
}

// askThere asks by a script's own method of the handle and calls done with what it tells the
// request. ttl says that the script wants to have the times to live.
func (r *resolver) askThere(f jsapi.Fn, call, host string, ttl bool, done func(goja.Value, *goja.Object)) {
	d := r.d
	answered := d.env.Func("onresolve", 3, func(c goja.FunctionCall) goja.Value {
		switch code := c.Argument(0); {
		case !jsapi.IsNullish(code):
			done(nil, d.codeError(code, call, host))
		case ttl && c.Argument(2).ToBoolean():
			done(d.withTimes(c.Argument(1), c.Argument(2)), nil)
		default:
			done(c.Argument(1), nil)
		}
		return goja.Undefined()
	})
	req := d.request(queryRequest, field{"bindingName", call}, field{"hostname", host}, field{"ttl", ttl})
	jsapi.Must(req.Set("oncomplete", answered))
	if v := f(goja.FunctionCall{Arguments: []goja.Value{req, d.env.VM.ToValue(host)}}); v.ToBoolean() {
		panic(d.codeError(v, call, host))
	}
}

// codeError is the error of a code in words, or of a negative number of the system's.
func (d *DNS) codeError(code goja.Value, call, host string) *goja.Object {
	if n, ok := jsapi.Number(code); ok {
		return d.hostError(unix.ErrnoName(unix.Errno(-int(n))), int(n), call, host)
	}
	return d.hostError(code.String(), 0, call, host)
}

// withTimes makes the results of addresses and their times to live.
func (d *DNS) withTimes(addresses, times goja.Value) goja.Value {
	list, _ := addresses.(*goja.Object)
	ttls, _ := times.(*goja.Object)
	var out []any
	for i := range int(property(list, "length").ToInteger()) {
		key := strconv.Itoa(i)
		out = append(out, d.fields([]field{{"address", property(list, key)}, {"ttl", property(ttls, key)}}))
	}
	return d.env.VM.NewArray(out...)
}
