package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// target is one JavaScript runtime under measurement.
type target struct {
	name    string
	version string
	bin     string
	run     []string // arguments in front of a script
	eval    []string // arguments that evaluate 0
}

// candidates are the runtimes beside gaggle, by the name of their binary.
var candidates = []target{
	{name: "node", eval: []string{"-e", "0"}},
	{name: "bun", run: []string{"run"}, eval: []string{"-e", "0"}},
	{name: "deno", run: []string{"run", "-A", "--unstable-detect-cjs"}, eval: []string{"eval", "0"}},
}

// findRuntimes builds gaggle into dir, unless a binary is given, and finds the others.
func findRuntimes(o *options, dir string) ([]target, error) {
	bin := o.gaggle
	if bin == "" {
		bin = filepath.Join(dir, "gaggle")
		o.progress("building gaggle")
		cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", bin, "github.com/gaggle-js/gaggle")
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // as make build: static
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return nil, fmt.Errorf("go build: %w", err)
		}
	}
	found := []target{{name: "gaggle", bin: bin, version: versionOf(bin), eval: []string{"-e", "0"}}}
	for _, c := range candidates {
		if path, err := exec.LookPath(c.name); err == nil {
			c.bin, c.version = path, versionOf(path)
			found = append(found, c)
		}
	}
	return found, nil
}

// versionOf is the first line that the binary prints for --version.
func versionOf(bin string) string {
	out, err := exec.Command(bin, "--version").Output()
	if err != nil {
		return "?"
	}
	line, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	return line
}

// findTools looks for wrk and taskset, and for the scripts beside this source.
func (o *options) findTools() error {
	o.progress = func(string, ...any) {}
	if !o.json {
		o.progress = func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
	}
	o.wrk, _ = exec.LookPath("wrk")
	if o.cores = allowedCores(); len(o.cores) > 1 {
		o.taskset, _ = exec.LookPath("taskset")
	}
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/gaggle-js/gaggle/bench").Output()
	if err != nil {
		return fmt.Errorf("run it inside the module: %w", err)
	}
	o.scripts = filepath.Join(strings.TrimSpace(string(out)), "scripts")
	return nil
}

// allowedCores are the cores that this process may run on (proc(5), Cpus_allowed_list),
// nil where the system does not say.
func allowedCores() []string {
	text, _ := os.ReadFile("/proc/self/status")
	_, list, _ := strings.Cut(string(text), "Cpus_allowed_list:")
	list, _, _ = strings.Cut(list, "\n")
	var cores []string
	for part := range strings.SplitSeq(strings.TrimSpace(list), ",") {
		var from, to int
		n, _ := fmt.Sscanf(part, "%d-%d", &from, &to)
		if n == 1 {
			to = from
		}
		for c := from; n > 0 && c <= to; c++ {
			cores = append(cores, strconv.Itoa(c))
		}
	}
	return cores
}

// core is the n-th core that we may use, "" where processes are not pinned.
func (o *options) core(n int) string {
	if o.taskset == "" {
		return ""
	}
	return o.cores[n]
}

// wants reports whether --only asks for the scenario, or nothing is asked for.
func (o *options) wants(name string) bool { return len(o.only) == 0 || slices.Contains(o.only, name) }

// pinned is the command line argv held to one core, where that is possible.
func (o *options) pinned(core string, argv ...string) *exec.Cmd {
	if core != "" {
		argv = append([]string{o.taskset, "-c", core}, argv...)
	}
	return exec.Command(argv[0], argv[1:]...)
}

// tools says, for the head of the output, what the load is made with.
func (o *options) tools() string {
	load, pin := "wrk", "server on one core, load on another"
	if o.wrk == "" {
		load = "its own generator (wrk is not installed)"
	}
	if o.taskset == "" {
		pin = "nothing pinned"
	}
	return fmt.Sprintf("load: %s, %d connections; %s; %d cores; %d rounds of %d s", load, o.conns, pin, runtime.NumCPU(), o.rounds, o.seconds)
}
