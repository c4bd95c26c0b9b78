// Package underscored is the modules whose names begin with an underscore: _stream_readable,
// _http_common and so on. Node has them for old packages, and scripts that check headers
// take _http_common's functions; what they export is what stream, http and tls have, but for
// _stream_wrap, a net.Socket over any Duplex.
package underscored

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Modules returns the modules. Each loads the one that it is a part of.
func Modules() []jsapi.Module {
	return []jsapi.Module{
		streamClass("_stream_duplex", "Duplex"),
		streamClass("_stream_passthrough", "PassThrough"),
		streamClass("_stream_readable", "Readable"),
		streamClass("_stream_transform", "Transform"),
		{Name: "_stream_wrap", Load: loadStreamWrap},
		streamClass("_stream_writable", "Writable"),
		part("_http_agent", "http", "Agent", "globalAgent"),
		part("_http_client", "http", "ClientRequest"),
		{Name: "_http_incoming", Load: loadIncoming},
		{Name: "_http_outgoing", Load: loadOutgoing},
		{Name: "_http_server", Load: loadServer},
		{Name: "_http_common", Load: loadHTTPCommon},
		part("_tls_common", "tls", "SecureContext", "createSecureContext"),
		part("_tls_wrap", "tls", "TLSSocket", "Server", "createServer", "connect"),
	}
}

// streamClass is a module that is one of stream's classes.
func streamClass(name, class string) jsapi.Module {
	return jsapi.Module{Name: name, Load: func(env *jsapi.Env) goja.Value { return env.RequireObject("stream").Get(class) }}
}

// part is a module with some of the members of another.
func part(name, of string, members ...string) jsapi.Module {
	return jsapi.Module{Name: name, Load: func(env *jsapi.Env) goja.Value { return copied(env, env.VM.NewObject(), of, members...) }}
}

// copied gives o some of the members of a module.
func copied(env *jsapi.Env, o *goja.Object, of string, members ...string) *goja.Object {
	from := env.RequireObject(of)
	for _, m := range members {
		jsapi.Must(o.Set(m, jsapi.OrUndefined(from.Get(m))))
	}
	return o
}
