// Command bench puts gaggle beside Node, Bun and Deno on this machine.
//
//	go run ./bench                  everything, about three minutes for gaggle and Node
//	go run ./bench --quick          one short round of each: a smoke test, not a measurement
//	go run ./bench --only hello     some scenarios (hello, post, piped, bulk, middleware, close, echo, pipe,
//	                            startup, fork, memory)
//	go run ./bench --json           the numbers for a program
//
// It builds gaggle from this module, takes the other runtimes from PATH where they are
// installed, and runs each scenario in rounds: every runtime once in round 1, every
// runtime once in round 2, and so on, so that a slow minute of the machine hits all of
// them. What it prints are medians over the rounds and their ratio to Node.
//
// The server runs on one core and the load on another where taskset and two cores are
// there. The load comes from wrk where it is installed and otherwise from a generator of
// this command; the first line of the output says which. CPU time is that of the server's
// own processes, from /proc, so it needs Linux.
//
// It starts every process it measures itself and ends only those.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/pflag"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == loadCommand {
		loadMain(os.Args[2:])
		return
	}
	if len(os.Args) > 1 && os.Args[1] == echoCommand {
		echoMain(os.Args[2:])
		return
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// options are the flags.
type options struct {
	rounds   int
	seconds  int // of load in each round
	starts   int // of processes, in each round of startup and fork
	conns    int // connections that the load holds open
	only     []string
	gaggle   string
	json     bool
	wrk      string // empty: our own generator
	taskset  string // empty: nothing is pinned
	cores    []string
	scripts  string
	progress func(format string, args ...any)
}

func parseFlags() options {
	var o options
	quick := pflag.Bool("quick", false, "one short round of each scenario")
	pflag.IntVar(&o.rounds, "rounds", 3, "rounds of every scenario")
	pflag.IntVar(&o.seconds, "seconds", 4, "seconds of load in each round")
	pflag.IntVar(&o.starts, "starts", 10, "processes started in each round of startup and fork")
	pflag.IntVar(&o.conns, "connections", 64, "connections that the load holds open")
	pflag.StringSliceVar(&o.only, "only", nil, "scenarios to run")
	pflag.StringVar(&o.gaggle, "gaggle", "", "a gaggle binary, instead of building one")
	pflag.BoolVar(&o.json, "json", false, "print the medians as JSON")
	pflag.Parse()
	if *quick {
		o.rounds, o.seconds, o.starts = 1, 1, 3
	}
	return o
}

func run() error {
	o := parseFlags()
	if err := o.findTools(); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "gaggle-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	runtimes, err := findRuntimes(&o, dir)
	if err != nil {
		return err
	}
	results := newResults(runtimes)
	for _, s := range scenarios {
		if o.wants(s.name) {
			results.measure(&o, s)
		}
	}
	return results.print(os.Stdout, &o)
}
