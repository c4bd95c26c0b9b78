package events

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// exceptionNames are the legacy codes of DOMException names (Web IDL, section 2.8.1), in the
// order of their numbers from 1; the empty ones have no name any more.
var exceptionNames = [...]string{
	"IndexSizeError", "", "HierarchyRequestError", "WrongDocumentError", "InvalidCharacterError", "",
	"NoModificationAllowedError", "NotFoundError", "NotSupportedError", "InUseAttributeError",
	"InvalidStateError", "SyntaxError", "InvalidModificationError", "NamespaceError",
	"InvalidAccessError", "", "TypeMismatchError", "SecurityError", "NetworkError", "AbortError",
	"URLMismatchError", "QuotaExceededError", "TimeoutError", "InvalidNodeTypeError", "DataCloneError",
}

// exceptionConstants are the names of the numbers on the constructor and its prototype.
var exceptionConstants = [...]string{
	"INDEX_SIZE_ERR", "DOMSTRING_SIZE_ERR", "HIERARCHY_REQUEST_ERR", "WRONG_DOCUMENT_ERR",
	"INVALID_CHARACTER_ERR", "NO_DATA_ALLOWED_ERR", "NO_MODIFICATION_ALLOWED_ERR", "NOT_FOUND_ERR",
	"NOT_SUPPORTED_ERR", "INUSE_ATTRIBUTE_ERR", "INVALID_STATE_ERR", "SYNTAX_ERR",
	"INVALID_MODIFICATION_ERR", "NAMESPACE_ERR", "INVALID_ACCESS_ERR", "VALIDATION_ERR",
	"TYPE_MISMATCH_ERR", "SECURITY_ERR", "NETWORK_ERR", "ABORT_ERR", "URL_MISMATCH_ERR",
	"QUOTA_EXCEEDED_ERR", "TIMEOUT_ERR", "INVALID_NODE_TYPE_ERR", "DATA_CLONE_ERR",
}

// exception is the state of a DOMException.
type exception struct {
	jsapi.Hidden
	message, name string
}

func (x *exception) code() int {
	for i, n := range exceptionNames {
		if n == x.name && n != "" {
			return i + 1
		}
	}
	return 0
}

// NewDOMException makes new DOMException(message, name).
func (m *Events) NewDOMException(message, name string) *goja.Object {
	vm := m.env.VM
	return m.env.New(m.web().exception.Ctor, vm.ToValue(message), vm.ToValue(name))
}

func (m *Events) defineException() {
	vm := m.env.VM
	errorClass := vm.Get("Error").(*goja.Object)
	read := func(name string, get func(x *exception) any) jsapi.Accessor {
		return jsapi.Accessor{Name: name, Enumerable: true, Get: func(c goja.FunctionCall) goja.Value {
			if x, ok := m.env.Unwrap(c.This).(*exception); ok {
				return vm.ToValue(get(x))
			}
			panic(m.env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type DOMException`))
		}}
	}
	c := m.env.Class(jsapi.ClassSpec{
		Name: "DOMException", MustNew: true, Init: m.initException,
		Accessors: []jsapi.Accessor{
			read("name", func(x *exception) any { return x.name }),
			read("message", func(x *exception) any { return x.message }),
			read("code", func(x *exception) any { return x.code() }),
		},
	})
	m.targets.exception = c
	jsapi.Must(c.Proto.SetPrototype(errorClass.Get("prototype").(*goja.Object)))
	for i, name := range exceptionConstants {
		for _, o := range []*goja.Object{c.Ctor, c.Proto} {
			jsapi.Must(o.DefineDataProperty(name, vm.ToValue(i+1), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE))
		}
	}
	m.tag(c, "DOMException")
}

func (m *Events) initException(this *goja.Object, args []goja.Value) {
	x := &exception{name: "Error"}
	if len(args) > 0 && !goja.IsUndefined(args[0]) {
		x.message = args[0].String()
	}
	if len(args) > 1 && !goja.IsUndefined(args[1]) {
		if o, ok := args[1].(*goja.Object); ok {
			if n := property(o, "name"); !goja.IsUndefined(n) {
				x.name = n.String()
			}
			if cause := o.Get("cause"); cause != nil {
				jsapi.Must(this.DefineDataProperty("cause", cause, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
			}
		} else {
			x.name = args[1].String()
		}
	}
	m.env.Bind(this, x)
	// The stack is that of an Error made here, under this one's name.
	made := m.env.Error(x.message)
	if m.env.FixStack != nil {
		m.env.FixStack(made)
	}
	if stack := made.Get("stack"); stack != nil {
		text := x.name + strings.TrimPrefix(stack.String(), "Error")
		jsapi.Must(this.DefineDataProperty("stack", m.env.VM.ToValue(text), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	}
}
