package underscored

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// streamWrap makes _stream_wrap, the class of a net.Socket that lies on a Duplex.
//
//go:embed streamwrap.js
var streamWrap string

// loadStreamWrap is deprecated of old (Node, DEP0125), and says so.
func loadStreamWrap(env *jsapi.Env) goja.Value {
	v := env.VM.ToValue
	env.Method(env.RequireObject("process"), "emitWarning", v("The _stream_wrap module is deprecated."), v("DeprecationWarning"), v("DEP0125"))
	failed := env.Func("streamWrapError", 0, func(goja.FunctionCall) goja.Value {
		return env.CodeError("Error", "ERR_STREAM_WRAP", "Stream has StringDecoder set or is in objectMode")
	})
	errno := env.RequireObject("os").Get("constants").(*goja.Object).Get("errno")
	return env.RunEmbedded("node:internal/js_stream_socket", streamWrap, env.RequireObject("net").Get("Socket"), failed, errno)
}
