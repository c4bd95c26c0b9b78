// Package console is the global console and the module of that name, in Go.
//
// The global console writes to the process's standard output and error. As long as a
// script has not asked for process.stdout, or has left its write method alone, a line
// goes straight to the descriptor, whole and before the call returns, which is what
// Node does too on POSIX systems. When a script has put a function of its own in place
// of process.stdout.write, that function gets the line.
//
// A Console made by a script writes to the streams that it was given.
package console

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

// Module is the built-in module console; its exports are the global console.
var Module = jsapi.Module{
	Name: "console",
	Load: func(e *jsapi.Env) goja.Value { return From(e).Global },
}

// Consoles is the module's state in one runtime.
type Consoles struct {
	// Global is the object that scripts know as console.
	Global *goja.Object

	env   *jsapi.Env
	util  *util.Util
	class *jsapi.Class
}

// From returns the Consoles of env.
func From(e *jsapi.Env) *Consoles { return jsapi.Use(e, newConsoles) }

func newConsoles(e *jsapi.Env) *Consoles {
	m := &Consoles{env: e, util: util.From(e)}
	m.makeClass()
	m.makeGlobal()
	return m
}
