package net

import (
	"math"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// exports makes the module's object.
func (n *Net) exports() *goja.Object {
	o := n.env.VM.NewObject()
	n.env.SetMethods(o, true,
		jsapi.Method{Name: "_createServerHandle", Length: 5, Fn: n.jsCreateServerHandle},
		jsapi.Method{Name: "_normalizeArgs", Length: 1, Fn: n.jsNormalizeArgs},
		jsapi.Method{Name: "_setSimultaneousAccepts", Fn: func(goja.FunctionCall) goja.Value {
			process.From(n.env).Deprecate("net._setSimultaneousAccepts() is deprecated and will be removed.", "DEP0121")
			return goja.Undefined()
		}},
	)
	n.lazyClass(o, "BlockList", n.blockListClass)
	n.lazyClass(o, "SocketAddress", n.socketAddressClass)
	connect := n.env.Func("connect", 0, n.jsConnect)
	member(o, "connect", connect)
	member(o, "createConnection", connect)
	n.env.SetMethods(o, true,
		jsapi.Method{Name: "createServer", Length: 2, Fn: n.jsCreateServer},
		jsapi.Method{Name: "isIP", Length: 1, Fn: n.familyTest(func(f int) goja.Value { return n.env.VM.ToValue(f) })},
		jsapi.Method{Name: "isIPv4", Length: 1, Fn: n.familyTest(func(f int) goja.Value { return n.bool(f == 4) })},
		jsapi.Method{Name: "isIPv6", Length: 1, Fn: n.familyTest(func(f int) goja.Value { return n.bool(f == 6) })},
	)
	member(o, "Server", n.ServerClass.Ctor)
	member(o, "Socket", n.SocketClass.Ctor)
	member(o, "Stream", n.SocketClass.Ctor)
	n.env.SetMethods(o, true, n.familyDefaults()...)
	return o
}

func member(o *goja.Object, name string, v goja.Value) {
	jsapi.Must(o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// lazyClass defines a class that is made when it is first read, as Node does.
func (n *Net) lazyClass(o *goja.Object, name string, class func() *jsapi.Class) {
	n.env.SetAccessors(o, jsapi.Accessor{Name: name, Enumerable: true,
		Get: func(goja.FunctionCall) goja.Value { return class().Ctor }})
}

func (n *Net) familyTest(result func(family int) goja.Value) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		v := c.Argument(0)
		if _, ok := v.(*goja.Symbol); ok {
			panic(n.env.TypeError("Cannot convert a Symbol value to a string"))
		}
		return result(IsIP(v.String()))
	}
}

// familyDefaults are the accessors of autoSelectFamily's defaults.
func (n *Net) familyDefaults() []jsapi.Method {
	return []jsapi.Method{
		{Name: "getDefaultAutoSelectFamily", Fn: func(goja.FunctionCall) goja.Value { return n.bool(n.autoSelectFamily) }},
		{Name: "setDefaultAutoSelectFamily", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			n.autoSelectFamily = n.env.ValidateBoolean(c.Argument(0), "value")
			return goja.Undefined()
		}},
		{Name: "getDefaultAutoSelectFamilyAttemptTimeout", Fn: func(goja.FunctionCall) goja.Value {
			return n.env.VM.ToValue(n.attemptTimeout.Milliseconds())
		}},
		{Name: "setDefaultAutoSelectFamilyAttemptTimeout", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			n.attemptTimeout = n.attemptTimeoutOf(c.Argument(0), "value")
			return goja.Undefined()
		}},
	}
}

// attemptTimeoutOf checks a time for one attempt to connect; less than 10 ms is 10 ms.
func (n *Net) attemptTimeoutOf(v goja.Value, name string) time.Duration {
	ms := n.env.ValidateInteger(v, name, 1, math.MaxInt32)
	return time.Duration(max(ms, 10)) * time.Millisecond
}

// jsConnect is net.connect(...) and net.createConnection(...).
func (n *Net) jsConnect(c goja.FunctionCall) goja.Value {
	options, cb := n.normalizeArgs(c.Arguments)
	o := n.env.New(n.SocketClass.Ctor, options)
	n.channels.Publish("net.client.socket", diagnosticschannel.Field{Name: "socket", Value: o})
	if t := option(options, "timeout"); t.ToBoolean() {
		n.env.Method(o, "setTimeout", t)
	}
	return n.env.Method(o, "connect", n.normalizedArray(options, cb))
}

func (n *Net) jsCreateServer(c goja.FunctionCall) goja.Value {
	return n.env.New(n.ServerClass.Ctor, c.Arguments...)
}
