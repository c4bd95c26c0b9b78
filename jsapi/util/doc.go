// Package util is Node's module util, with sys and util/types, in Go.
//
// # Inspect and format
//
// From(env).Inspect shows a value as util.inspect does and From(env).Format is
// util.format; console, assert and the messages of errors use them. An inspection is an
// inspector: options, the objects above the current one, and the budget of the line. It
// lives for one call.
//
// The text is built by kind of object (kind.go says which): a head of constructor name,
// size and tag (name.go), then one string for each entry and property, then one line or
// several (layout.go). Everything that can run a script's code does so where Node does:
// custom inspectors, getters when asked for, Symbol.toStringTag, err.stack. Nothing else
// does, so that printing a value has no effect on it.
//
// # Comparing
//
// DeepEqual is the comparison of isDeepStrictEqual and, in its loose form, of
// assert.deepEqual.
//
// # State in Go
//
// The tie between an object and its Go state (jsapi.Hidden) is never shown. State that
// Node keeps in visible properties can be shown all the same: see jsapi.InspectProps.
package util

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Modules returns util, util/types and sys for the table of built-in modules.
func Modules() []jsapi.Module {
	return []jsapi.Module{
		{Name: "util", Load: func(e *jsapi.Env) goja.Value { return From(e).exports() }},
		{Name: "util/types", Load: func(e *jsapi.Env) goja.Value { return From(e).Types() }},
		{Name: "sys", Load: func(e *jsapi.Env) goja.Value {
			From(e).warnDeprecated(e.VM.ToValue("sys is deprecated. Use util instead."), e.VM.ToValue("DEP0025"))
			return e.Require("util")
		}},
	}
}
