package http

import (
	"embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Messages that a script makes itself are JavaScript, with their state in their own
// properties; see js/outgoing.js. It is compiled when there is a first one. Those of a
// server, and a client's requests, have theirs in Go.
//
//go:embed js/*.js
var scriptSources embed.FS

// scripts is what the files of js export.
type scripts struct{ outgoing, response *goja.Object }

func (h *HTTP) scripts() *scripts {
	if h.scripted.outgoing == nil {
		host := h.scriptHost()
		h.scripted.outgoing = h.runScript("outgoing", host)
		h.scripted.response = h.runScript("response", host, h.scripted.outgoing)
	}
	return &h.scripted
}

func (h *HTTP) runScript(name string, args ...goja.Value) *goja.Object {
	src, err := scriptSources.ReadFile("js/" + name + ".js")
	must(err)
	return h.env.RunEmbedded("node:_http_"+name, string(src), args...).(*goja.Object)
}

// method is a method of messages: fn of one whose state is in Go, a T, and a function of the
// same name in a file of js of any other.
type method[T any] struct {
	name   string
	length int
	fn     func(m T, c goja.FunctionCall) goja.Value
}

type (
	outMethod = method[*Outgoing]
	resMethod = method[*Response]
)

// methods makes them. state is what it is of an object's Go state, and whether it is one;
// module is the file.
func methods[T any](h *HTTP, all []method[T], state func(v any) (T, bool), module func() *goja.Object) []jsapi.Method {
	ms := make([]jsapi.Method, len(all))
	for i, m := range all {
		ms[i] = jsapi.Method{Name: m.name, Length: m.length, Fn: func(c goja.FunctionCall) goja.Value {
			if t, ok := state(h.env.Unwrap(c.This)); ok {
				return m.fn(t, c)
			}
			return callScripted(module(), m.name, c)
		}}
	}
	return ms
}

func (h *HTTP) outMethods(all []outMethod) []jsapi.Method {
	return methods(h, all, func(v any) (*Outgoing, bool) {
		if s, ok := v.(outgoingHolder); ok {
			return s.outgoing(), true
		}
		return nil, false
	}, func() *goja.Object { return h.scripts().outgoing })
}

func (h *HTTP) resMethods(all []resMethod) []jsapi.Method {
	return methods(h, all, func(v any) (*Response, bool) { r, ok := v.(*Response); return r, ok },
		func() *goja.Object { return h.scripts().response })
}

func callScripted(module *goja.Object, name string, c goja.FunctionCall) goja.Value {
	return jsapi.Call(module.Get("methods").(*goja.Object).Get(name), c.This, c.Arguments...)
}

// initScripted runs the constructor of a file on this, whose listeners are kept in Go all
// the same.
func (h *HTTP) initScripted(module *goja.Object, this *goja.Object, args []goja.Value) {
	jsapi.Call(h.streams.Legacy.Ctor, this, args...)
	jsapi.Call(module.Get("init"), this, args...)
}

// shownScripted is what an accessor of the prototype shows of a message whose state is not
// in Go: undefined for what such a message has as properties of its own.
func (h *HTTP) shownScripted(name string, this goja.Value) goja.Value {
	if f := h.scripts().outgoing.Get("shown").(*goja.Object).Get(name); f != nil {
		return jsapi.Call(f, goja.Undefined(), this)
	}
	return goja.Undefined()
}

// assignScripted assigns to an accessor of the prototype, which for most gives the message a
// property of its own.
func (h *HTTP) assignScripted(name string, this, v goja.Value) {
	if f := h.scripts().outgoing.Get("assigned").(*goja.Object).Get(name); f != nil {
		jsapi.Call(f, goja.Undefined(), this, v)
		return
	}
	if o, ok := this.(*goja.Object); ok {
		must(o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	}
}
