// Package events is the module events, and the event emitter that every other
// built-in object embeds.
//
// # In Go
//
// A struct that is an emitter embeds Emitter by value and ties itself to its object
// with Events.Bind:
//
//	type Server struct {
//		events.Emitter
//		backlog int
//	}
//
//	m := events.From(env)
//	class := env.Class(jsapi.ClassSpec{Name: "Server", Parent: m.Class, Init: func(this *goja.Object, args []goja.Value) {
//		m.Bind(this, &Server{})
//	}})
//
// From then on s.Emit("listening") calls the listeners that scripts added, and
// s.OnGo("error", f) adds one in Go. Both honour scripts: Emit calls an emit that a
// script has put over ours, once goes through an overridden on, and so forth. Only
// where the property still resolves to our own function is the short way taken.
//
// # In JavaScript
//
// The class is Node's: function-style, with enumerable prototype methods, so that
// new, class X extends, EventEmitter.call(this) and copying the prototype onto any
// object work. The state is a hidden Go struct; an object that never was constructed
// gets it at its first on. _events, _eventsCount and _maxListeners are views of it: accessors
// of the prototype, and own ones of what scripts construct (see Events.Show).
//
// Everything here belongs to the loop's goroutine.
package events

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the module events (Node 20, "Events").
var Module = jsapi.Module{Name: "events", Load: func(env *jsapi.Env) goja.Value { return From(env).Class.Ctor }}

// Events is the module's state in one runtime.
type Events struct {
	// Class is EventEmitter, to be the Parent of other classes.
	Class *jsapi.Class
	// ErrorMonitor and Rejection are events.errorMonitor and Symbol.for('nodejs.rejection').
	ErrorMonitor, Rejection *goja.Symbol
	// AsyncIterator is Symbol.asyncIterator.
	AsyncIterator *goja.Symbol

	// OnBind is called with the object of each new emitter; nil unless there are domains.
	OnBind func(o *goja.Object)

	env        *jsapi.Env
	defaultMax float64
	capture    bool // captureRejections of emitters to come

	emitFn, onFn, removeFn *goja.Object
	// own holds the on and removeListener of Go classes that override ours; see Override.
	own       map[*goja.Object]bool
	foreign   *goja.Object // WeakMap, see state
	views     []view
	targets   *targets
	unheard   unheard
	resources goja.Value // EventEmitterAsyncResource, when it has been asked for
}

// From returns the Events of env.
func From(env *jsapi.Env) *Events { return jsapi.Use(env, newEvents) }

func newEvents(env *jsapi.Env) *Events {
	m := &Events{env: env, defaultMax: 10, own: make(map[*goja.Object]bool)}
	m.ErrorMonitor = goja.NewSymbol("events.errorMonitor")
	m.Rejection = env.SymbolFor("nodejs.rejection")
	m.AsyncIterator = env.AsyncIterator()
	m.Class = m.newClass()
	m.statics()
	return m
}
