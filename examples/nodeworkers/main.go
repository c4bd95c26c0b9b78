// Command nodeworkers serves with real Node behind gaggle's primary: Go accepts the
// connections and hands them out, V8 runs the script. A worker is passed over while it is
// busy, a connection that a dying worker has not taken goes to the next, and a worker that
// crashes is replaced. Node needs nothing but its own cluster module for that: the two
// talk by Node's IPC.
//
// Run it with: go run ./examples/nodeworkers examples/nodeworkers/server.js
package main

import (
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/spf13/pflag"

	"github.com/gaggle-js/gaggle/runtime"
)

// primary is the script of the primary. It is on gaggle, and the workers never see it.
//
//go:embed primary.js
var primary string

func main() {
	node := pflag.String("node", "node", "the Node that workers run")
	workers := pflag.Int("workers", 2, "how many there are")
	pflag.Parse()
	if pflag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: nodeworkers [--node path] [--workers n] server.js")
		os.Exit(2)
	}
	code, err := run(*node, *workers, pflag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, "nodeworkers:", err)
		os.Exit(1)
	}
	os.Exit(code)
}

// run serves until the script ends, which it does at SIGTERM and SIGINT.
func run(node string, workers int, script string) (exitCode int, err error) {
	if node, err = exec.LookPath(node); err != nil {
		return 0, err
	}
	if script, err = filepath.Abs(script); err != nil {
		return 0, err
	}
	rt, err := runtime.New(runtime.NewConfig().WithProcess()) // the signals are the script's
	if err != nil {
		return 0, err
	}
	defer func() { _ = rt.Close() }()
	return rt.RunEval(primary, script, node, strconv.Itoa(workers))
}
