package absent

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// http2 is a module that loads and does nothing: frameworks require it for the servers that
// they are rarely asked to make. Whoever makes one, or connects, is told that there is none.
func http2(env *jsapi.Env) goja.Value {
	o := env.VM.NewObject()
	set := func(name string, v any) { jsapi.Must(o.Set(name, v)) }
	for _, name := range []string{"connect", "createSecureServer", "createServer", "getDefaultSettings",
		"getPackedSettings", "getUnpackedSettings", "performServerHandshake"} {
		set(name, env.Func(name, 0, func(goja.FunctionCall) goja.Value {
			panic(env.CodeError("Error", "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "http2."+name+"() is not available in this runtime, which has no HTTP/2"))
		}))
	}
	for _, name := range []string{"Http2ServerRequest", "Http2ServerResponse"} {
		set(name, env.Class(jsapi.ClassSpec{Name: name, MustNew: true}).Ctor)
	}
	constants := env.VM.NewObject()
	for _, c := range http2Names {
		jsapi.Must(constants.Set(c[0], c[1]))
	}
	set("constants", constants)
	set("sensitiveHeaders", goja.NewSymbol("nodejs.http2.sensitiveHeaders"))
	return o
}

// http2Names are the constants that packages look headers up by (RFC 9113 section 8.3).
var http2Names = [...][2]string{
	{"HTTP2_HEADER_STATUS", ":status"}, {"HTTP2_HEADER_METHOD", ":method"}, {"HTTP2_HEADER_AUTHORITY", ":authority"},
	{"HTTP2_HEADER_SCHEME", ":scheme"}, {"HTTP2_HEADER_PATH", ":path"}, {"HTTP2_HEADER_PROTOCOL", ":protocol"},
	{"HTTP2_HEADER_CONTENT_TYPE", "content-type"}, {"HTTP2_HEADER_CONTENT_LENGTH", "content-length"},
	{"HTTP2_METHOD_GET", "GET"}, {"HTTP2_METHOD_POST", "POST"}, {"HTTP2_METHOD_HEAD", "HEAD"}, {"HTTP2_METHOD_CONNECT", "CONNECT"},
}
