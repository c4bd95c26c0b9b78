package events

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// unheard is the last error that was thrown because nobody listened for 'error'.
type unheard struct {
	err   goja.Value
	on    string // the class of the emitter
	stack string // where emit was called
}

// throwUnhandled throws the argument of an 'error' event that nobody listens for.
func (m *Events) throwUnhandled(this goja.Value, args []goja.Value) {
	er := jsapi.Arg(args, 0)
	if !m.isError(er) {
		panic(m.UnhandledError(er))
	}
	m.unheard = unheard{err: er}
	if o, ok := this.(*goja.Object); ok {
		m.unheard.on = className(o)
	}
	if stack := m.env.Error("").Get("stack"); stack != nil {
		_, m.unheard.stack, _ = strings.Cut(stack.String(), "\n")
	}
	panic(er)
}

// Unheard returns what Node prints behind the stack of an uncaught error that an emitter
// threw for want of an 'error' listener: "Emitted 'error' event on Server instance at:" and
// the stack of the emission. It is "" for any other error.
func (m *Events) Unheard(err goja.Value) string {
	u := m.unheard
	if u.err == nil || u.err != err {
		return ""
	}
	on := ""
	if u.on != "EventEmitter" && u.on != "" {
		on = " on " + u.on + " instance"
	}
	return "Emitted 'error' event" + on + " at:\n" + strings.TrimRight(u.stack, "\n")
}

// UnhandledError is what is thrown for an 'error' event with something else than an Error.
func (m *Events) UnhandledError(v goja.Value) *goja.Object {
	e := m.env.CodeError("Error", "ERR_UNHANDLED_ERROR", "Unhandled error. ("+m.Inspect(v)+")")
	jsapi.Must(e.Set("context", v))
	return e
}
