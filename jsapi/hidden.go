package jsapi

import "github.com/dop251/goja"

// Hidden ties a Go struct to the JavaScript object that it stands behind. Embed it by
// value in the struct; the struct's pointer is then a Holder. The tie is an own
// property under a symbol that no script can see (see getOwnPropertySymbols in
// runtime/globals.go), so it survives Object.setPrototypeOf and works for subclasses.
type Hidden struct {
	goja.Value
	holder Holder
	obj    *goja.Object
}

// Holder is a pointer to a struct that embeds Hidden.
type Holder interface{ hiddenState() *Hidden }

func (h *Hidden) hiddenState() *Hidden { return h }

// Object is the JavaScript object of this state, nil before Bind.
func (h *Hidden) Object() *goja.Object { return h.obj }

// Bind ties state to o, in place of what was tied to it before.
func (e *Env) Bind(o *goja.Object, state Holder) {
	h := state.hiddenState()
	h.Value, h.holder, h.obj = goja.Undefined(), state, o
	if err := o.DefineDataPropertySymbol(e.hidden, h, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE); err != nil {
		panic(err)
	}
}

// Unwrap returns the Go state behind v, or nil. An object that inherits from a bound
// one has the state of that one; compare Object() where that matters (see Own).
func (e *Env) Unwrap(v goja.Value) Holder {
	if o, ok := v.(*goja.Object); ok {
		if h, ok := o.GetSymbol(e.hidden).(*Hidden); ok {
			return h.holder
		}
	}
	return nil
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
