// Package process is the process object (Node, "Process" page).
//
// # The object
//
// process is an EventEmitter. Its members are made when the object is; what costs more
// than a function (stdout, env, config, ...) is made when it is first read.
//
// # Exit
//
// process.exit emits 'exit', then calls process.reallyExit, which scripts may replace;
// that runs the functions registered with OnFlush and unwinds the loop. Whoever buffers
// output, or messages to another process, registers there.
//
// # Signals
//
// The first listener for a signal's name takes the signal over from the system, the last
// one that goes gives it back (signals.go). Neither keeps the loop alive.
//
// # In a worker thread
//
// The thread has a process object of its own. What would change the process that it shares
// with others throws, signals do not come, and the standard streams are the parent's
// Worker's (thread.go).
package process

import (
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Module is the built-in module "process".
var Module = jsapi.Module{Name: "process", Load: func(env *jsapi.Env) goja.Value { return From(env).Object() }}

// Process is the process object of one runtime. It belongs to the loop's goroutine.
type Process struct {
	events.Emitter

	env      *jsapi.Env
	started  time.Time
	exitCode goja.Value // what the script set; undefined at first
	exiting  bool
	flush    []func()
	capture  goja.Value // setUncaughtExceptionCaptureCallback's function, or null
	signals  signals
	reports  *goja.Object            // what report.js made, nil until a script or a flag asks
	bindings map[string]*goja.Object // what process.binding has given
	warned   map[string]bool         // codes of deprecations already shown
	hinted   bool                    // the hint to --trace-warnings was shown
	warnBy   jsapi.Fn                // prints warnings: console.error, nil before the first
	title    string
	streams  [3]goja.Value
	ended    [2]bool // see EndOutput
	// Pipe makes the standard stream std (0, 1, 2) over fd, a pipe or a socket. The host sets
	// it, since the class of such streams is net.Socket; nil for a runtime without net. fd of
	// stdin belongs to the stream.
	Pipe func(std, fd int) *goja.Object
	// OnUncaught is offered an error that nobody caught before 'uncaughtException' is emitted,
	// and reports whether it has taken it; nil unless there are domains.
	OnUncaught func(err goja.Value) bool
	// OnRejection is offered the reason of an unhandled rejection in place of 'unhandledRejection':
	// taken says that it is its own, handled what emit would have returned. The module domain sets it.
	OnRejection func(reason goja.Value) (handled, taken bool)
	classes     map[string]*jsapi.Class // of the standard streams, by name
}

// From returns the process of env.
func From(env *jsapi.Env) *Process { return jsapi.Use(env, newProcess) }

func newProcess(env *jsapi.Env) *Process {
	p := &Process{
		env: env, started: time.Now(), exitCode: goja.Undefined(), capture: goja.Null(),
		warned: make(map[string]bool), title: env.Host.Argv0,
	}
	if env.Host.Thread != nil {
		p.title = env.Host.Thread.Title
	}
	m := events.From(env)
	class := env.Class(jsapi.ClassSpec{Name: "process", Parent: m.Class, AnyThis: true})
	o := env.Create(class)
	m.Bind(o, p)
	tag := env.VM.ToValue("process")
	_ = o.DefineDataPropertySymbol(goja.SymToStringTag, tag, goja.FLAG_TRUE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	p.facts(o)
	p.warningFlags(o)
	p.functions(o)
	if env.Host.Thread != nil {
		p.inThread(o)
	}
	p.watchSignals()
	p.watchWarnings()
	return p
}

// OnFlush has f called when the process ends, after 'exit' was emitted. What it writes it
// must have written when it returns.
func (p *Process) OnFlush(f func()) { p.flush = append(p.flush, f) }
