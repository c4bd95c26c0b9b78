// Package jsapi is the contract between the runtime and the built-in modules of
// JavaScript that are written in Go.
//
// # A module
//
// A built-in module is a Module: a name and a function that makes its exports in
// an Env. The table in runtime/builtins.go lists them all; nothing registers
// itself. Everything a module needs it gets from the Env: the goja runtime, the
// event loop, the sockets, the host's facts. A module keeps its own state for one
// runtime in a struct made by Use, never in a package variable.
//
// # Threads
//
// An Env and every goja value belong to the goroutine that runs its loop. Other
// goroutines come back through eventloop.Pending, once, and eventloop.Handle, often; while
// one of these is open the process lives. Async is the first of them with a promise around
// it. What outlives the script ends with Env.Context or AtEnd.
//
// # Functions, classes, errors
//
// Func, Methods and Class make native functions without reflection. Bind ties a Go
// struct to an object and Unwrap finds it again. A native throws with Throw, or by
// letting pass the panic of a function that it called with Call. CodeError and the
// Validate functions make errors with Node's codes.
//
// # What to build on
//
// An event emitter is a struct that embeds events.Emitter, a stream one that embeds
// stream.Readable, Writable or Duplex; their package comments show how. net.Net.Adopt makes
// a Socket of a connection that Go has opened, buffer.From(env) makes Buffers.
package jsapi

import (
	"reflect"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/engine"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// Env is one runtime as its modules see it.
type Env struct {
	VM   *goja.Runtime
	Loop *eventloop.Loop
	// Net is the reactor that Loop sleeps on.
	Net *netio.Reactor
	// Host is what the process, or the embedding program, is.
	Host *Host
	// Inspect shows a value in an error's message as util.inspect with that depth does.
	// The module util sets it; when it is nil, util is loaded.
	Inspect func(v goja.Value, depth int) string

	// FixStack brings the stack of an error into Node's form in place, with the places that
	// the sources tell. Whoever shows err.stack calls it first. The module loader sets it;
	// nil without one.
	FixStack func(err *goja.Object)

	// Collect is called when Buffers of as many bytes have been made as its last call
	// returned. It may collect the garbage, which Buffers are much of while objects are few.
	// The runtime sets it once the script has loaded; nil where nobody counts.
	Collect func() (bytes int)

	modules   map[string]*Module
	loaded    map[*Module]goja.Value
	states    map[reflect.Type]any
	hidden    *goja.Symbol     // ties special objects, see Hidden
	tie       tie              // ties ordinary ones
	functions engine.Functions // makes native ones
	callers   engine.Callers   // finds how those of scripts are called
	members   engine.Members   // reads what objects inherit
	later     engine.Later     // has methods made when they are asked for
	promises  *engine.Promises // makes promises, once somebody has asked for it
	instOf    map[string]*goja.Object
	classes   map[*goja.Object]bool // made with MustNew
}

// NewEnv makes the Env of vm. table is the built-in modules; those of the host are in host.
func NewEnv(vm *goja.Runtime, loop *eventloop.Loop, net *netio.Reactor, host *Host, table []Module) *Env {
	e := &Env{VM: vm, Loop: loop, Net: net, Host: host}
	e.modules = make(map[string]*Module, len(table))
	for i := range table {
		e.modules[table[i].Name] = &table[i]
	}
	e.loaded = make(map[*Module]goja.Value)
	e.states = make(map[reflect.Type]any)
	e.hidden = goja.NewSymbol("gaggle")
	e.tie = tie{engine.ObjectsOf(vm)}
	e.functions = engine.FunctionsOf(vm, &e.tie.objects)
	e.later = engine.LaterOf(vm, &e.tie.objects)
	e.later.Adopt(vm.GlobalObject())
	e.callers, e.members = engine.CallersOf(&e.tie.objects), engine.MembersOf(&e.tie.objects)
	return e
}

// Objects is how the engine of this Env keeps its objects.
func (e *Env) Objects() *engine.Objects { return &e.tie.objects }

// Promises makes promises that Go settles.
func (e *Env) Promises() *engine.Promises {
	if e.promises == nil {
		e.promises = engine.PromisesOf(e.VM, e.Objects())
	}
	return e.promises
}

// Member is o.Get(name) for what o mostly inherits, such as its emit; name is a literal.
func (e *Env) Member(o *goja.Object, name string) goja.Value { return e.members.Get(o, name) }

// Use returns the one T of this Env, made by make at the first call. Packages keep
// their state for a runtime in such a T, and other packages reach it by calling the
// package's own From(env), which is Use(env, new).
func Use[T any](e *Env, make func(*Env) *T) *T {
	key := reflect.TypeFor[T]()
	if v, ok := e.states[key]; ok {
		return v.(*T)
	}
	v := make(e)
	e.states[key] = v
	return v
}

// Used returns the T of this Env that Use has made, or nil.
func Used[T any](e *Env) *T {
	v, _ := e.states[reflect.TypeFor[T]()].(*T)
	return v
}
