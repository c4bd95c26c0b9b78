// Package testrunner is the modules node:test and node:test/reporters (Node 20, "Test runner"):
// tests and suites with their hooks, subtests, plans and time limits; mocks of functions, methods,
// timers and Date; the reporters tap, spec, dot and junit; run() and the flag --test, which run
// files each in a process of its own. Coverage, snapshots and watching are left to Node.
//
// It is JavaScript, compiled when it is first required: test.js is one test, harness.js the root
// of all of them, stream.js what they tell, reporters.js who listens, run.js the run of many files.
package testrunner

import (
	"embed"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

//go:embed js/*.js
var files embed.FS

// Main is the script that --test runs, with the files as arguments.
//
//go:embed js/main.js
var Main string

// Modules are "node:test" and "node:test/reporters", which have no name without the scheme.
func Modules() []jsapi.Module {
	return []jsapi.Module{
		{Name: "test", Schemed: true, Load: func(env *jsapi.Env) goja.Value { return jsapi.Use(env, newRunner).test() }},
		{Name: "test/reporters", Schemed: true, Load: func(env *jsapi.Env) goja.Value {
			return jsapi.Use(env, newRunner).file("reporters").(*goja.Object).Get("exports")
		}},
	}
}

// runner is the files of one runtime, each of which is run once.
type runner struct {
	env     *jsapi.Env
	native  *goja.Object
	command *goja.Object
	loaded  map[string]goja.Value
}

func newRunner(env *jsapi.Env) *runner {
	r := &runner{env: env, native: env.VM.NewObject(), loaded: map[string]goja.Value{}}
	env.SetMethods(r.native, true, validators(env)...)
	env.SetMethods(r.native, true, helpers(env)...)
	r.command = commandLine(env)
	return r
}

// file is what the function of a file returns, called with native and more.
func (r *runner) file(name string, more ...goja.Value) goja.Value {
	if v, ok := r.loaded[name]; ok {
		return v
	}
	src, err := files.ReadFile("js/" + name + ".js")
	jsapi.Must(err)
	v := r.env.RunEmbedded("node:internal/test_runner/"+name, string(src), append([]goja.Value{r.native}, more...)...)
	r.loaded[name] = v
	return v
}

// test is node:test.
func (r *runner) test() goja.Value {
	timers := r.env.Func("", 0, func(goja.FunctionCall) goja.Value { return r.file("mocktimers") })
	mock := r.file("mock", timers).(*goja.Object)
	stream, reporters := r.file("stream"), r.file("reporters")
	test := r.file("test", stream, mock, r.command)
	run := r.file("run", stream, reporters, r.command)
	return r.file("harness", stream, test, mock.Get("mock"), reporters, run, r.command)
}

// commandLine is what the flags in front of the script say: { only, patterns, reporters, main,
// child }.
func commandLine(env *jsapi.Env) *goja.Object {
	args := env.Host.ExecArgv
	context, _ := env.Host.Env.Get("NODE_TEST_CONTEXT")
	o := env.VM.NewObject()
	set := func(name string, v any) { jsapi.Must(o.Set(name, v)) }
	set("only", slices.Contains(args, "--test-only"))
	set("main", slices.Contains(args, "--test"))
	set("child", context == "child")
	var patterns []any
	for _, p := range values(args, "--test-name-pattern") {
		patterns = append(patterns, pattern(env, p))
	}
	set("patterns", env.VM.NewArray(patterns...))
	env.SetLater(o, "reporters", true, func() goja.Value {
		return reporters(env, values(args, "--test-reporter"), values(args, "--test-reporter-destination"))
	})
	return o
}

// values lists those that a flag was given.
func values(args []string, flag string) (list []string) {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, flag+"="); ok {
			list = append(list, v)
		} else if a == flag && i+1 < len(args) {
			list = append(list, args[i+1])
		}
	}
	return list
}

// pattern is a regular expression: that between slashes, with its flags, or the text.
func pattern(env *jsapi.Env, p string) *goja.Object {
	flags := ""
	if end := strings.LastIndexByte(p, '/'); end > 0 && p[0] == '/' {
		p, flags = p[1:end], p[end+1:]
	}
	return env.New(env.VM.Get("RegExp"), env.VM.ToValue(p), env.VM.ToValue(flags))
}

// reporters pairs the reporters with their destinations. Without any it is the one that Node
// chooses: spec on a terminal, otherwise tap.
func reporters(env *jsapi.Env, names, to []string) goja.Value {
	if len(names) == 0 && len(to) == 0 {
		names = []string{"tap"}
		stdout := env.RequireObject("process").Get("stdout").(*goja.Object)
		if tty := stdout.Get("isTTY"); tty != nil && tty.ToBoolean() {
			names[0] = "spec"
		}
	}
	if len(names) == 1 && len(to) == 0 {
		to = []string{"stdout"}
	}
	if len(names) != len(to) {
		panic(env.CodeError("TypeError", "ERR_INVALID_ARG_VALUE", env.InvalidArgValue("--test-reporter", env.VM.ToValue(names),
			"must match the number of specified '--test-reporter-destination'").Get("message").String()))
	}
	pairs := make([]any, len(names))
	for i := range names {
		pairs[i] = env.VM.NewArray(names[i], to[i])
	}
	return env.VM.NewArray(pairs...)
}
