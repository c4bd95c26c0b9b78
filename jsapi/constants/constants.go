// Package constants is the deprecated module "constants": those of os, fs and crypto in one
// object (Node, DEP0008). The constants of crypto are left out where that module is.
package constants

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the built-in module "constants".
var Module = jsapi.Module{Name: "constants", Load: func(env *jsapi.Env) goja.Value {
	o := env.VM.NewObject()
	system := env.RequireObject("os").Get("constants").(*goja.Object)
	for _, group := range []string{"dlopen", "errno", "priority", "signals"} {
		merge(o, system.Get(group))
	}
	merge(o, env.RequireObject("fs").Get("constants"))
	if env.Builtin("crypto") != nil {
		merge(o, env.RequireObject("crypto").Get("constants"))
	}
	return o
}}

func merge(to *goja.Object, from goja.Value) {
	list, ok := from.(*goja.Object)
	if !ok {
		return
	}
	for _, name := range list.Keys() {
		_ = to.DefineDataProperty(name, list.Get(name), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE)
	}
}
