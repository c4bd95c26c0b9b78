package resolve

import (
	"path/filepath"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// makeRequire makes the require function of module m (Node, "require(id)").
func (l *Loader) makeRequire(m *goja.Object) *goja.Object {
	env := l.env
	require := env.Func("require", 1, func(c goja.FunctionCall) goja.Value {
		return env.Method(m, "require", c.Argument(0))
	})
	resolve := env.Func("resolve", 2, func(c goja.FunctionCall) goja.Value {
		l.checkString("request", c.Argument(0))
		return env.Method(l.class.Ctor, "_resolveFilename", c.Argument(0), m, env.VM.ToValue(false), c.Argument(1))
	})
	env.SetMethods(resolve, true, jsapi.Method{Name: "paths", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
		l.checkString("request", c.Argument(0))
		return env.Method(l.class.Ctor, "_resolveLookupPaths", c.Argument(0), m)
	}})
	set(require, "resolve", resolve)
	set(require, "main", l.main)
	set(require, "extensions", l.class.Ctor.Get("_extensions"))
	set(require, "cache", l.class.Ctor.Get("_cache"))
	return require
}

func (l *Loader) checkString(name string, v goja.Value) {
	if !goja.IsString(v) {
		panic(l.env.InvalidArgType(name, "of type string", v))
	}
}

// createRequire is module.createRequire(filename), which takes a path or a file: URL.
func (l *Loader) createRequire(c goja.FunctionCall) goja.Value {
	name := ""
	if !jsapi.IsNullish(c.Argument(0)) {
		name = c.Argument(0).String()
	}
	if rest, ok := strings.CutPrefix(name, "file://"); ok {
		name = rest
	}
	if !filepath.IsAbs(name) {
		panic(l.env.InvalidArgValue("filename", c.Argument(0), "must be a file URL object, file URL string, or absolute path string"))
	}
	if strings.HasSuffix(name, "/") {
		name += "noop.js"
	}
	m := l.newModule(name, goja.Undefined())
	set(m, "filename", l.env.VM.ToValue(name))
	set(m, "paths", l.strings(NodeModulesPaths(filepath.Dir(name))))
	return l.makeRequire(m)
}
