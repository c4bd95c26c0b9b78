package jsapi

import (
	"reflect"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/engine"
)

// Hidden ties a Go struct to the JavaScript object that it stands behind. Embed it by
// value in the struct; the struct's pointer is then a Holder. No script can see the tie,
// and it survives Object.setPrototypeOf and works for subclasses.
//
// Ordinary objects are tied by their class (see tie); functions and other special
// objects by an own property under a symbol that listings leave out (see
// getOwnPropertySymbols in runtime/globals.go).
type Hidden struct {
	holder  Holder
	obj     *goja.Object
	letters [len(engine.OrdinaryClass)]byte // what the class of obj points at
}

// symbolTie is the value of the property under the symbol. It shows as undefined.
type symbolTie struct {
	goja.Value
	h *Hidden
}

// Holder is a pointer to a struct that embeds Hidden.
type Holder interface{ hiddenState() *Hidden }

func (h *Hidden) hiddenState() *Hidden { return h }

// Object is the JavaScript object of this state, nil before Bind.
func (h *Hidden) Object() *goja.Object { return h.obj }

var proxyType = reflect.TypeFor[goja.Proxy]()

// Bind ties state to o, in place of what was tied to it before; the target of a proxy in
// place of the proxy. The state lives as long as o does.
func (e *Env) Bind(o *goja.Object, state Holder) {
	h := state.hiddenState()
	h.holder, h.obj = state, o
	for !e.tie.set(o, h) {
		if o.ExportType() != proxyType {
			e.tieBySymbol(o, h)
			return
		}
		o = o.Export().(goja.Proxy).Target()
	}
}

func (e *Env) tieBySymbol(o *goja.Object, h *Hidden) {
	v := &symbolTie{goja.Undefined(), h}
	if err := o.DefineDataPropertySymbol(e.hidden, v, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
		panic(err)
	}
}

// Unwrap returns the Go state behind v, or nil. An object that inherits from a bound
// one, and a proxy of one, has the state of that one; compare Object() where that matters
// (see Own).
func (e *Env) Unwrap(v goja.Value) Holder {
	o, ok := v.(*goja.Object)
	for ok && o != nil {
		h, ordinary := e.tie.get(o)
		if h != nil {
			return h.holder
		}
		if !ordinary {
			if o.ExportType() == proxyType { // exporting others would copy all that they hold
				o = o.Export().(goja.Proxy).Target()
				continue
			}
			if v, ok := o.GetSymbol(e.hidden).(*symbolTie); ok {
				return v.h.holder
			}
		}
		o = o.Prototype()
	}
	return nil
}

// Receiver is the Go state behind v, which a method of T was called on. Anything else is
// Node's "Illegal invocation".
func Receiver[T Holder](e *Env, v goja.Value) T {
	t, ok := e.Unwrap(v).(T)
	if !ok {
		panic(e.TypeError("Illegal invocation"))
	}
	return t
}

// Own is Unwrap for state that is tied to v itself and not to an object that v inherits from.
func (e *Env) Own(v goja.Value) Holder {
	s := e.Unwrap(v)
	if s != nil && s.hiddenState().obj == v {
		return s
	}
	return nil
}

// HiddenSymbol is the symbol of the tie, for the few places that list an object's
// symbols and must leave it out.
func (e *Env) HiddenSymbol() *goja.Symbol { return e.hidden }
