package resolve

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// Loader is the module system of one runtime: the Module class, the cache, the require
// functions. It belongs to the loop's goroutine.
type Loader struct {
	// OnMain is called with the main module before it runs; may be nil.
	OnMain func(main *goja.Object)

	env      *jsapi.Env
	resolver *Resolver
	class    *jsapi.Class
	main     goja.Value // undefined until there is one
	// evaluated is the module that -e or standard input is, when it is an ES module; else nil.
	evaluated *goja.Object
	sources   map[string]string
	places    map[string]string // see sourceName
	fix       *goja.Object      // see stackfix.go
	append    *goja.Object      // see appends.go
	target    *goja.Object      // see newtarget.go
	plus      *goja.Object      // the engine's own +, nil until append needs it
	operands  engine.Operands
	declared  map[string]bool // natives that are variables of the global scope, too
	globals   []string        // NODE_PATH and its kin
	// siteClass is CallSite, nil until a script prepares stacks itself.
	siteClass *jsapi.Class
	esm       esm
}

// From returns the Loader of env, made at the first call.
func From(env *jsapi.Env) *Loader { return jsapi.Use(env, newLoader) }

func newLoader(env *jsapi.Env) *Loader {
	l := &Loader{env: env, resolver: NewResolver(), main: goja.Undefined(), sources: make(map[string]string)}
	l.globals = globalPaths(env.Host.Env)
	l.resolver.Extensions = l.extensionNames
	l.class = l.makeClass()
	l.wordErrors()
	l.mendConstructors()
	env.FixStack = func(err *goja.Object) { l.FixStack(err) }
	return l
}

// Resolver is the loader's resolver, so that a host can set its conditions or Warn.
func (l *Loader) Resolver() *Resolver { return l.resolver }

// Source returns the text of a loaded file, for the lines that errors show.
func (l *Loader) Source(file string) (string, bool) {
	s, ok := l.sources[file]
	return s, ok
}

// SetSource tells the loader the text of a script that it did not read itself.
func (l *Loader) SetSource(file, src string) { l.sources[file] = src }

// state is what the loader keeps of a Module beside its properties.
type state struct {
	jsapi.Hidden
	parent goja.Value
}

// RunMain loads the file that path leads to as the program's main module. What it throws
// passes through.
func (l *Loader) RunMain(path string) {
	l.env.Method(l.class.Ctor, "_load", l.env.VM.ToValue(path), goja.Null(), l.env.VM.ToValue(true))
}

// Preload requires name as node -r does, from the working directory.
func (l *Loader) Preload(name string) {
	m := l.preloader("")
	set(m, "filename", goja.Null()) // in a "Require stack" it is its id
	l.env.Method(m, "require", l.env.VM.ToValue(name))
}

// preloader is the module that preloaded ones are loaded from.
func (l *Loader) preloader(name string) *goja.Object {
	cwd, _ := os.Getwd()
	m := l.newModule("internal/preload", goja.Null())
	set(m, "paths", l.strings(NodeModulesPaths(cwd)))
	set(m, "filename", l.env.VM.ToValue(cwd+"/"+name))
	return m
}

// PreloadESM imports name as node --import does, from the working directory. It returns the
// promise of the module's end, or nil when that has come.
func (l *Loader) PreloadESM(name string) *goja.Object {
	exports, _ := l.importFrom(l.preloader(""), name)
	return l.ending(exports)
}

// ending is the promise of the end of the module with the given exports, nil when it has
// no top-level await.
func (l *Loader) ending(exports goja.Value) *goja.Object {
	o, _ := exports.(*goja.Object)
	p, _ := l.esm.pending[o].(*goja.Object)
	return p
}

// Unsettled reports whether the program's main module waits at its top level.
func (l *Loader) Unsettled() bool {
	main, ok := l.main.(*goja.Object)
	if !ok {
		main = l.evaluated
	}
	if main == nil {
		return false
	}
	p := l.ending(main.Get("exports"))
	if p == nil {
		return false
	}
	promise, ok := p.Export().(*goja.Promise)
	return ok && promise.State() == goja.PromiseStatePending
}

// EvalModule makes the module that node -e and standard input run in: named name, in dir.
func (l *Loader) EvalModule(name, dir string) *goja.Object {
	m := l.newModule(name, goja.Undefined())
	set(m, "filename", l.env.VM.ToValue(filepath.Join(dir, name)))
	set(m, "paths", l.strings(NodeModulesPaths(dir)))
	return m
}

// Require makes the require function of module m.
func (l *Loader) Require(m *goja.Object) *goja.Object { return l.makeRequire(m) }

// load is Module._load: the exports of what request, made by parent, leads to.
func (l *Loader) load(request string, parent goja.Value, isMain bool) goja.Value {
	env := l.env
	if name, ok := strings.CutPrefix(request, "node:"); ok {
		return l.schemed(name)
	}
	ctor := l.class.Ctor
	filename := env.Method(ctor, "_resolveFilename", env.VM.ToValue(request), parent, env.VM.ToValue(isMain)).String()
	cache := ctor.Get("_cache").(*goja.Object)
	if m, ok := cache.Get(filename).(*goja.Object); ok {
		l.addChild(parent, m)
		return m.Get("exports")
	}
	if b := l.findBuiltin(filename); b != nil {
		return env.Exports(b)
	}
	return l.loadFile(cache, filename, parent, isMain)
}

// schemed is the exports of the built-in module that was asked for as node:name.
func (l *Loader) schemed(name string) goja.Value {
	b := l.env.Public(name)
	if b == nil {
		panic(l.env.CodeError("Error", "ERR_UNKNOWN_BUILTIN_MODULE", "No such built-in module: node:"+name))
	}
	return l.env.Exports(b)
}

// loadFile loads filename as a new module; the cache forgets it when that fails.
func (l *Loader) loadFile(cache *goja.Object, filename string, parent goja.Value, isMain bool) goja.Value {
	m := l.env.New(l.class.Ctor, l.env.VM.ToValue(filename), parent)
	if isMain {
		set(m, "id", l.env.VM.ToValue("."))
		l.main = m
		if l.OnMain != nil {
			l.OnMain(m)
		}
	}
	set(cache, filename, m)
	loaded := false
	defer func() { // no recover: what was thrown goes on with its stack
		if !loaded {
			_ = cache.Delete(filename)
			l.dropChild(parent, m)
		}
	}()
	l.env.Method(m, "load", l.env.VM.ToValue(filename))
	loaded = true
	return m.Get("exports")
}

// addChild makes m a child of parent, once.
func (l *Loader) addChild(parent goja.Value, m *goja.Object) {
	children := childrenOf(parent)
	if children == nil || indexOf(children, m) >= 0 {
		return
	}
	l.env.Method(children, "push", m)
}

func (l *Loader) dropChild(parent goja.Value, m *goja.Object) {
	children := childrenOf(parent)
	if children == nil {
		return
	}
	if i := indexOf(children, m); i >= 0 {
		l.env.Method(children, "splice", l.env.VM.ToValue(i), l.env.VM.ToValue(1))
	}
}

func childrenOf(parent goja.Value) *goja.Object {
	p, ok := parent.(*goja.Object)
	if !ok {
		return nil
	}
	children, _ := p.Get("children").(*goja.Object)
	return children
}

func indexOf(array *goja.Object, v *goja.Object) int {
	n := int(array.Get("length").ToInteger())
	for i := 0; i < n; i++ {
		if array.Get(itoa(i)) == goja.Value(v) {
			return i
		}
	}
	return -1
}

// extensionNames lists the names in Module._extensions, which scripts add to.
func (l *Loader) extensionNames() []string {
	o, ok := l.class.Ctor.Get("_extensions").(*goja.Object)
	if !ok {
		return nil
	}
	return o.Keys()
}

// globalPaths lists the directories searched last: NODE_PATH's, then the home directory's.
func globalPaths(env *jsapi.Environ) []string {
	var paths []string
	if list, _ := env.Get("NODE_PATH"); list != "" {
		for _, p := range filepath.SplitList(list) {
			if p != "" {
				paths = append(paths, p)
			}
		}
	}
	if home, _ := env.Get("HOME"); home != "" {
		paths = append(paths, filepath.Join(home, ".node_modules"), filepath.Join(home, ".node_libraries"))
	}
	return paths
}

// RunScript runs code in the global scope and returns its value; name is its file in
// stacks. Code that only an ES module may hold runs as one, in m, and has no value.
func (l *Loader) RunScript(m *goja.Object, name, code string) goja.Value {
	l.sources[name] = code
	lang.Mentioned(l.env, code)
	c, err := compileScript(name, code)
	if err != nil {
		if c, err = l.lowerScript(name, code, err); err != nil {
			panic(l.syntaxError(err))
		}
		if c.program == nil {
			l.evaluated = m
			l.runModule(m, code)
			return goja.Undefined()
		}
		l.declareLowered(m)
	}
	if c.helped {
		l.declareHelpers()
	}
	v, err := l.env.VM.RunProgram(c.program)
	if err != nil {
		panic(err)
	}
	return v
}

// CompileScript compiles code for the global scope; name is its file in stacks. It throws
// the SyntaxError of what cannot be compiled.
func (l *Loader) CompileScript(name, code string) *goja.Program {
	l.sources[name] = code
	lang.Mentioned(l.env, code)
	c, err := compileScript(name, code)
	if err != nil && mayLower(code) {
		if c, err = l.lowerScript(name, code, err); c.program != nil {
			l.declareLowered(l.preloader("noop.js"))
		}
	}
	if c.program == nil {
		panic(l.syntaxError(err))
	}
	if c.helped {
		l.declareHelpers()
	}
	return c.program
}

// declare declares the variable of a native in the global scope, once.
func (l *Loader) declare(name string, native goja.Value) {
	if l.declared[name] {
		return
	}
	if l.declared == nil {
		l.declared = make(map[string]bool)
	}
	l.declared[name] = true
	p, err := compileVariable(name)
	if err != nil {
		panic(err)
	}
	set, err := l.env.VM.RunProgram(p)
	if err != nil {
		panic(err)
	}
	jsapi.Call(set, goja.Undefined(), native)
}

// Check compiles the file that path leads to and throws its SyntaxError.
func (l *Loader) Check(path string) {
	file, err := l.resolver.Resolve(Request{Name: path, Dir: workingDirectory()})
	if err != nil {
		panic(l.jsError(err))
	}
	src := l.read(file)
	l.sources[file] = src
	if _, _, err := l.compileFile(file, src); err != nil {
		panic(l.syntaxError(err))
	}
}

func workingDirectory() string {
	dir, err := os.Getwd()
	if err != nil {
		return "/"
	}
	return dir
}
