package runtime

import "github.com/dop251/goja"

// UncaughtError is what a script threw, or rejected a promise with, and nobody caught.
type UncaughtError struct {
	// Name, Message and Code are the error's own, "" where it has none. A value that is no
	// Error has only a Message: the value as util.inspect shows it.
	Name, Message, Code string
	// Stack is err.stack, with the places in the script: "Error: x\n    at f (/a.js:1:2)";
	// "" of a value that is no Error.
	Stack string
	// Report is what was printed to the script's stderr, with the source line and a caret.
	Report string
}

// Error is the first line of the stack in most cases: "TypeError: x is not a function".
func (e *UncaughtError) Error() string {
	switch {
	case e.Name == "":
		return "uncaught " + e.Message
	case e.Message == "":
		return e.Name
	}
	return e.Name + ": " + e.Message
}

// Err is the error of the script that ended the run, an *UncaughtError, or nil when it ended
// otherwise: also by an exit code other than 0. Call it when the run has returned.
func (r *Runtime) Err() error {
	if r.failure == nil {
		return nil
	}
	return r.failure
}

// uncaughtError describes err, of which report is printed.
func (r *Runtime) uncaughtError(err goja.Value, report string) *UncaughtError {
	e := &UncaughtError{Report: report}
	o, ok := err.(*goja.Object)
	if !ok || o.ClassName() != "Error" {
		e.Message = r.inspect(err)
		return e
	}
	_ = r.env.Try(func() { // getters of the script's
		e.Name, e.Message, e.Code, e.Stack = text(o, "name"), text(o, "message"), text(o, "code"), text(o, "stack")
	})
	return e
}
