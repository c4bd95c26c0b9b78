package runtime

import (
	"runtime"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/clone"
	"github.com/gaggle-js/gaggle/jsapi/crypto"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/fetch"
	"github.com/gaggle-js/gaggle/jsapi/lang"
	"github.com/gaggle-js/gaggle/jsapi/timers"
	"github.com/gaggle-js/gaggle/jsapi/webstreams"
	"github.com/gaggle-js/gaggle/jsapi/workerthreads"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// lazyGlobals are the globals that a module makes when they are first read. A missing
// module leaves its globals out.
var lazyGlobals = []struct {
	name, module, member string // member "" is the module itself
	enumerable           bool
}{
	{"process", "process", "", false},
	{"console", "console", "", false},
	{"Buffer", "buffer", "Buffer", false},
	{"Blob", "buffer", "Blob", false},
	{"File", "buffer", "File", false},
	{"atob", "buffer", "atob", true},
	{"btoa", "buffer", "btoa", true},
	{"URL", "url", "URL", false},
	{"URLSearchParams", "url", "URLSearchParams", false},
	{"TextEncoder", "util", "TextEncoder", false},
	{"TextDecoder", "util", "TextDecoder", false},
	{"performance", "perf_hooks", "performance", true},
	{"Performance", "perf_hooks", "Performance", false},
	{"PerformanceEntry", "perf_hooks", "PerformanceEntry", false},
	{"PerformanceMark", "perf_hooks", "PerformanceMark", false},
	{"PerformanceMeasure", "perf_hooks", "PerformanceMeasure", false},
	{"PerformanceObserver", "perf_hooks", "PerformanceObserver", false},
	{"PerformanceObserverEntryList", "perf_hooks", "PerformanceObserverEntryList", false},
	{"PerformanceResourceTiming", "perf_hooks", "PerformanceResourceTiming", false},
}

// globals makes the global scope that Node's page "Global objects" describes.
func (r *Runtime) globals() {
	g := r.vm.GlobalObject()
	engine.Quicken(r.vm, r.env.Objects())
	r.language(g)
	_ = g.DefineDataProperty("global", g, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	tag := r.vm.ToValue("global")
	_ = g.DefineDataPropertySymbol(goja.SymToStringTag, tag, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	r.functionGlobals(g)
	for _, l := range lazyGlobals {
		if r.env.Builtin(l.module) != nil {
			r.lazyGlobal(g, l.name, l.enumerable, func() goja.Value {
				if l.member == "" {
					return r.env.Require(l.module)
				}
				return r.env.RequireObject(l.module).Get(l.member)
			})
		}
	}
	r.webGlobals(g)
	r.flagGlobals(g)
}

// functionGlobals defines the functions that are there from the beginning.
func (r *Runtime) functionGlobals(g *goja.Object) {
	t := timers.From(r.env)
	for _, f := range []struct {
		name string
		fn   *goja.Object
	}{
		{"clearImmediate", t.ClearImmediate}, {"setImmediate", t.SetImmediate},
		{"clearInterval", t.ClearInterval}, {"clearTimeout", t.ClearTimeout},
		{"setInterval", t.SetInterval}, {"setTimeout", t.SetTimeout},
		{"queueMicrotask", r.env.Func("queueMicrotask", 1, r.queueMicrotask)},
		{"structuredClone", clone.Function(r.env)},
	} {
		_ = g.Set(f.name, f.fn)
	}
}

// webGlobals defines what Node has from the web: each class is made when a script names it.
func (r *Runtime) webGlobals(g *goja.Object) {
	flags := r.cfg.flags
	lazily := func(names []string, load func(name string) goja.Value) {
		for _, name := range names {
			r.lazyGlobal(g, name, name == "crypto", func() goja.Value { return load(name) })
		}
	}
	targets := events.Globals()
	if flags.NoCustomEvent {
		targets = slices.DeleteFunc(targets, func(name string) bool { return name == "CustomEvent" })
	}
	lazily(targets, func(name string) goja.Value { return events.From(r.env).Global(name) })
	lazily(webstreams.Globals(), func(name string) goja.Value { return webstreams.Global(r.env, name) })
	if !flags.NoFetch {
		_ = g.Set("fetch", fetch.Function(r.env))
		lazily(fetch.Globals(), func(name string) goja.Value { return fetch.Global(r.env, name) })
	}
	lazily([]string{"BroadcastChannel", "MessageChannel", "MessagePort"}, func(name string) goja.Value { return workerthreads.Global(r.env, name) })
	lazily([]string{"MessageEvent"}, func(string) goja.Value { return events.From(r.env).MessageEvent() })
	if r.env.Builtin(crypto.Module.Name) != nil && !flags.NoWebCrypto {
		lazily(crypto.Globals(), func(name string) goja.Value { return crypto.From(r.env).Global(name) })
	}
}

// flagGlobals does what flags ask for in the global scope.
func (r *Runtime) flagGlobals(g *goja.Object) {
	flags := r.cfg.flags
	if flags.ExposeGC {
		gc := r.env.Func("gc", 0, func(goja.FunctionCall) goja.Value { runtime.GC(); return goja.Undefined() })
		_ = g.DefineDataProperty("gc", gc, goja.FLAG_TRUE, goja.FLAG_FALSE, goja.FLAG_TRUE)
	}
	if flags.DisableProto != "" {
		r.disableProto(g.Get("Object").(*goja.Object).Get("prototype").(*goja.Object), flags.DisableProto)
	}
}

// disableProto is --disable-proto: it deletes Object.prototype.__proto__ or makes it throw.
func (r *Runtime) disableProto(proto *goja.Object, mode string) {
	const name = "__proto__"
	_ = proto.Delete(name)
	if mode == "throw" {
		refuse := func(goja.FunctionCall) goja.Value {
			panic(r.env.CodeError("Error", "ERR_PROTO_ACCESS",
				"Accessing Object.prototype.__proto__ has been disallowed with --disable-proto=throw"))
		}
		r.env.SetAccessors(proto, jsapi.Accessor{Name: name, Get: refuse, Set: refuse})
	}
}

// plainGlobals are those lazy ones that Node has as plain properties from the start; of the
// others it has an accessor until they are read.
var plainGlobals = []string{"console", "URL", "URLSearchParams", "Event", "EventTarget", "CustomEvent"}

// lazyGlobal defines a global that load makes when it is first read.
func (r *Runtime) lazyGlobal(g *goja.Object, name string, enumerable bool, load func() goja.Value) {
	define := r.env.SetReplaced
	if slices.Contains(plainGlobals, name) {
		define = r.env.SetLater
	}
	define(g, name, enumerable, load)
}

// queueMicrotask is queueMicrotask(callback).
func (r *Runtime) queueMicrotask(c goja.FunctionCall) goja.Value {
	fn := r.env.ValidateFunction(c.Argument(0), "callback")
	r.loop.Microtask(func() { fn(goja.FunctionCall{This: goja.Undefined()}) })
	return goja.Undefined()
}

// language adds what the engine lacks of the language itself, and keeps the hidden tie
// between objects and Go (jsapi.Hidden) from being listed.
func (r *Runtime) language(g *goja.Object) {
	vm, env := r.vm, r.env
	lang.Install(env, func(name string, load func() goja.Value) { env.SetLater(g, name, false, load) })
	object, reflect := g.Get("Object").(*goja.Object), g.Get("Reflect").(*goja.Object)
	r.hideFrom(object, "getOwnPropertySymbols", 1)
	r.hideFrom(reflect, "ownKeys", 1)
	descriptors, _ := jsapi.AsFn(object.Get("getOwnPropertyDescriptors"))
	env.SetMethods(object, false, jsapi.Method{Name: "getOwnPropertyDescriptors", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
		o := descriptors(c)
		if d, ok := o.(*goja.Object); ok {
			_ = d.DeleteSymbol(env.HiddenSymbol())
		}
		return o
	}})
	j := g.Get("JSON").(*goja.Object)
	parse, _ := jsapi.AsFn(j.Get("parse"))
	env.SetMethods(j, false, jsapi.Method{Name: "parse", Length: 2, Fn: r.jsonParse(parse)})
	limit := 10
	if n := r.cfg.flags.StackTraceLimit; n != nil {
		limit = *n
	}
	e := g.Get("Error").(*goja.Object)
	_ = e.Set("stackTraceLimit", vm.ToValue(limit))
	env.SetMethods(e, false, jsapi.Method{Name: "captureStackTrace", Length: 2, Fn: r.captureStackTrace})
}

// hideFrom takes the hidden symbol out of what o's function name returns, a list of keys.
func (r *Runtime) hideFrom(o *goja.Object, name string, length int) {
	list, _ := jsapi.AsFn(o.Get(name))
	hidden := r.env.HiddenSymbol()
	r.env.SetMethods(o, false, jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value {
		keys := list(c).(*goja.Object)
		n := int(keys.Get("length").ToInteger())
		for i := 0; i < n; i++ {
			if keys.Get(itoa(i)) == goja.Value(hidden) {
				r.env.Method(keys, "splice", r.vm.ToValue(i), r.vm.ToValue(1))
				break
			}
		}
		return keys
	}})
}
