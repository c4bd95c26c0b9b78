// Package underscored is the modules whose names begin with an underscore: _stream_readable,
// _http_common and so on. Node has them for old packages, and scripts that check headers
// take _http_common's functions; what they export is what stream, http and tls have.
package underscored

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Modules returns the modules. Each loads the one that it is a part of.
func Modules() []jsapi.Module {
	return []jsapi.Module{
		whole("_stream_duplex", "stream", "Duplex"),
		whole("_stream_passthrough", "stream", "PassThrough"),
		whole("_stream_readable", "stream", "Readable"),
		whole("_stream_transform", "stream", "Transform"),
		whole("_stream_writable", "stream", "Writable"),
		part("_http_agent", "http", "Agent", "globalAgent"),
		part("_http_client", "http", "ClientRequest"),
		part("_http_incoming", "http", "IncomingMessage"),
		part("_http_outgoing", "http", "OutgoingMessage", "validateHeaderName", "validateHeaderValue"),
		part("_http_server", "http", "STATUS_CODES", "Server", "ServerResponse"),
		{Name: "_http_common", Load: loadHTTPCommon},
		part("_tls_common", "tls", "SecureContext", "createSecureContext"),
		part("_tls_wrap", "tls", "TLSSocket", "Server", "createServer", "connect"),
	}
}

// whole is a module that is one member of another.
func whole(name, of, member string) jsapi.Module {
	return jsapi.Module{Name: name, Load: func(env *jsapi.Env) goja.Value { return env.RequireObject(of).Get(member) }}
}

// part is a module with some of the members of another.
func part(name, of string, members ...string) jsapi.Module {
	return jsapi.Module{Name: name, Load: func(env *jsapi.Env) goja.Value {
		from, o := env.RequireObject(of), env.VM.NewObject()
		for _, m := range members {
			jsapi.Must(o.Set(m, jsapi.OrUndefined(from.Get(m))))
		}
		return o
	}}
}

// loadHTTPCommon makes _http_common, without the parser of Node's that is in it.
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
			s := text(c.Argument(0))
			return env.VM.ToValue(s != "" && !strings.ContainsFunc(s, func(r rune) bool {
				return !isToken(r)
			}))
		}})
	regexp := env.VM.Get("RegExp")
	jsapi.Must(o.Set("chunkExpression", env.New(regexp, env.VM.ToValue(`(?:^|\W)chunked(?:$|\W)`), env.VM.ToValue("i"))))
	jsapi.Must(o.Set("continueExpression", env.New(regexp, env.VM.ToValue(`(?:^|\W)100-continue(?:$|\W)`), env.VM.ToValue("i"))))
	jsapi.Must(o.Set("CRLF", "\r\n"))
	jsapi.Must(o.Set("methods", env.RequireObject("http").Get("METHODS")))
	return o
}

// isToken reports whether r may be in a token of RFC 9110, section 5.6.2.
func isToken(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r < 0x80 && strings.ContainsRune("!#$%&'*+-.^_`|~", r)
}
