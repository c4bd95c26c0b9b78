// Package absent names the modules of Node that this runtime knows it does not have:
// requiring one says so, and not that no such module exists, which would send the reader
// to look for a package. The words are those of a Node that was built without them, where
// there is such a Node. Those of which a part is true here have that part: node:sea says that
// this is no single-executable application, wasi checks its options.
package absent

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Modules returns "http2", "inspector", "inspector/promises", "node:sea", "trace_events" and "wasi".
func Modules() []jsapi.Module {
	inspector := refuse("ERR_INSPECTOR_NOT_AVAILABLE", "Inspector is not available")
	return []jsapi.Module{
		{Name: "http2", Load: http2},
		{Name: "inspector", Load: inspector},
		{Name: "inspector/promises", Load: inspector},
		{Name: "sea", Load: sea, Schemed: true},
		{Name: "trace_events", Load: refuse("ERR_TRACE_EVENTS_UNAVAILABLE", "Trace events are unavailable")},
		{Name: "wasi", Load: wasi},
	}
}

// refuse is a module that cannot be loaded.
func refuse(code, message string) func(*jsapi.Env) goja.Value {
	return func(env *jsapi.Env) goja.Value { panic(env.CodeError("Error", code, message)) }
}
