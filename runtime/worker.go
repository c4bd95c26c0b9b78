package runtime

import (
	"fmt"
	"os"
)

// workerMark is the first argument of a copy of an embedding binary that is to run a
// script as a forked child. An argument, unlike a variable, does not leak to grandchildren.
const workerMark = "--gaggle-run"

// RunWorker runs the script that this process was forked for, when it was started by
// cluster.fork or child_process.fork of an embedded runtime, and returns its exit code and
// true. Otherwise it does nothing and returns false. Call it first in main, with the
// configuration of the program's own runtimes: their modules are the worker's, too. Arguments,
// environment, standard files and flags are what the parent started the process with.
func RunWorker(cfg Config) (exitCode int, worker bool) {
	if len(os.Args) < 2 || os.Args[1] != workerMark {
		return 0, false
	}
	cmd, err := ParseCommand(os.Args[2:], os.Getenv("NODE_OPTIONS"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return ExitCode(err), true
	}
	cfg.worker = true
	cfg = cfg.WithArgs().WithEnviron(os.Environ()).WithStdio(os.Stdin, os.Stdout, os.Stderr)
	return cmd.Run(cfg.WithProcess()), true
}
