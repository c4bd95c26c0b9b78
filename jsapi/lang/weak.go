package lang

import (
	"runtime"
	"weak"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// weakClasses are WeakRef and FinalizationRegistry.
type weakClasses struct {
	ref, registry *jsapi.Class
	// kept holds what was dereferenced in this turn: a target that a script has seen may
	// not vanish before the turn ends (ECMA-262, ClearKeptObjects).
	kept []goja.Value
	// posts carries the collector's news to the loop; nil before the first register.
	posts *eventloop.Handle
}

// weakRef is the state of a WeakRef. Symbols are never collected here and so are held.
type weakRef struct {
	jsapi.Hidden
	target weak.Pointer[goja.Object]
	symbol *goja.Symbol
}

// registry is the state of a FinalizationRegistry. It owns its cells until their target
// is collected or unregistered; a registry that is collected itself calls nobody.
type registry struct {
	jsapi.Hidden
	callback jsapi.Fn
	cells    map[uint64]*cell
	last     uint64
}

// cell is one registered target.
type cell struct {
	held    goja.Value
	token   weak.Pointer[goja.Object]
	symbol  *goja.Symbol // the token, when it is a symbol
	cleanup runtime.Cleanup
}

func (l *lang) classes() *weakClasses {
	if l.weak == nil {
		l.weak = &weakClasses{}
		l.weak.ref = l.env.Class(jsapi.ClassSpec{
			Name: "WeakRef", Length: 1, MustNew: true, Init: l.initRef,
			Methods: []jsapi.Method{{Name: "deref", Fn: l.deref}},
		})
		l.tag(l.weak.ref, "WeakRef")
		l.weak.registry = l.env.Class(jsapi.ClassSpec{
			Name: "FinalizationRegistry", Length: 1, MustNew: true, Init: l.initRegistry,
			Methods: []jsapi.Method{{Name: "register", Length: 2, Fn: l.register}, {Name: "unregister", Length: 1, Fn: l.unregister}},
		})
		l.tag(l.weak.registry, "FinalizationRegistry")
	}
	return l.weak
}

// keep holds v until the turn of the loop is over.
func (w *weakClasses) keep(loop *eventloop.Loop, v goja.Value) {
	if w.kept = append(w.kept, v); len(w.kept) == 1 {
		loop.NewImmediate(func() { w.kept = nil }).Unref()
	}
}

func (l *lang) initRef(this *goja.Object, args []goja.Value) {
	r := &weakRef{}
	switch v := jsapi.Arg(args, 0).(type) {
	case *goja.Object:
		r.target = weak.Make(v)
		l.weak.keep(l.env.Loop, v)
	case *goja.Symbol:
		r.symbol = v
	default:
		panic(l.env.TypeError("WeakRef: invalid target"))
	}
	l.env.Bind(this, r)
}

func (l *lang) deref(c goja.FunctionCall) goja.Value {
	r, ok := l.env.Own(c.This).(*weakRef)
	if !ok {
		panic(l.incompatible("WeakRef.prototype.deref", c.This))
	}
	if r.symbol != nil {
		return r.symbol
	}
	o := r.target.Value()
	if o == nil {
		return goja.Undefined()
	}
	l.weak.keep(l.env.Loop, o)
	return o
}

func (l *lang) initRegistry(this *goja.Object, args []goja.Value) {
	f, ok := jsapi.AsFn(jsapi.Arg(args, 0))
	if !ok {
		panic(l.env.TypeError("FinalizationRegistry: cleanup must be callable"))
	}
	l.env.Bind(this, &registry{callback: f, cells: make(map[uint64]*cell)})
}

func (l *lang) thisRegistry(c goja.FunctionCall, name string) *registry {
	r, ok := l.env.Own(c.This).(*registry)
	if !ok {
		panic(l.incompatible("FinalizationRegistry.prototype."+name, c.This))
	}
	return r
}

func (l *lang) register(c goja.FunctionCall) goja.Value {
	r := l.thisRegistry(c, "register")
	target, isObject := c.Argument(0).(*goja.Object)
	_, isSymbol := c.Argument(0).(*goja.Symbol)
	if !isObject && !isSymbol {
		panic(l.env.TypeError("FinalizationRegistry.prototype.register: invalid target"))
	}
	if c.Argument(0).SameAs(c.Argument(1)) {
		panic(l.env.TypeError("FinalizationRegistry.prototype.register: target and holdings must not be same"))
	}
	k := &cell{held: c.Argument(1)}
	switch token := c.Argument(2).(type) {
	case *goja.Object:
		k.token = weak.Make(token)
	case *goja.Symbol:
		k.symbol = token
	default:
		if !goja.IsUndefined(token) {
			panic(l.env.TypeError("Invalid unregisterToken ('" + token.String() + "')"))
		}
	}
	if isSymbol { // never collected
		return goja.Undefined()
	}
	if l.weak.posts == nil {
		l.weak.posts = l.env.Loop.NewHandle()
		l.weak.posts.Unref()
	}
	r.last++
	r.cells[r.last] = k
	k.cleanup = runtime.AddCleanup(target, collected, notice{posts: l.weak.posts, registry: weak.Make(r), id: r.last})
	return goja.Undefined()
}

// notice is what the collector needs to tell a registry of a target that is gone.
type notice struct {
	posts    *eventloop.Handle
	registry weak.Pointer[registry]
	id       uint64
}

// collected runs on the collector's goroutine.
func collected(n notice) {
	n.posts.Post(func() {
		r := n.registry.Value()
		if r == nil {
			return
		}
		if k := r.cells[n.id]; k != nil {
			delete(r.cells, n.id)
			r.callback(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{k.held}})
		}
	})
}

func (l *lang) unregister(c goja.FunctionCall) goja.Value {
	r := l.thisRegistry(c, "unregister")
	var token weak.Pointer[goja.Object]
	symbol, isSymbol := c.Argument(0).(*goja.Symbol)
	if o, ok := c.Argument(0).(*goja.Object); ok {
		token = weak.Make(o)
	} else if !isSymbol {
		panic(l.env.TypeError("Invalid unregisterToken ('" + c.Argument(0).String() + "')"))
	}
	found := false
	for id, k := range r.cells {
		if isSymbol && k.symbol == symbol || !isSymbol && k.token == token {
			k.cleanup.Stop()
			delete(r.cells, id)
			found = true
		}
	}
	return l.env.VM.ToValue(found)
}

// incompatible is the error of a method that was called on something else.
func (l *lang) incompatible(method string, this goja.Value) *goja.Object {
	text := "undefined"
	if o, ok := this.(*goja.Object); ok {
		text = "#<" + o.ClassName() + ">"
	} else if this != nil {
		text = this.String()
	}
	return l.env.TypeError("Method " + method + " called on incompatible receiver " + text)
}
