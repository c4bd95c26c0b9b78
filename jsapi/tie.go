package jsapi

import (
	"unsafe"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/engine"
)

// tie leads from an ordinary object to its state: Bind lets the string in which goja keeps
// the object's class point at the same letters inside a Hidden. The object then leads to
// its state in 3 ns and without an allocation, where a property under a symbol costs 13
// (see RATIONALE.md). The letters stay the same, so that goja sees no difference, and the
// collector follows the string as it follows any pointer into a struct.
//
// The zero tie knows no object: Bind then takes the symbol for all.
type tie struct{ objects engine.Objects }

// set ties h to o and reports whether it could.
func (t *tie) set(o *goja.Object, h *Hidden) bool {
	class := t.objects.Class(o)
	if class == nil || *class != engine.OrdinaryClass {
		return false
	}
	copy(h.letters[:], engine.OrdinaryClass)
	*class = unsafe.String(&h.letters[0], len(h.letters))
	return true
}

// get returns the state tied to o itself, and whether o can be tied at all.
func (t *tie) get(o *goja.Object) (h *Hidden, ordinary bool) {
	class := t.objects.Class(o)
	if class == nil {
		return nil, false
	}
	letters := t.objects.Replaced(class)
	if letters == nil {
		return nil, true
	}
	return (*Hidden)(unsafe.Add(unsafe.Pointer(letters), -int(unsafe.Offsetof(h.letters)))), true
}
