// Package absent names the modules of Node that this runtime knows it does not have:
// requiring one says so, and not that no such module exists, which would send the reader
// to look for a package.
package absent

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Modules returns "inspector" and "http2".
func Modules() []jsapi.Module {
	return []jsapi.Module{
		{Name: "http2", Load: http2},
		{Name: "inspector", Load: refuse("ERR_INSPECTOR_NOT_AVAILABLE", "Inspector is not available")},
	}
}

// refuse is a module that cannot be loaded.
func refuse(code, message string) func(*jsapi.Env) goja.Value {
	return func(env *jsapi.Env) goja.Value { panic(env.CodeError("Error", code, message)) }
}
