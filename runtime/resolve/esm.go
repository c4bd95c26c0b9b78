package resolve

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
	"github.com/gaggle-js/gaggle/runtime/lower"
)

// esm is what the loader knows of ES modules. They live in the cache of require, as
// modules whose exports are their namespace; import and require of one give the same.
type esm struct {
	resolver   *Resolver                     // with import's conditions
	namespaces map[*goja.Object]bool         // exports that are namespaces
	wrapped    map[*goja.Object]*goja.Object // namespaces of what is no ES module, by its exports
	pending    map[*goja.Object]goja.Value   // namespace to the promise of its module's end
	importing  map[*goja.Object]*imports     // by the modules whose functions run
	restart    goja.Value                    // see imports
}

// loweredArgs are the values of loweredParams for the code of module m.
func (l *Loader) loweredArgs(m *goja.Object, filename string) []goja.Value {
	if l.esm.namespaces == nil {
		l.esm.namespaces = make(map[*goja.Object]bool)
		l.esm.wrapped = make(map[*goja.Object]*goja.Object)
		l.esm.pending = make(map[*goja.Object]goja.Value)
		l.esm.importing = make(map[*goja.Object]*imports)
		l.esm.restart = l.env.VM.NewObject()
	}
	env := l.env
	return append(l.helpers(),
		l.importer(m),
		env.Func("", 1, func(c goja.FunctionCall) goja.Value { return l.dynamic(c.Argument(0)) }),
		env.Func("", 1, func(c goja.FunctionCall) goja.Value { return l.namespace(c.Argument(0)) }),
		env.Func("", 1, func(c goja.FunctionCall) goja.Value { return l.markNamespace(c.Argument(0)) }),
		l.meta(m, filename),
		env.Func("", 1, func(c goja.FunctionCall) goja.Value { return l.export(m, c.Argument(0)) }),
		env.Func("", 1, func(c goja.FunctionCall) goja.Value { return l.done(m, c.Argument(0)) }),
		env.Func("", 1, func(goja.FunctionCall) goja.Value { return lang.CoroutinesOf(env).Function() }),
		env.Func("", 3, func(c goja.FunctionCall) goja.Value { return asyncGenerator(env, c) }),
		lang.CoroutinesOf(env).Wait,
		env.Func("", 1, func(c goja.FunctionCall) goja.Value { return forAwait(env, c.Argument(0), c.Argument(1).String()) }),
		env.Func("", 1, func(c goja.FunctionCall) goja.Value { return delegate(env, c.Argument(0)) }),
		env.Func("", 0, func(goja.FunctionCall) goja.Value { return l.waits(m) }),
		env.Func("", 1, func(c goja.FunctionCall) goja.Value { return iteratorResult(env, c.Argument(0)) }),
	)
}

// declareLowered makes those values variables of the global scope, for scripts.
func (l *Loader) declareLowered(m *goja.Object) {
	for i, v := range l.loweredArgs(m, m.Get("filename").String()) {
		l.declare(loweredParams[i], v)
	}
}

// runModule runs src as an ES module in m.
func (l *Loader) runModule(m *goja.Object, src string) {
	filename := m.Get("filename").String()
	c, err := l.lowerFile(filename, src, lower.Module)
	if err != nil {
		panic(l.syntaxError(err))
	}
	l.runESM(m, filename, src, c)
}

// evaluate calls the function of an ES module. A ReferenceError for a variable of CommonJS
// tells that there is none here.
func (l *Loader) evaluate(fn goja.Value, filename string, args ...goja.Value) (v goja.Value) {
	ex := l.env.Try(func() { v = jsapi.Call(fn, goja.Undefined(), args...) })
	if ex == nil {
		return v
	}
	if o, ok := ex.Value().(*goja.Object); ok && o.Get("name") != nil && o.Get("name").String() == "ReferenceError" {
		l.explain(o, filename)
	}
	panic(ex)
}

func (l *Loader) explain(o *goja.Object, filename string) {
	msg := o.Get("message").String()
	name, ok := strings.CutSuffix(msg, " is not defined")
	if !ok || !slices.Contains(wrapperParams, name) {
		return
	}
	now := msg + " in ES module scope"
	if name == "require" {
		now += ", you can use import instead"
	}
	if p, _ := l.resolver.Scope(filename); p != nil && p.Type == "module" && strings.HasSuffix(filename, ".js") {
		now += "\nThis file is being treated as an ES module because it has a '.js' file extension and '" +
			filepath.Join(p.Dir, "package.json") + `' contains "type": "module". To treat it as a CommonJS script, rename it to use the '.cjs' file extension.`
	}
	stack := o.Get("stack").String()
	setHidden(o, "message", l.env.VM.ToValue(now))
	setHidden(o, "stack", l.env.VM.ToValue(strings.Replace(stack, msg, now, 1)))
}

// importer is what import asks in module m: it takes a specifier and returns the exports
// of the module it leads to, loading it first.
func (l *Loader) importer(m *goja.Object) *goja.Object {
	return l.env.Func("import", 1, func(c goja.FunctionCall) goja.Value {
		specifier := c.Argument(0).String()
		exports, whole := l.importFrom(m, specifier)
		l.imported(m, exports)
		if whole {
			l.checkNamed(m, specifier, exports)
		}
		return exports
	})
}

// importFrom returns the exports of what specifier leads to from m, and whether that module
// has run: in a circle it has not.
func (l *Loader) importFrom(m *goja.Object, specifier string) (exports goja.Value, whole bool) {
	if name, ok := strings.CutPrefix(specifier, "node:"); ok {
		return l.schemed(name), true
	}
	if b := l.findBuiltin(specifier); b != nil {
		return l.env.Exports(b), true
	}
	filename := l.resolveImport(m, specifier)
	cache := l.class.Ctor.Get("_cache").(*goja.Object)
	if found, ok := cache.Get(filename).(*goja.Object); ok {
		l.addChild(m, found)
		return found.Get("exports"), found.Get("loaded").ToBoolean()
	}
	return l.loadFile(cache, filename, m, false), true
}

// resolveImport is where specifier leads from module m.
func (l *Loader) resolveImport(m *goja.Object, specifier string) string {
	if l.esm.resolver == nil {
		r := *l.resolver
		r.Conditions = map[string]bool{"import": true, "node": true, "module-sync": true}
		l.esm.resolver = &r
	}
	name := specifier
	if u, err := url.Parse(specifier); err == nil && u.Scheme != "" {
		if u.Scheme != "file" {
			panic(l.env.CodeError("Error", "ERR_UNSUPPORTED_ESM_URL_SCHEME", "Only URLs with a scheme in: file, data, and node are supported by the default ESM loader. Received protocol '"+u.Scheme+":'"))
		}
		name = u.Path
	} else if isRelative(name) || filepath.IsAbs(name) {
		name, _, _ = strings.Cut(name, "?")
		if plain, err := url.PathUnescape(name); err == nil {
			name = plain
		}
	}
	q := l.request(name, m)
	found, err := l.esm.resolver.Resolve(q)
	if err == nil {
		return found
	}
	e, ok := err.(*Error)
	if ok && e.Code == "ERR_PACKAGE_PATH_NOT_EXPORTED" {
		e.Message += " imported from " + q.File
	}
	if !ok || e.Code != "MODULE_NOT_FOUND" {
		panic(l.jsError(err))
	}
	what := "package '" + name + "'"
	if isRelative(name) || filepath.IsAbs(name) {
		if !filepath.IsAbs(name) {
			name = filepath.Join(q.Dir, name)
		}
		what = "module '" + name + "'"
	}
	o := l.env.CodeError("Error", "ERR_MODULE_NOT_FOUND", "Cannot find "+what+" imported from "+q.File)
	if strings.HasPrefix(what, "module") {
		set(o, "url", l.env.VM.ToValue(fileURL(name)))
	}
	panic(o)
}

// namespace is what import * binds for exports: itself for an ES module; otherwise the
// exports as default, and those of its properties that were there at the first import.
func (l *Loader) namespace(exports goja.Value) goja.Value {
	o, ok := exports.(*goja.Object)
	if ok && l.esm.namespaces[o] {
		return o
	}
	if ok && l.esm.wrapped[o] != nil {
		return l.esm.wrapped[o]
	}
	ns := l.env.VM.CreateObject(nil)
	if ok {
		l.esm.wrapped[o] = ns
		l.copyExports(ns, o)
	}
	_ = ns.DefineDataProperty("default", exports, goja.FLAG_TRUE, goja.FLAG_FALSE, goja.FLAG_TRUE)
	l.tagModule(ns)
	return ns
}

// copyExports gives ns the enumerable properties of o; an accessor stays one, so that
// nothing is loaded before it is asked for.
func (l *Loader) copyExports(ns, o *goja.Object) {
	object := l.env.VM.Get("Object").(*goja.Object)
	for _, name := range o.Keys() {
		if name == "default" {
			continue
		}
		d, _ := l.env.Method(object, "getOwnPropertyDescriptor", o, l.env.VM.ToValue(name)).(*goja.Object)
		if d != nil && d.Get("get") != nil {
			get := l.env.Func("get", 0, func(goja.FunctionCall) goja.Value { return o.Get(name) })
			_ = ns.DefineAccessorProperty(name, get, nil, goja.FLAG_FALSE, goja.FLAG_TRUE)
			continue
		}
		_ = ns.DefineDataProperty(name, o.Get(name), goja.FLAG_TRUE, goja.FLAG_FALSE, goja.FLAG_TRUE)
	}
}

func (l *Loader) tagModule(ns *goja.Object) {
	_ = ns.DefineDataPropertySymbol(goja.SymToStringTag, l.env.VM.ToValue("Module"), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
}

// markNamespace makes the object with the getters of an ES module's exports its namespace.
func (l *Loader) markNamespace(v goja.Value) goja.Value {
	o, ok := v.(*goja.Object)
	if !ok {
		return v
	}
	l.esm.namespaces[o] = true
	_ = o.SetPrototype(nil)
	l.tagModule(o)
	if slices.Contains(o.Keys(), "default") { // what require() adds
		_ = o.DefineDataProperty("__esModule", l.env.VM.ToValue(true), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	return o
}

// export makes the exports of m the namespace with those getters.
func (l *Loader) export(m *goja.Object, getters goja.Value) goja.Value {
	list, ok := getters.(*goja.Object)
	if !ok {
		return goja.Undefined()
	}
	ns := m.Get("exports").(*goja.Object) // that of export * when there is one
	for _, name := range list.Keys() {
		_ = ns.DefineAccessorProperty(name, list.Get(name), nil, goja.FLAG_FALSE, goja.FLAG_TRUE)
	}
	return l.markNamespace(ns)
}

// done notes the promise of the end of m, which has top-level await.
func (l *Loader) done(m *goja.Object, promise goja.Value) goja.Value {
	if ns, ok := m.Get("exports").(*goja.Object); ok {
		l.esm.pending[ns] = promise
	}
	return goja.Undefined()
}

// dynamic is what import() resolves to: the namespace, when its module has come to its end.
func (l *Loader) dynamic(exports goja.Value) goja.Value {
	ns := l.namespace(exports)
	if o, ok := exports.(*goja.Object); ok {
		if p, ok := l.esm.pending[o].(*goja.Object); ok {
			return l.env.Method(p, "then", l.env.Func("", 0, func(goja.FunctionCall) goja.Value { return ns }))
		}
	}
	return ns
}

// meta is import.meta of module m.
func (l *Loader) meta(m *goja.Object, filename string) *goja.Object {
	vm := l.env.VM
	o := vm.CreateObject(nil)
	_ = o.Set("dirname", filepath.Dir(filename))
	_ = o.Set("filename", filename)
	_ = o.Set("resolve", l.env.Func("resolve", 1, func(c goja.FunctionCall) goja.Value {
		name := c.Argument(0).String()
		if strings.HasPrefix(name, "node:") {
			return c.Argument(0)
		}
		if l.builtin(name) {
			return vm.ToValue("node:" + name)
		}
		return vm.ToValue(fileURL(l.resolveImport(m, name)))
	}))
	_ = o.Set("url", fileURL(filename))
	return o
}

// fileURL is the file: URL of a path.
func fileURL(path string) string { return (&url.URL{Scheme: "file", Path: path}).String() }
