package net

import (
	"math"
	"net/netip"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// socketAddress is the state of a net.SocketAddress.
type socketAddress struct {
	jsapi.Hidden
	ip        netip.Addr
	text      string
	port      int
	flowlabel uint32
}

// CloneOf implements jsapi.Cloned.
func (a *socketAddress) CloneOf() func(*jsapi.Env) *goja.Object {
	ip, text, port, flowlabel := a.ip, a.text, a.port, a.flowlabel
	return func(env *jsapi.Env) *goja.Object {
		o := env.Create(From(env).socketAddressClass())
		env.Bind(o, &socketAddress{ip: ip, text: text, port: port, flowlabel: flowlabel})
		return o
	}
}

// socketAddressClass makes the class at its first use (Node, "Class: net.SocketAddress").
func (n *Net) socketAddressClass() *jsapi.Class {
	if n.socketAddress != nil {
		return n.socketAddress
	}
	field := func(name string, f func(*socketAddress) goja.Value) jsapi.Accessor {
		return jsapi.Accessor{Name: name, Get: func(c goja.FunctionCall) goja.Value { return f(n.addressOf(c.This)) }}
	}
	vm := n.env.VM
	fields := []jsapi.Accessor{
		field("address", func(a *socketAddress) goja.Value { return vm.ToValue(a.text) }),
		field("port", func(a *socketAddress) goja.Value { return vm.ToValue(a.port) }),
		field("family", func(a *socketAddress) goja.Value { return vm.ToValue(familyName(a.ip)) }),
		field("flowlabel", func(a *socketAddress) goja.Value { return vm.ToValue(a.flowlabel) }),
	}
	n.socketAddress = n.env.Class(jsapi.ClassSpec{
		Name: "SocketAddress", MustNew: true,
		Init: func(this *goja.Object, args []goja.Value) { n.env.Bind(this, n.readAddress(jsapi.Arg(args, 0))) },
		Methods: []jsapi.Method{{Name: "toJSON", Fn: func(c goja.FunctionCall) goja.Value {
			return n.plainAddress(n.addressOf(c.This))
		}}},
		Statics: []jsapi.Method{{Name: "isSocketAddress", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			_, ok := n.env.Unwrap(c.Argument(0)).(*socketAddress)
			return n.bool(ok)
		}}},
		Accessors: fields,
	})
	n.inspected(n.socketAddress, "SocketAddress", func(this goja.Value) *goja.Object { return n.plainAddress(n.addressOf(this)) })
	return n.socketAddress
}

// inspected has util.inspect show an object of class as name and a plain object.
func (n *Net) inspected(class *jsapi.Class, name string, plain func(goja.Value) *goja.Object) {
	f := n.env.Func("[nodejs.util.inspect.custom]", 2, func(c goja.FunctionCall) goja.Value {
		if d, ok := jsapi.Number(c.Argument(0)); ok && d < 0 {
			return n.str("[" + name + "]")
		}
		text := name + " {}"
		if n.env.Builtin("util") != nil {
			text = name + " " + n.env.Method(n.env.RequireObject("util"), "inspect", plain(c.This), n.env.Deeper(c.Argument(1))).String()
		}
		return n.str(text)
	})
	jsapi.Must(class.Proto.DefineDataPropertySymbol(n.env.SymbolFor("nodejs.util.inspect.custom"), f, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

func (n *Net) addressOf(v goja.Value) *socketAddress {
	return jsapi.Receiver[*socketAddress](n.env, v)
}

func (n *Net) plainAddress(a *socketAddress) *goja.Object {
	o := n.env.VM.NewObject()
	jsapi.Must(o.Set("address", a.text))
	jsapi.Must(o.Set("port", a.port))
	jsapi.Must(o.Set("family", familyName(a.ip)))
	jsapi.Must(o.Set("flowlabel", a.flowlabel))
	return o
}

func familyName(ip netip.Addr) string {
	if ip.Is4() {
		return "ipv4"
	}
	return "ipv6"
}

// readAddress reads new SocketAddress(options).
func (n *Net) readAddress(v goja.Value) *socketAddress {
	env := n.env
	o := env.VM.NewObject()
	if !jsapi.IsUndefined(v) {
		o = env.ValidateObject(v, "options")
	}
	family := "ipv4"
	if v := option(o, "family"); !jsapi.IsUndefined(v) {
		family = n.familyOf(v)
	}
	a := &socketAddress{text: "127.0.0.1"}
	if family == "ipv6" {
		a.text = "::"
	}
	if v := option(o, "address"); !jsapi.IsUndefined(v) {
		a.text = env.ValidateString(v, "options.address")
	}
	if v := option(o, "port"); !jsapi.IsUndefined(v) {
		a.port = env.ValidatePort(v, "options.port", true)
	}
	if v := option(o, "flowlabel"); !jsapi.IsUndefined(v) {
		a.flowlabel = uint32(env.ValidateInteger(v, "options.flowlabel", 0, math.MaxUint32))
	}
	if family == "ipv4" {
		a.flowlabel = 0
	}
	a.ip = n.parseIP(a.text, family).WithZone("")
	a.text = a.ip.String()
	return a
}

// familyOf checks a family: ipv4 or ipv6, in any case.
func (n *Net) familyOf(v goja.Value) string {
	family := ""
	if jsapi.IsString(v) {
		family = strings.ToLower(v.String())
	}
	if family != "ipv4" && family != "ipv6" {
		panic(n.env.InvalidArgValue("options.family", v, ""))
	}
	return family
}

func (n *Net) parseIP(text, family string) netip.Addr {
	ip, err := netip.ParseAddr(text)
	if err != nil || ip.Is4() != (family == "ipv4") {
		panic(n.codeError("ERR_INVALID_ADDRESS", "Invalid socket address"))
	}
	return ip
}
