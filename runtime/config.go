package runtime

import (
	"io"
	"os"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Config says what a Runtime is to its script. It is immutable: the With methods return
// changed copies. The zero value is of no use; begin with NewConfig.
type Config struct {
	execPath, argv0       string
	execArgv              []string
	args                  []string
	env                   []string
	stdin, stdout, stderr *os.File
	output                [2]io.Writer // stands in for stdout and stderr where it is not nil
	modules               []jsapi.Module
	without               []string
	owner                 bool               // of the process
	worker                bool               // started through RunWorker
	thread                *jsapi.ThreadStart // nil but in a worker thread
	flags                 Flags
}

// Flags are the command-line flags that change how scripts run. The zero value is Node's
// defaults.
type Flags struct {
	// Preload are the modules to require before the script: --require.
	Preload []string
	// Imports are the ES modules to import behind those: --import.
	Imports []string
	// UnhandledRejections is throw (also when empty), strict, warn, warn-with-error-code or none.
	UnhandledRejections string
	// StackTraceLimit is Error.stackTraceLimit; 10 when nil.
	StackTraceLimit *int
	// StackSize is how deep calls may nest, in KiB of V8's stack; 984 when nil. 10,000 calls
	// are taken for those 984.
	StackSize *int
	// Conditions hold for "exports" and "imports" of packages: --conditions.
	Conditions []string
	// DisableProto is "delete" or "throw": what becomes of Object.prototype.__proto__.
	DisableProto string
	// Title is process.title; argv0 when empty.
	Title string
	// ExposeGC defines the global function gc: --expose-gc.
	ExposeGC bool
	// TraceUncaught shows where an uncaught error was thrown: --trace-uncaught.
	TraceUncaught bool
	// AbortOnUncaught ends the process with SIGABRT: --abort-on-uncaught-exception.
	AbortOnUncaught bool
	// NoFetch, NoWebCrypto and NoCustomEvent leave those globals out.
	NoFetch, NoWebCrypto, NoCustomEvent bool
	Warnings                            jsapi.Warnings
	Defaults                            jsapi.Defaults
}

// NewConfig is a guest's configuration: this process's environment, stdio and binary.
func NewConfig() Config {
	exe, err := os.Executable()
	if err != nil {
		exe = os.Args[0]
	}
	return Config{
		execPath: exe, argv0: os.Args[0], env: os.Environ(),
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
	}
}

// WithExecPath sets process.execPath, the binary that forks run.
func (c Config) WithExecPath(path string) Config { c.execPath = path; return c }

// WithArgv0 sets process.argv0.
func (c Config) WithArgv0(name string) Config { c.argv0 = name; return c }

// WithExecArgv sets process.execArgv, the runtime flags that forks inherit.
func (c Config) WithExecArgv(args ...string) Config { c.execArgv = slices.Clone(args); return c }

// WithArgs sets the arguments that the script sees behind those given to Run.
func (c Config) WithArgs(args ...string) Config { c.args = slices.Clone(args); return c }

// WithEnv adds NAME=value pairs to the script's environment.
func (c Config) WithEnv(pairs ...string) Config {
	c.env = append(slices.Clone(c.env), pairs...)
	return c
}

// WithEnviron replaces the script's environment by NAME=value pairs.
func (c Config) WithEnviron(pairs []string) Config { c.env = slices.Clone(pairs); return c }

// WithStdio sets the script's standard files. They stay the caller's to close; one that is
// nil is empty, or swallows what is written.
func (c Config) WithStdio(stdin, stdout, stderr *os.File) Config {
	c.stdin, c.stdout, c.stderr = stdin, stdout, stderr
	c.output = [2]io.Writer{}
	return c
}

// WithOutput has what scripts and their children write to stdout and stderr given to these
// writers; nil leaves one as it is. Scripts write to a pipe that a goroutine copies, one
// goroutine when both are the same writer, and wait when it is full. What was written before
// Runtime.Close is with the writers when that returns; what children write later is lost.
func (c Config) WithOutput(stdout, stderr io.Writer) Config {
	c.output = [2]io.Writer{stdout, stderr}
	return c
}

// WithModule adds a module written in Go: require(name) returns what load makes, at the
// first require. It hides a built-in module of that name from scripts; other modules go on
// using the built-in one.
func (c Config) WithModule(name string, load func(*jsapi.Env) goja.Value) Config {
	return c.WithModules(jsapi.Module{Name: name, Load: load})
}

// WithModules adds modules written in Go.
func (c Config) WithModules(modules ...jsapi.Module) Config {
	c.modules = append(slices.Clone(c.modules), modules...)
	return c
}

// WithoutModules keeps built-in modules from scripts: require and import do not find them, nor
// their parts, such as fs/promises of fs and _http_agent of http. It says what scripts are to
// do without; it is no wall. What other modules make of a module stays (fetch without http),
// and require itself reads any file that the process may read.
func (c Config) WithoutModules(names ...string) Config {
	c.without = append(slices.Clone(c.without), names...)
	return c
}

// SchedulingPolicy is how a primary distributes connections.
type SchedulingPolicy string

// The policies of cluster.schedulingPolicy.
const (
	RoundRobin SchedulingPolicy = "rr"   // the primary accepts and hands over
	Shared     SchedulingPolicy = "none" // the workers share the listening socket
)

// WithSchedulingPolicy sets cluster.schedulingPolicy, as NODE_CLUSTER_SCHED_POLICY does.
func (c Config) WithSchedulingPolicy(p SchedulingPolicy) Config {
	return c.WithEnv("NODE_CLUSTER_SCHED_POLICY=" + string(p))
}

// WithFlags sets the flags.
func (c Config) WithFlags(f Flags) Config { c.flags = f; return c }

// WithProcess makes the runtime the owner of the process: see the package comment.
func (c Config) WithProcess() Config { c.owner = true; return c }
