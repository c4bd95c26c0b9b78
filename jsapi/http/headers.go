package http

import (
	_ "embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

//go:embed headers.js
var headersSource string

// Headers makes the global class Headers of the Fetch standard, which response.setHeaders
// takes (Node, "Class: Headers"). There is no fetch to go with it.
func Headers(env *jsapi.Env) goja.Value {
	return env.RunEmbedded("node:internal/headers", headersSource, env.RequireObject("util").Get("inspect"))
}
