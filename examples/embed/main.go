// Command embed is a Go program with JavaScript servers in it. It shows the three things
// that an embedding program does:
//
//   - it lets RunWorker look first, so that cluster.fork starts copies of this binary;
//   - it gives scripts a module of its own, written in Go: require('greet');
//   - it runs a script and takes its exit code.
//
// Run it with: go run ./examples/embed examples/embed/server.js
package main

import (
	"fmt"
	"os"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime"
)

func main() {
	cfg := config()
	if code, ok := runtime.RunWorker(cfg); ok {
		os.Exit(code)
	}
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: embed script.js [arguments]")
		os.Exit(2)
	}
	code, err := run(cfg, os.Args[1], os.Args[2:]...)
	if err != nil {
		fmt.Fprintln(os.Stderr, "embed:", err)
		os.Exit(1)
	}
	os.Exit(code)
}

// config is what the primary and its workers have in common.
func config() runtime.Config { return runtime.NewConfig().WithModule("greet", loadGreet) }

func run(cfg runtime.Config, script string, args ...string) (exitCode int, err error) {
	rt, err := runtime.New(cfg)
	if err != nil {
		return 0, err
	}
	defer func() { _ = rt.Close() }()
	return rt.RunFile(script, args...)
}

// loadGreet makes the module greet: greet.hello(name) returns a greeting.
func loadGreet(env *jsapi.Env) goja.Value {
	exports := env.VM.NewObject()
	env.SetMethods(exports, true, jsapi.Method{Name: "hello", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
		name := env.ValidateString(c.Argument(0), "name")
		return env.VM.ToValue("Hello " + name + ", says Go")
	}})
	return exports
}
