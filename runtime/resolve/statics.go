package resolve

import (
	"path/filepath"
	"sort"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the built-in module "module".
var Module = jsapi.Module{Name: "module", Load: func(env *jsapi.Env) goja.Value { return From(env).class.Ctor }}

// addStatics defines Module's own members (Node, "Modules: node:module API", and the
// underscored ones that packages hook).
func (l *Loader) addStatics(ctor *goja.Object) {
	vm := l.env.VM
	set(ctor, "_cache", vm.CreateObject(nil))
	set(ctor, "_pathCache", vm.CreateObject(nil))
	ext := vm.CreateObject(nil)
	l.env.SetMethods(ext, true,
		jsapi.Method{Name: ".js", Length: 2, Fn: l.extJS},
		jsapi.Method{Name: ".json", Length: 2, Fn: l.extJSON},
		jsapi.Method{Name: ".node", Length: 2, Fn: l.extNode})
	set(ctor, "_extensions", ext)
	set(ctor, "globalPaths", l.strings(l.globals))
	l.env.SetMethods(ctor, true,
		jsapi.Method{Name: "_load", Length: 3, Fn: l.staticLoad},
		jsapi.Method{Name: "_resolveFilename", Length: 4, Fn: l.resolveFilename},
		jsapi.Method{Name: "_resolveLookupPaths", Length: 2, Fn: l.lookupPaths},
		jsapi.Method{Name: "_nodeModulePaths", Length: 1, Fn: l.nodeModulePaths},
		jsapi.Method{Name: "_findPath", Length: 3, Fn: l.findPath},
		jsapi.Method{Name: "_initPaths", Length: 0, Fn: nothing},
		jsapi.Method{Name: "_preloadModules", Length: 1, Fn: l.preloadModules},
		jsapi.Method{Name: "createRequire", Length: 1, Fn: l.createRequire},
		jsapi.Method{Name: "isBuiltin", Length: 1, Fn: l.isBuiltin},
		jsapi.Method{Name: "wrap", Length: 1, Fn: l.wrapText},
		jsapi.Method{Name: "syncBuiltinESMExports", Length: 0, Fn: nothing},
		jsapi.Method{Name: "findSourceMap", Length: 1, Fn: nothing},
		jsapi.Method{Name: "register", Length: 1, Fn: l.register},
		jsapi.Method{Name: "runMain", Length: 0, Fn: l.runMain},
	)
	set(ctor, "wrapper", vm.NewArray(wrapperHead, wrapperTail))
	set(ctor, "builtinModules", l.strings(l.Builtins()))
	set(ctor, "Module", ctor)
}

func nothing(goja.FunctionCall) goja.Value { return goja.Undefined() }

// Builtins lists the names of the built-in modules that need no node: prefix.
func (l *Loader) Builtins() []string {
	names := l.env.PublicNames()
	sort.Strings(names)
	return names
}

func (l *Loader) staticLoad(c goja.FunctionCall) goja.Value {
	return l.load(c.Argument(0).String(), c.Argument(1), c.Argument(2).ToBoolean())
}

// findBuiltin finds the built-in module that a script names, with node: or without, or nil.
func (l *Loader) findBuiltin(name string) *jsapi.Module {
	if rest, ok := strings.CutPrefix(name, "node:"); ok {
		return l.env.Public(rest)
	}
	if b := l.env.Public(name); b != nil && !b.Schemed {
		return b
	}
	return nil
}

func (l *Loader) builtin(name string) bool { return l.findBuiltin(name) != nil }

func (l *Loader) isBuiltin(c goja.FunctionCall) goja.Value {
	return l.env.VM.ToValue(goja.IsString(c.Argument(0)) && l.builtin(c.Argument(0).String()))
}

// resolveFilename is Module._resolveFilename(request, parent, isMain, options).
func (l *Loader) resolveFilename(c goja.FunctionCall) goja.Value {
	request := c.Argument(0).String()
	if l.builtin(request) {
		return c.Argument(0)
	}
	q := l.request(request, c.Argument(1))
	if c.Argument(2).ToBoolean() && !filepath.IsAbs(request) { // the main script is a path
		q.Name = "./" + request
	}
	var found string
	var err error
	if o, ok := c.Argument(3).(*goja.Object); ok && !jsapi.IsNullish(o.Get("paths")) {
		found, err = l.resolveFrom(q, l.stringList(o.Get("paths")))
	} else {
		found, err = l.resolver.Resolve(q)
	}
	if err != nil {
		panic(l.jsError(err))
	}
	return l.env.VM.ToValue(found)
}

// resolveFrom resolves q as if the asker stood in each of dirs.
func (l *Loader) resolveFrom(q Request, dirs []string) (string, error) {
	err := error(notFound(q.Name, q.Stack))
	for _, dir := range dirs {
		dir, _ = filepath.Abs(dir)
		q.Dir, q.File, q.Paths = dir, filepath.Join(dir, "noop.js"), append(NodeModulesPaths(dir), l.globals...)
		found, e := l.resolver.Resolve(q)
		if e == nil {
			return found, nil
		}
		if e.(*Error).Code != "MODULE_NOT_FOUND" {
			return "", e
		}
	}
	return "", err
}

// request describes the request of the module parent.
func (l *Loader) request(name string, parent goja.Value) Request {
	q := Request{Name: name, Builtin: l.builtin, Dir: "."}
	if p, ok := parent.(*goja.Object); ok {
		if f := p.Get("filename"); f != nil && goja.IsString(f) {
			q.File = f.String()
			q.Dir = filepath.Dir(q.File)
		}
		q.Paths = l.stringList(p.Get("paths"))
		q.Stack = l.requireStack(p)
	}
	if q.Dir == "." {
		q.Dir, _ = filepath.Abs(".")
	}
	q.Paths = append(q.Paths, l.globals...)
	return q
}

// requireStack lists the files of m and of those that required it.
func (l *Loader) requireStack(m *goja.Object) []string {
	var stack []string
	for m != nil {
		name := m.Get("filename")
		if jsapi.IsNullish(name) {
			name = m.Get("id")
		}
		if !jsapi.IsNullish(name) {
			stack = append(stack, name.String())
		}
		s, _ := l.env.Own(m).(*state)
		if s == nil {
			break
		}
		m, _ = s.parent.(*goja.Object)
	}
	return stack
}

func (l *Loader) stringList(v goja.Value) []string {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	n := int(o.Get("length").ToInteger())
	list := make([]string, n)
	for i := range list {
		list[i] = o.Get(itoa(i)).String()
	}
	return list
}

// lookupPaths is Module._resolveLookupPaths, also require.resolve.paths.
func (l *Loader) lookupPaths(c goja.FunctionCall) goja.Value {
	request := c.Argument(0).String()
	if l.builtin(request) {
		return goja.Null()
	}
	q := l.request(request, c.Argument(1))
	if isRelative(request) {
		return l.strings([]string{q.Dir})
	}
	return l.strings(q.Paths)
}

func (l *Loader) nodeModulePaths(c goja.FunctionCall) goja.Value {
	dir, _ := filepath.Abs(c.Argument(0).String())
	return l.strings(NodeModulesPaths(dir))
}

func (l *Loader) findPath(c goja.FunctionCall) goja.Value {
	q := Request{Name: c.Argument(0).String(), Paths: l.stringList(c.Argument(1))}
	if len(q.Paths) > 0 {
		q.Dir = q.Paths[0]
	}
	found, err := l.resolver.search(q)
	if err != nil {
		panic(l.jsError(err))
	}
	if found == "" {
		return l.env.VM.ToValue(false)
	}
	return l.env.VM.ToValue(found)
}

func (l *Loader) preloadModules(c goja.FunctionCall) goja.Value {
	for _, name := range l.stringList(c.Argument(0)) {
		l.Preload(name)
	}
	return goja.Undefined()
}

func (l *Loader) wrapText(c goja.FunctionCall) goja.Value {
	return l.env.VM.ToValue(wrapperHead + c.Argument(0).String() + wrapperTail)
}

func (l *Loader) register(goja.FunctionCall) goja.Value {
	panic(l.env.CodeError("Error", "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "module.register() is not supported"))
}

func (l *Loader) runMain(c goja.FunctionCall) goja.Value {
	if len(l.env.Host.Args) > 0 {
		l.RunMain(l.env.Host.Args[0])
	}
	return goja.Undefined()
}
