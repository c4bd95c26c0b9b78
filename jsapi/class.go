package jsapi

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/engine"
)

// Func makes a native function with the name and length that scripts see. It is not a
// constructor and has no prototype property.
func (e *Env) Func(name string, length int, f Fn) *goja.Object {
	if o := e.functions.Make(e.VM, name, length, f); o != nil {
		return o
	}
	o := e.VM.ToValue(f).(*goja.Object)
	nameFunc(e.VM, o, name, length)
	return o
}

func nameFunc(vm *goja.Runtime, o *goja.Object, name string, length int) {
	Must(o.DefineDataProperty("name", vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	Must(o.DefineDataProperty("length", vm.ToValue(length), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// SetName gives a native function the name and length that scripts see.
func (e *Env) SetName(f *goja.Object, name string, length int) { nameFunc(e.VM, f, name, length) }

// Must panics with err, which goja throws; for definitions that cannot fail on an object of
// our own, and for sets that a frozen object refuses.
func Must(err error) {
	if err != nil {
		panic(err)
	}
}

// Method is a native function as a member.
type Method struct {
	Name   string
	Length int
	Fn     Fn
	// Nameless says that the function's own name is "", as that of a function expression is
	// that Node assigns to a member.
	Nameless bool
}

// SetMethods defines ms on o, writable and configurable; enumerable when asked, as the
// members of Node's modules and of its function-style classes are.
func (e *Env) SetMethods(o *goja.Object, enumerable bool, ms ...Method) {
	for i := range ms {
		m := &ms[i]
		later := e.later.Define(o, m.Name, func(*goja.Runtime) goja.Value {
			return e.tie.objects.Data(e.method(m), true, enumerable, true)
		})
		if !later {
			Must(o.DefineDataProperty(m.Name, e.method(m), goja.FLAG_TRUE, goja.FLAG_TRUE, flag(enumerable)))
		}
	}
}

func (e *Env) method(m *Method) *goja.Object {
	name := m.Name
	if m.Nameless {
		name = ""
	}
	return e.Func(name, m.Length, m.Fn)
}

func flag(b bool) goja.Flag {
	if b {
		return goja.FLAG_TRUE
	}
	return goja.FLAG_FALSE
}

// Accessor is a getter and, when Set is not nil, a setter. It is configurable unless Fixed.
type Accessor struct {
	Name              string
	Get, Set          Fn
	Enumerable, Fixed bool
	// Bare says that the functions' names are "get" and "set", as those of a descriptor
	// written by hand, without that of the property.
	Bare bool
}

// SetAccessors defines as on o.
func (e *Env) SetAccessors(o *goja.Object, as ...Accessor) {
	for i := range as {
		a := &as[i]
		later := e.later.Define(o, a.Name, func(*goja.Runtime) goja.Value {
			get, set := e.accessors(a)
			return e.tie.objects.Accessor(get, set, a.Enumerable, !a.Fixed)
		})
		if !later {
			get, set := e.accessors(a)
			Must(o.DefineAccessorProperty(a.Name, orNone(get), orNone(set), flag(!a.Fixed), flag(a.Enumerable)))
		}
	}
}

// orNone is o as goja takes an optional function.
func orNone(o *goja.Object) goja.Value {
	if o == nil {
		return nil
	}
	return o
}

// accessors makes the functions of a, nil for one that it has not.
func (e *Env) accessors(a *Accessor) (get, set *goja.Object) {
	name := " " + a.Name
	if a.Bare {
		name = ""
	}
	if a.Get != nil {
		get = e.Func("get"+name, 0, a.Get)
	}
	if a.Set != nil {
		set = e.Func("set"+name, 1, a.Set)
	}
	return get, set
}

// SetLater defines the property name of o, writable and configurable, whose value load gives
// when a script first asks for it, nil for undefined. Where the engine cannot have that, an
// accessor takes its place until then.
func (e *Env) SetLater(o *goja.Object, name string, enumerable bool, load func() goja.Value) {
	later := e.later.Define(o, name, func(*goja.Runtime) goja.Value {
		return e.tie.objects.Data(OrUndefined(load()), true, enumerable, true)
	})
	if !later {
		e.SetReplaced(o, name, enumerable, load)
	}
}

// SetReplaced defines an accessor that replaces itself by a plain property when it is first
// read or written. Until then a script that looks sees the accessor.
func (e *Env) SetReplaced(o *goja.Object, name string, enumerable bool, load func() goja.Value) {
	put := func(v goja.Value) {
		Must(o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, flag(enumerable)))
	}
	e.SetAccessors(o, Accessor{Name: name, Enumerable: enumerable,
		Get: func(goja.FunctionCall) goja.Value {
			v := OrUndefined(load())
			put(v)
			return v
		},
		Set: func(c goja.FunctionCall) goja.Value {
			put(c.Argument(0))
			return goja.Undefined()
		},
	})
}

// AddTo readies o, one of the language's own objects, for a dozen members or more, which are then
// made when a script asks for them, as those of our own objects are.
func (e *Env) AddTo(o *goja.Object) { e.later.Adopt(o) }

// Shape is what objects of a kind own from the start; see engine.Later. It is nil where the
// engine does not allow one.
func (e *Env) Shape(names []string, like func() *goja.Object) *engine.Shape {
	return e.later.Shape(names, like)
}

// Class is a native class: its constructor and its prototype.
type Class struct {
	Ctor, Proto *goja.Object
}

// ClassSpec says what Class makes.
type ClassSpec struct {
	Name   string
	Length int
	// Parent is what the class extends, nil for Object.
	Parent *Class
	// Init makes the state of this, usually with Bind. It runs for new, for super() and
	// for Base.call(this). What it returns is ignored.
	Init func(this *goja.Object, args []goja.Value)
	// MustNew refuses a call without new, as an ES class does. Without it a call whose
	// this is no instance constructs one, as Node's function-style classes do.
	MustNew bool
	// CallCode is the code of that refusal's error, "" for none.
	CallCode string
	// AnyThis lets Init run on a this that is no instance: EventEmitter.call(anything).
	AnyThis bool
	// Reads is what such a class reads of this first: a call without a this throws for it.
	Reads      string
	Methods    []Method
	Accessors  []Accessor
	Statics    []Method
	Enumerable bool // of Methods and Statics, as in Node's function-style classes
}

// Class makes a native class. It works with new, with class X extends, and with ES5
// Base.call(this).
func (e *Env) Class(s ClassSpec) *Class {
	vm := e.VM
	var c Class
	ctor := func(call goja.ConstructorCall) *goja.Object {
		if call.NewTarget == nil {
			instance := e.constructs(&c, call.This)
			if s.MustNew && (!instance || e.calledPlainly(s.Name)) {
				panic(e.refusedCall(&s))
			}
			if !instance && !s.AnyThis {
				return e.New(c.Ctor, call.Arguments...)
			}
			if s.Reads != "" && call.This.Prototype() == c.Proto && len(call.This.Keys()) == 0 && e.calledPlainly(s.Name) {
				panic(e.TypeError("Cannot read properties of undefined (reading '" + s.Reads + "')"))
			}
		}
		if s.Init != nil {
			s.Init(call.This, call.Arguments)
		}
		return nil
	}
	c.Ctor = vm.ToValue(ctor).(*goja.Object)
	nameFunc(vm, c.Ctor, s.Name, s.Length)
	c.Proto = c.Ctor.Get("prototype").(*goja.Object)
	Must(c.Ctor.DefineDataProperty("prototype", c.Proto, flag(!s.MustNew), goja.FLAG_FALSE, goja.FLAG_FALSE))
	if s.MustNew {
		e.markClass(c.Ctor)
	}
	if s.Parent != nil {
		Must(c.Proto.SetPrototype(s.Parent.Proto))
		Must(c.Ctor.SetPrototype(s.Parent.Ctor))
	}
	e.SetMethods(c.Proto, s.Enumerable, s.Methods...)
	e.SetMethods(c.Ctor, s.Enumerable, s.Statics...)
	e.SetAccessors(c.Proto, s.Accessors...)
	return &c
}

// refusedCall is the error of a call without new.
func (e *Env) refusedCall(s *ClassSpec) *goja.Object {
	message := "Class constructor " + s.Name + " cannot be invoked without 'new'"
	if s.CallCode != "" {
		return e.CodeError("TypeError", s.CallCode, message)
	}
	return e.TypeError(message)
}

// constructs reports whether this is an instance of c: made by new just now, or handed
// to Base.call(this) by a subclass.
func (e *Env) constructs(c *Class, this *goja.Object) bool {
	for p := this.Prototype(); p != nil; p = p.Prototype() {
		if p == c.Proto {
			return true
		}
	}
	return false
}

// calledPlainly reports whether the native constructor of that name, which runs, was called
// without new. goja makes an object for it all the same when this is undefined, and passes
// no NewTarget for a plain new either; only a call leaves a frame of the constructor's.
func (e *Env) calledPlainly(name string) bool {
	var frame [1]goja.StackFrame
	top := e.VM.CaptureCallStack(1, frame[:0])
	return len(top) > 0 && top[0].SrcName() == "<native>" && top[0].FuncName() == name
}

// Create makes an object of class c without running Init; the caller Binds its state.
func (e *Env) Create(c *Class) *goja.Object { return e.VM.CreateObject(c.Proto) }

func (e *Env) markClass(ctor *goja.Object) {
	if e.classes == nil {
		e.classes = make(map[*goja.Object]bool)
	}
	e.classes[ctor] = true
}

// IsClass reports whether f is a native that stands for one of Node's ES classes, which
// util.inspect shows as [class X].
func (e *Env) IsClass(f *goja.Object) bool { return e.classes[f] }
