package underscored

import (
	_ "embed"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

//go:embed httpcommon.js
var httpCommon string

// loadHTTPCommon makes _http_common.
func loadHTTPCommon(env *jsapi.Env) goja.Value {
	o := env.VM.NewObject()
	text := func(v goja.Value) string {
		if s, ok := v.(goja.String); ok {
			return s.String()
		}
		return env.Text(v)
	}
	env.SetMethods(o, true,
		jsapi.Method{Name: "_checkInvalidHeaderChar", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return env.VM.ToValue(strings.ContainsFunc(text(c.Argument(0)), func(r rune) bool {
				return r != '\t' && r < ' ' || r == 0x7f || r > 0xff
			}))
		}},
		jsapi.Method{Name: "_checkIsHttpToken", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return env.VM.ToValue(parser.IsToken(text(c.Argument(0))))
		}})
	regexp := env.VM.Get("RegExp")
	jsapi.Must(o.Set("chunkExpression", env.New(regexp, env.VM.ToValue(`(?:^|\W)chunked(?:$|\W)`), env.VM.ToValue("i"))))
	jsapi.Must(o.Set("continueExpression", env.New(regexp, env.VM.ToValue(`(?:^|\W)100-continue(?:$|\W)`), env.VM.ToValue("i"))))
	jsapi.Must(o.Set("CRLF", "\r\n"))
	from := env.RequireObject("http")
	var methods []any
	for _, m := range parser.Methods() {
		methods = append(methods, m)
	}
	jsapi.Must(o.Set("methods", env.VM.NewArray(methods...)))
	insecure := env.Func("", 0, func(goja.FunctionCall) goja.Value { return env.VM.ToValue(env.Host.Defaults.InsecureHTTPParser) })
	class := http.From(env).ServerSymbol("IncomingMessage")
	parts := env.RunEmbedded("node:_http_common", httpCommon, defineParser(env), from.Get("IncomingMessage"), class, methodNames(env), insecure).(*goja.Object)
	return env.Spread(o, parts)
}

// loadIncoming makes _http_incoming. readStart and readStop have a socket read, or not.
func loadIncoming(env *jsapi.Env) goja.Value {
	o := copied(env, env.VM.NewObject(), "http", "IncomingMessage")
	tell := func(name, does string, wanted func(sock *goja.Object) bool) jsapi.Method {
		return jsapi.Method{Name: name, Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			if sock, ok := c.Argument(0).(*goja.Object); ok && wanted(sock) {
				env.Method(sock, does)
			}
			return goja.Undefined()
		}}
	}
	truthy := func(o *goja.Object, name string) bool { v := o.Get(name); return v != nil && v.ToBoolean() }
	env.SetMethods(o, true,
		tell("readStart", "resume", func(sock *goja.Object) bool { return !truthy(sock, "_paused") && truthy(sock, "readable") }),
		tell("readStop", "pause", func(*goja.Object) bool { return true }))
	return o
}

// loadOutgoing makes _http_outgoing.
func loadOutgoing(env *jsapi.Env) goja.Value {
	return copied(env, http.From(env).OutgoingParts(), "http", "OutgoingMessage", "validateHeaderName", "validateHeaderValue")
}

// loadServer makes _http_server.
func loadServer(env *jsapi.Env) goja.Value {
	return copied(env, http.From(env).ServerParts(), "http", "STATUS_CODES", "Server", "ServerResponse")
}
