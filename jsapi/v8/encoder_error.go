package v8

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc/wire"
	"github.com/gaggle-js/gaggle/jsapi"
)

// The fields of an error.
const (
	errorMessage = 'm'
	errorCause   = 'c'
	errorStack   = 's'
	errorEnd     = '.'
)

// err writes an Error: its class by its name where that is one of the language's, the
// message and the cause that are its own, the stack when it is a string.
func (e *encoder) err(o *goja.Object) {
	if e.m.env.FixStack != nil {
		e.m.env.FixStack(o)
	}
	e.w.Tag(wire.TagError)
	if name := o.Get("name"); jsapi.IsString(name) {
		if tag, ok := errorClasses[name.String()]; ok {
			e.w.Tag(tag)
		}
	}
	if v := e.own(o, "message"); v != nil {
		e.w.Tag(errorMessage)
		e.text(e.m.vm.ToValue(v.String()).(goja.String))
	}
	if v := e.own(o, "cause"); v != nil {
		e.w.Tag(errorCause)
		e.value(v)
	}
	if stack, ok := o.Get("stack").(goja.String); ok {
		e.w.Tag(errorStack)
		e.text(stack)
	}
	e.w.Tag(errorEnd)
}

// own is the value of a property that is o's own and has no getter, or nil.
func (e *encoder) own(o *goja.Object, name string) goja.Value {
	d, ok := call(e.m.lang.describe, goja.Undefined(), o, e.m.vm.ToValue(name)).(*goja.Object)
	if !ok {
		return nil
	}
	return d.Get("value")
}
