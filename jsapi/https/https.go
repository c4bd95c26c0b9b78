// Package https is Node's module https: http over TLS. It has no protocol of its own. Its
// server is a tls.Server whose sockets package http serves, its requests are those of http
// with another agent, and that agent connects with tls.connect.
//
// # Who owns what
//
// A Server is a net.Server, an http.Server and a tls.Secure in one struct behind one object.
// The net.Server owns the listening socket and each connection, the TLSSocket that lies on a
// connection owns its keys, and the http side reads and writes that TLSSocket as a stream in
// Go, without JavaScript between. An Agent owns the sessions that servers gave it, for
// connections to come.
//
// Everything here belongs to the loop's goroutine. (Node 20, "HTTPS".)
package https

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/http"
	"github.com/gaggle-js/gaggle/jsapi/tls"
)

// source is get and request, which are JavaScript so that they are in the stack of a
// script's agent: agents for both protocols look there for who asks, as the package
// agent-base does.
//
//go:embed https.js
var source string

// Module is the module as the table of built-in modules lists it.
var Module = jsapi.Module{Name: "https", Load: func(env *jsapi.Env) goja.Value { return jsapi.Use(env, load).exports }}

// https is the module's state in one runtime.
type https struct {
	env     *jsapi.Env
	events  *events.Events
	http    *http.HTTP
	tls     *tls.TLS
	buffers *buffer.Buffers
	exports *goja.Object

	serverClass, agentClass *jsapi.Class
}

func load(env *jsapi.Env) *https {
	m := &https{env: env, events: events.From(env), http: http.From(env), tls: tls.From(env), buffers: buffer.From(env), exports: env.VM.NewObject()}
	m.defineServer()
	m.defineAgent()
	x := m.exports
	jsapi.Must(x.Set("Agent", m.agentClass.Ctor))
	jsapi.Must(x.Set("globalAgent", m.newGlobalAgent()))
	jsapi.Must(x.Set("Server", m.serverClass.Ctor))
	env.SetMethods(x, true,
		jsapi.Method{Name: "createServer", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return env.New(m.serverClass.Ctor, c.Arguments...)
		}},
	)
	calls := env.RunEmbedded("node:https", source, env.Func("request", 0, m.request)).(*goja.Object)
	for _, name := range []string{"get", "request"} {
		jsapi.Must(x.Set(name, calls.Get(name)))
	}
	return m
}

// request is https.request(url[, options][, callback]) and its other forms.
func (m *https) request(c goja.FunctionCall) goja.Value {
	return m.http.NewRequest(m.exports.Get("globalAgent"), c.Arguments)
}
