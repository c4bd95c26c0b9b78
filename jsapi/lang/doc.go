// Package lang is what the engine lacks of the language itself and Node 20 has:
// WeakRef and FinalizationRegistry on Go's weak pointers and cleanups, the well-known
// symbols, String.prototype.isWellFormed and toWellFormed, and the accessor functions
// of Object.prototype (ECMA-262, sections 20.1.3.9, 22.1.3, 26.1, 26.2), what Annex B keeps of
// strings and dates, toLocaleString in en-US, and RegExp.$1 and its kin for scripts that mention them.
//
// SharedArrayBuffer and Atomics work between the runtimes of worker threads: a Memory is
// what they share. Coroutines runs generators as asynchronous generators and functions, for
// lowered scripts and for built-in modules in JavaScript. Intl is package intl's.
package lang

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/intl"
)

// lang is the package's state in one runtime.
type lang struct {
	env    *jsapi.Env
	weak   *weakClasses // nil until a script mentions one
	shared *jsapi.Class // SharedArrayBuffer, nil until it is needed

	matches bool // RegExp keeps its last match
}

func from(env *jsapi.Env) *lang {
	return jsapi.Use(env, func(env *jsapi.Env) *lang { return &lang{env: env} })
}

// Install defines the members on the global object. WeakRef and FinalizationRegistry are
// made by define when they are first read: it is the host's lazy global.
func Install(env *jsapi.Env, define func(name string, load func() goja.Value)) {
	l := from(env)
	g := env.VM.GlobalObject()
	l.symbols(g.Get("Symbol").(*goja.Object))
	proto := func(name string) *goja.Object { return g.Get(name).(*goja.Object).Get("prototype").(*goja.Object) }
	l.strings(proto("String"))
	l.limitStrings(proto("String"))
	l.limitBuffers(g.Get("ArrayBuffer").(*goja.Object), g.Get("Uint8Array").(*goja.Object))
	l.accessors(proto("Object"))
	l.instances(proto("Function"))
	l.env.AddTo(proto("String"))
	l.html(proto("String"))
	l.legacyDates(proto("Date"))
	isoYears(proto("Date"), env.VM)
	l.sizes(proto("Map"), proto("Set"))
	l.locales(proto("Number"), proto("BigInt"), proto("Date"), proto("String"))
	define("Intl", func() goja.Value { return intl.Global(env) })
	unscopables := proto("Array").GetSymbol(goja.SymUnscopables).(*goja.Object)
	_ = unscopables.Set("at", true)
	_ = g.Delete("GoError") // the engine's own; no script of Node's knows it
	define("WeakRef", func() goja.Value { return l.classes().ref.Ctor })
	define("FinalizationRegistry", func() goja.Value { return l.classes().registry.Ctor })
	define("SharedArrayBuffer", func() goja.Value { return l.sharedClass().Ctor })
	define("Atomics", l.atomics)
}

// symbols defines the well-known symbols with the descriptions they have in Node 20.
func (l *lang) symbols(ctor *goja.Object) {
	l.env.AsyncIterator()
	for _, s := range [...]struct {
		name   string
		symbol *goja.Symbol
	}{
		{"dispose", l.env.SymbolFor("nodejs.dispose")}, {"asyncDispose", l.env.SymbolFor("nodejs.asyncDispose")},
	} {
		_ = ctor.DefineDataProperty(s.name, s.symbol, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	}
}

// tag gives the objects of a class their name in Object.prototype.toString.
func (l *lang) tag(c *jsapi.Class, name string) {
	_ = c.Proto.DefineDataPropertySymbol(goja.SymToStringTag, l.env.VM.ToValue(name),
		goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}
