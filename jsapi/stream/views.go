package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// readView is a stream's _readableState; writeView its _writableState. Packages read some of
// their fields and set a few.
type readView struct {
	jsapi.Hidden
	r *ReadSide
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

func (s *Streams) readState(b *Base) goja.Value {
	r := b.r
	if r == nil {
		return goja.Undefined()
	}
	if r.view == nil {
		r.view = s.env.Create(s.readableState)
		s.env.Bind(r.view, &readView{r: r})
	}
	return r.view
}

func (s *Streams) writeState(b *Base) goja.Value {
	w := b.w
	if w == nil {
		return goja.Undefined()
	}
	if w.view == nil {
		w.view = s.env.Create(s.writableState)
		s.env.Bind(w.view, &writeView{w: w})
	}
	return w.view
}

// defineFields makes accessors of fs on o. of finds what they are fields of.
func defineFields[T any](s *Streams, o *goja.Object, of func(v goja.Value) (T, bool), fs []field[T]) {
	for _, f := range fs {
		get := s.env.Func("get "+f.name, 0, func(c goja.FunctionCall) goja.Value {
			if t, ok := of(c.This); ok {
				return f.get(t)
			}
			return goja.Undefined()
		})
		var set goja.Value
		if f.set != nil {
			set = s.env.Func("set "+f.name, 1, func(c goja.FunctionCall) goja.Value {
				if t, ok := of(c.This); ok {
					f.set(t, c.Argument(0))
				}
				return goja.Undefined()
			})
		}
		jsapi.Must(o.DefineAccessorProperty(f.name, get, set, goja.FLAG_FALSE, goja.FLAG_FALSE))
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
