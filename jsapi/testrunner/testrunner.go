// Package testrunner is the module node:test as far as a test file that is run by itself needs
// it: test, describe and their variants, hooks, subtests, plans, mocks of functions and methods
// (Node 20, "Test runner"). The report is TAP, as Node's is when standard output is no
// terminal. The command line of a runner (--test), other reporters, coverage, snapshots and
// mocked timers are left to Node.
//
// It is JavaScript, compiled when it is first required.
package testrunner

import (
	_ "embed"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

//go:embed runner.js
var runnerSource string

//go:embed mock.js
var mockSource string

// Module is "node:test", which has no name without the scheme.
var Module = jsapi.Module{Name: "test", Schemed: true, Load: load}

func load(env *jsapi.Env) goja.Value {
	vm := env.VM
	native := vm.NewObject()
	jsapi.Must(native.Set("mock", env.RunEmbedded("node:internal/test_runner/mock", mockSource)))
	env.SetMethods(native, true,
		jsapi.Method{Name: "quote", Fn: func(c goja.FunctionCall) goja.Value { return vm.ToValue(quote(c.Argument(0))) }},
		jsapi.Method{Name: "stack", Fn: func(c goja.FunctionCall) goja.Value { return stackLines(env, c.Argument(0)) }},
		jsapi.Method{Name: "assertions", Fn: func(c goja.FunctionCall) goja.Value { return assertions(env, c.Argument(0)) }})
	return env.RunEmbedded("node:test", runnerSource, native)
}

// quote is a value, or the message of an error, as a YAML string.
func quote(v goja.Value) string {
	if o, ok := v.(*goja.Object); ok && o.Get("message") != nil {
		v = o.Get("message")
	}
	return "'" + strings.ReplaceAll(strings.ReplaceAll(v.String(), "'", "''"), "\n", `\n`) + "'"
}

// stackLines is where an error was made, for the report.
func stackLines(env *jsapi.Env, v goja.Value) goja.Value {
	lines := []any{}
	if o, ok := v.(*goja.Object); ok {
		if env.FixStack != nil {
			env.FixStack(o)
		}
		if s := o.Get("stack"); s != nil {
			_, frames, _ := strings.Cut(s.String(), "\n    at ")
			lines = append(lines, "stack: |-")
			for _, f := range strings.Split(frames, "\n") {
				lines = append(lines, "  "+strings.TrimPrefix(f, "    at "))
			}
		}
	}
	return env.VM.NewArray(lines...)
}

// assertions is t.assert: the functions of assert, each of which counts for the plan.
func assertions(env *jsapi.Env, count goja.Value) goja.Value {
	from, o := env.RequireObject("assert"), env.VM.NewObject()
	for _, name := range from.Keys() {
		f := from.Get(name)
		if !jsapi.IsFunction(f) || name == "strict" || name == "AssertionError" || name == "CallTracker" {
			continue
		}
		env.SetMethods(o, true, jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			jsapi.Call(count, goja.Undefined())
			return jsapi.Call(f, from, c.Arguments...)
		}})
	}
	return o
}
