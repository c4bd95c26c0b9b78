// Package diagnosticschannel is the module "diagnostics_channel" (Node, "Diagnostics
// Channel" page): named channels that libraries publish to and tools subscribe to, with
// stores bound to AsyncLocalStorage and tracing channels. It is JavaScript, module.js:
// publishing from a script costs one call. Go packages publish with Channels.Publish, which
// costs next to nothing while nobody subscribes.
package diagnosticschannel

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the built-in module "diagnostics_channel".
var Module = jsapi.Module{Name: "diagnostics_channel", Load: func(env *jsapi.Env) goja.Value {
	argType := env.Func("argType", 3, func(c goja.FunctionCall) goja.Value {
		return env.InvalidArgType(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2))
	})
	later := env.Func("later", 1, func(c goja.FunctionCall) goja.Value { // an error that nobody catches, but in a tick of its own
		err := c.Argument(0)
		env.Loop.NextTick(func() { env.Loop.OnError(env.Try(func() { panic(err) })) })
		return goja.Undefined()
	})
	live := env.Func("live", 2, From(env).changed)
	return env.RunEmbedded("node:diagnostics_channel", source, argType, later, live)
}}

//go:embed module.js
var source string
