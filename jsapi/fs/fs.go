package fs

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/url"
)

// workers is how many asynchronous operations run at a time; the others wait.
const workers = 8

// Modules are fs and fs/promises.
func Modules() []jsapi.Module {
	return []jsapi.Module{
		{Name: "fs", Load: func(e *jsapi.Env) goja.Value { return From(e).exports() }},
		{Name: "fs/promises", Load: func(e *jsapi.Env) goja.Value { return From(e).promises() }},
	}
}

// FS is the module in one runtime. It belongs to the loop's goroutine.
type FS struct {
	env  *jsapi.Env
	vm   *goja.Runtime
	bufs *buffer.Buffers
	urls *url.URLs
	busy chan struct{} // holds one token for each worker at work
	fds  *opened

	stats, bigStats, dirent *jsapi.Class
	handle, dir             *jsapi.Class
	readStream, writeStream *jsapi.Class
	direntType              *goja.Symbol
	exported, promised      *goja.Object
	constants               *goja.Object
	watched                 map[string]*statWatcher
	statWatcher, fsWatcher  *jsapi.Class
	rmdirWarned             bool
	cold                    *goja.Object // cold.js, nil until something asks for it
	toDate                  goja.Constructor
	streams                 *stream.Streams
}

// From returns the FS of env.
func From(env *jsapi.Env) *FS {
	return jsapi.Use(env, func(env *jsapi.Env) *FS {
		f := &FS{env: env, vm: env.VM, bufs: buffer.From(env), urls: url.From(env), busy: make(chan struct{}, workers)}
		f.fds = f.newOpened()
		f.toDate, _ = goja.AssertConstructor(env.VM.Get("Date"))
		f.constants = f.makeConstants()
		f.defineStats()
		f.defineDirent()
		return f
	})
}

// exports makes require('fs').
func (f *FS) exports() *goja.Object {
	if f.exported != nil {
		return f.exported
	}
	o := f.vm.NewObject()
	f.exported = o
	for _, op := range ops() {
		f.defineForms(o, op)
	}
	f.defineOdd(o)
	for _, name := range []string{"F_OK", "R_OK", "W_OK", "X_OK"} {
		readOnly(o, name, f.constants.Get(name))
	}
	jsapi.Must(o.Set("Stats", f.stats.Ctor))
	jsapi.Must(o.Set("Dirent", f.dirent.Ctor))
	f.defineLazy(o)
	readOnly(o, "constants", f.constants)
	f.env.SetAccessors(o, jsapi.Accessor{Name: "promises", Enumerable: true,
		Get: func(goja.FunctionCall) goja.Value { return f.env.Require("fs/promises") }})
	return o
}

// defineLazy defines the members that are made when first asked for, and that a script may replace.
func (f *FS) defineLazy(o *goja.Object) {
	for _, m := range []struct {
		name string
		get  func() goja.Value
	}{
		{"Dir", func() goja.Value { return f.dirClass().Ctor }},
		{"opendir", func() goja.Value { return f.openDirForms("opendir") }},
		{"opendirSync", func() goja.Value { return f.openDirForms("opendirSync") }},
		{"ReadStream", func() goja.Value { return f.readStreamClass().Ctor }},
		{"WriteStream", func() goja.Value { return f.writeStreamClass().Ctor }},
		{"FileReadStream", func() goja.Value { return f.readStreamClass().Ctor }},
		{"FileWriteStream", func() goja.Value { return f.writeStreamClass().Ctor }},
	} {
		f.env.SetAccessors(o, jsapi.Accessor{Name: m.name, Enumerable: true,
			Get: func(goja.FunctionCall) goja.Value { return m.get() },
			Set: func(c goja.FunctionCall) goja.Value {
				jsapi.Must(o.DefineDataProperty(m.name, c.Argument(0), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
				return goja.Undefined()
			}})
	}
}

func readOnly(o *goja.Object, name string, v goja.Value) {
	jsapi.Must(o.DefineDataProperty(name, v, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE))
}
