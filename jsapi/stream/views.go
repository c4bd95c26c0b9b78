package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// readView is a stream's _readableState; writeView its _writableState. Packages read some of
// their fields and set a few.
type readView struct {
	jsapi.Hidden
	r    *ReadSide
	said bool // the view owns readable
}

type writeView struct {
	jsapi.Hidden
	w *WriteSide
}

// field is one property of a view.
type field[T any] struct {
	name string
	get  func(t T) goja.Value
	set  func(t T, v goja.Value)
}

// accessor is the getter and the setter of a field.
type accessor struct {
	name     string
	get, set *goja.Object
}

// accessorOf is f as an accessor. of finds what it is a field of. What is assigned to a field
// without a setter takes the place of the view's property.
func accessorOf[T any](of func(v goja.Value) (T, bool), f field[T]) jsapi.Accessor {
	return jsapi.Accessor{Name: f.name, Bare: true,
		Get: func(c goja.FunctionCall) goja.Value {
			if t, ok := of(c.This); ok {
				return f.get(t)
			}
			return goja.Undefined()
		},
		Set: func(c goja.FunctionCall) goja.Value {
			if t, ok := of(c.This); !ok {
				return goja.Undefined()
			} else if f.set != nil {
				f.set(t, c.Argument(0))
			} else {
				own(f.name)(c.This.(*goja.Object), c.Argument(0))
			}
			return goja.Undefined()
		}}
}

// defineFields makes accessors of fs on o, the prototype of the views; those without a setter
// are read only.
func defineFields[T any](s *Streams, o *goja.Object, of func(v goja.Value) (T, bool), fs []field[T]) {
	for _, f := range fs {
		a := accessorOf(of, f)
		a.Fixed = true
		if f.set == nil {
			a.Set = nil
		}
		s.env.SetAccessors(o, a)
	}
}

// ownFields makes the accessors of fs, which each view owns: see showFields.
func ownFields[T any](s *Streams, of func(v goja.Value) (T, bool), fs []field[T]) []accessor {
	as := make([]accessor, len(fs))
	for i, f := range fs {
		a := accessorOf(of, f)
		as[i] = accessor{f.name, s.env.Func("get", 0, a.Get), s.env.Func("set", 1, a.Set)}
	}
	return as
}

// showFields gives a view the properties that Node's states own: Object.keys lists them.
func showFields(view *goja.Object, as []accessor) {
	for _, a := range as {
		jsapi.Must(view.DefineAccessorProperty(a.name, a.get, a.set, goja.FLAG_TRUE, goja.FLAG_TRUE))
	}
}

// flagField is a field that is a bool of the state.
func flagField[T any](s *Streams, name string, p func(t T) *bool) field[T] {
	return field[T]{name,
		func(t T) goja.Value { return s.bool(*p(t)) },
		func(t T, v goja.Value) { *p(t) = v.ToBoolean() }}
}

// notField is a flag that the state keeps the other way round.
func notField[T any](s *Streams, name string, p func(t T) *bool) field[T] {
	return field[T]{name,
		func(t T) goja.Value { return s.bool(!*p(t)) },
		func(t T, v goja.Value) { *p(t) = !v.ToBoolean() }}
}

// numField is a number of the state.
func numField[T any](s *Streams, name string, p func(t T) *int) field[T] {
	return field[T]{name,
		func(t T) goja.Value { return s.env.VM.ToValue(*p(t)) },
		func(t T, v goja.Value) { *p(t) = int(v.ToInteger()) }}
}

func (b *Base) setErrored(v goja.Value) {
	b.errored = nil
	if given(v) {
		b.errored = v
	}
}
