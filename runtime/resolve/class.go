package resolve

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func itoa(i int) string { return strconv.Itoa(i) }

// set assigns o[name] = v; what a setter throws passes through.
func set(o *goja.Object, name string, v goja.Value) {
	if err := o.Set(name, v); err != nil {
		panic(err)
	}
}

func (l *Loader) strings(list []string) *goja.Object {
	items := make([]any, len(list))
	for i, s := range list {
		items[i] = l.env.VM.ToValue(s)
	}
	return l.env.VM.NewArray(items...)
}

// makeClass makes Module: what require('module') returns.
func (l *Loader) makeClass() *jsapi.Class {
	c := l.env.Class(jsapi.ClassSpec{
		Name: "Module",
		Init: func(this *goja.Object, args []goja.Value) {
			id := ""
			if v := jsapi.Arg(args, 0); !jsapi.IsUndefined(v) {
				id = v.String()
			}
			l.initModule(this, id, jsapi.Arg(args, 1))
		},
		Enumerable: true,
		Methods: []jsapi.Method{
			{Name: "load", Length: 1, Fn: l.protoLoad},
			{Name: "require", Length: 1, Fn: l.protoRequire},
			{Name: "_compile", Length: 3, Fn: l.protoCompile},
		},
		Accessors: []jsapi.Accessor{
			{Name: "parent", Get: l.getParent, Set: l.setParent},
			{Name: "isPreloading", Get: func(goja.FunctionCall) goja.Value { return l.env.VM.ToValue(false) }},
		},
	})
	l.addStatics(c.Ctor)
	return c
}

// newModule makes a Module without going through the property that scripts see.
func (l *Loader) newModule(id string, parent goja.Value) *goja.Object {
	m := l.env.Create(l.class)
	l.initModule(m, id, parent)
	return m
}

func (l *Loader) initModule(m *goja.Object, id string, parent goja.Value) {
	vm := l.env.VM
	dir := "."
	if id != "" {
		dir = filepath.Dir(id)
	}
	set(m, "id", vm.ToValue(id))
	set(m, "path", vm.ToValue(dir))
	set(m, "exports", vm.NewObject())
	l.env.Bind(m, &state{parent: parent})
	l.addChild(parent, m)
	set(m, "filename", goja.Null())
	set(m, "loaded", vm.ToValue(false))
	set(m, "children", vm.NewArray())
}

func (l *Loader) getParent(c goja.FunctionCall) goja.Value {
	if s, ok := l.env.Own(c.This).(*state); ok {
		return s.parent
	}
	return goja.Undefined()
}

func (l *Loader) setParent(c goja.FunctionCall) goja.Value {
	if s, ok := l.env.Own(c.This).(*state); ok {
		s.parent = c.Argument(0)
	}
	return goja.Undefined()
}

// protoRequire is Module.prototype.require.
func (l *Loader) protoRequire(c goja.FunctionCall) goja.Value {
	id := c.Argument(0)
	if !goja.IsString(id) {
		panic(l.env.InvalidArgType("id", "of type string", id))
	}
	if id.String() == "" {
		panic(l.env.InvalidArgValue("id", id, "must be a non-empty string"))
	}
	exports := l.env.Method(l.class.Ctor, "_load", id, c.This, l.env.VM.ToValue(false))
	if l.ending(exports) != nil {
		panic(l.requiredAsync(id, c.This))
	}
	return l.chosen(exports)
}

// requiredName is the export by which an ES module chooses what require() returns of it.
// (Node: "Loading ECMAScript modules using require()".)
const requiredName = "module.exports"

func (l *Loader) chosen(exports goja.Value) goja.Value {
	if o, ok := exports.(*goja.Object); ok && l.esm.namespaces[o] {
		if v := o.Get(requiredName); v != nil {
			return v
		}
	}
	return exports
}

// requiredAsync is the error of a require of an ES module with top-level await.
func (l *Loader) requiredAsync(id, parent goja.Value) *goja.Object {
	message := "require() cannot be used on an ESM graph with top-level await. Use import() instead. " +
		"To see where the top-level await comes from, use --experimental-print-required-tla."
	if from := parent.(*goja.Object).Get("filename"); !jsapi.IsNullish(from) {
		message += "\n  From " + from.String() + " "
	}
	file := l.env.Method(l.class.Ctor, "_resolveFilename", id, parent, l.env.VM.ToValue(false)).String()
	return l.env.CodeError("Error", "ERR_REQUIRE_ASYNC_MODULE", message+"\n  Requiring "+file+" ")
}

// protoLoad is Module.prototype.load: it runs the extension's handler on the file.
func (l *Loader) protoLoad(c goja.FunctionCall) goja.Value {
	m, filename := c.This.(*goja.Object), c.Argument(0).String()
	set(m, "filename", c.Argument(0))
	set(m, "paths", l.env.Method(l.class.Ctor, "_nodeModulePaths", l.env.VM.ToValue(filepath.Dir(filename))))
	handlers := l.class.Ctor.Get("_extensions").(*goja.Object)
	ext := longestExtension(handlers, filename)
	l.env.Method(handlers, ext, m, c.Argument(0))
	set(m, "loaded", l.env.VM.ToValue(true))
	return goja.Undefined()
}

// longestExtension is the longest ending of the file's name, from a dot on, that has a handler.
func longestExtension(handlers *goja.Object, filename string) string {
	base := filepath.Base(filename)
	for i := 1; i < len(base); i++ {
		if base[i] == '.' && handlers.Get(base[i:]) != nil {
			return base[i:]
		}
	}
	return ".js"
}

// protoCompile is Module.prototype._compile: it runs content as the module's file.
func (l *Loader) protoCompile(call goja.FunctionCall) goja.Value {
	m, content, filename := call.This.(*goja.Object), call.Argument(0).String(), call.Argument(1).String()
	l.sources[filename] = content
	c, esm, err := l.compileFile(filename, content)
	if err != nil {
		panic(l.syntaxError(err))
	}
	if esm {
		l.runESM(m, filename, content, c)
		return goja.Undefined()
	}
	exports, vm := m.Get("exports"), l.env.VM
	return jsapi.Call(l.function(m, filename, c), exports, exports, l.makeRequire(m), m, vm.ToValue(filename), vm.ToValue(filepath.Dir(filename)))
}

// function returns the function around the code c of module m.
func (l *Loader) function(m *goja.Object, filename string, c code) goja.Value {
	fn, err := l.env.VM.RunProgram(c.program)
	if err != nil {
		panic(err)
	}
	switch {
	case c.lowered:
		return jsapi.Call(fn, goja.Undefined(), l.loweredArgs(m, filename)...)
	case c.helped:
		return jsapi.Call(fn, goja.Undefined(), l.helpers()...)
	}
	return fn
}

// extJS is Module._extensions['.js'].
func (l *Loader) extJS(c goja.FunctionCall) goja.Value {
	filename := c.Argument(1)
	src := l.read(filename.String())
	l.env.Method(c.Argument(0).(*goja.Object), "_compile", l.env.VM.ToValue(src), filename)
	return goja.Undefined()
}

// read returns the text of a file, without its byte order mark.
func (l *Loader) read(filename string) string {
	data, err := os.ReadFile(filename)
	if err != nil {
		panic(l.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "open", Path: filename}))
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(data), "\uFFFD"), "\uFEFF")
}

// extJSON is Module._extensions['.json'].
func (l *Loader) extJSON(c goja.FunctionCall) goja.Value {
	filename := c.Argument(1).String()
	src := l.read(filename)
	parse, _ := jsapi.AsFn(l.env.VM.Get("JSON").(*goja.Object).Get("parse"))
	var v goja.Value
	ex := l.env.Try(func() {
		v = parse(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{l.env.VM.ToValue(src)}})
	})
	if ex != nil {
		if e, ok := ex.Value().(*goja.Object); ok {
			set(e, "message", l.env.VM.ToValue(filename+": "+e.Get("message").String()))
		}
		panic(ex)
	}
	set(c.Argument(0).(*goja.Object), "exports", v)
	return goja.Undefined()
}

// extNode is Module._extensions['.node'].
func (l *Loader) extNode(c goja.FunctionCall) goja.Value {
	panic(l.env.CodeError("Error", "ERR_DLOPEN_FAILED", "native addons (.node) cannot be loaded: "+c.Argument(1).String()))
}
