package runtime

import (
	"errors"
	"os"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/childprocess"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/perfhooks"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/tls"
	"github.com/gaggle-js/gaggle/jsapi/workerthreads"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
	"github.com/gaggle-js/gaggle/runtime/netio"
	"github.com/gaggle-js/gaggle/runtime/resolve"
)

// Runtime is one JavaScript runtime with its event loop and its modules. Make it with
// New. Everything but Stop and Terminate belongs to the goroutine that runs it.
type Runtime struct {
	cfg     Config
	vm      *goja.Runtime
	loop    *eventloop.Loop
	net     *netio.Reactor
	env     *jsapi.Env
	process *process.Process
	loader  *resolve.Loader
	copies  []*copying // of what scripts write, to Config.WithOutput
	failure *UncaughtError
	ran     bool
	closed  bool
}

// maxCallStack is the depth of calls at which JavaScript fails, by default about that of
// Node's stack of 984 KiB. Without a limit endless recursion takes all memory.
func (f Flags) maxCallStack() int {
	const calls, size = 10_000, 984
	if f.StackSize == nil {
		return calls
	}
	return max(calls**f.StackSize/size, 100)
}

// New makes a runtime. The caller closes it.
func New(cfg Config) (*Runtime, error) {
	reactor, err := netio.New()
	if err != nil {
		return nil, err
	}
	r := &Runtime{cfg: cfg, vm: goja.New(), net: reactor}
	r.vm.SetMaxCallStackSize(cfg.flags.maxCallStack())
	if r.loop, err = eventloop.New(r.vm, reactor); err == nil {
		err = r.openOutput()
	}
	if err != nil {
		_ = reactor.Close()
		return nil, err
	}
	r.env = jsapi.NewEnv(r.vm, r.loop, reactor, r.host(), builtins())
	return r, nil
}

// Env is the runtime's side for modules written in Go.
func (r *Runtime) Env() *jsapi.Env { return r.env }

// host tells the modules what the process is. It takes the channel's variables out of
// the environment, so that neither the script nor its children see them.
func (r *Runtime) host() *jsapi.Host {
	c := r.cfg
	h := &jsapi.Host{
		ExecPath: c.execPath, Argv0: c.argv0, ExecArgv: c.execArgv, Env: jsapi.NewEnviron(c.env),
		Stdin: c.stdin, Stdout: c.stdout, Stderr: c.stderr,
		ChannelFD: -1, Embedded: !c.owner, Warnings: c.flags.Warnings, Defaults: c.flags.Defaults,
		AllowedFlags: allowedFlags, StartThread: r.startThread, Modules: c.modules, Without: c.without,
	}
	h.Defaults.ExtraCAs, _ = h.Env.Get("NODE_EXTRA_CA_CERTS")
	if c.thread != nil {
		return r.threadHost(h)
	}
	if !c.owner {
		h.WorkerArgs = []string{workerMark}
		return h
	}
	h.OnPrimary = becomePrimary
	h.Warnings = warningVariables(h.Warnings, h.Env)
	tls.CheckExtra(h)
	if fd, err := strconv.Atoi(h.Env.Take("NODE_CHANNEL_FD")); err == nil {
		h.ChannelFD = fd
	}
	if h.ChannelSerialization = h.Env.Take("NODE_CHANNEL_SERIALIZATION_MODE"); h.ChannelSerialization == "" {
		h.ChannelSerialization = "json"
	}
	if id, _ := h.Env.Get("NODE_UNIQUE_ID"); id != "" { // an empty one stays, and still makes cluster a worker's
		h.UniqueID = h.Env.Take("NODE_UNIQUE_ID")
	}
	if c.worker {
		h.WorkerArgs = []string{workerMark}
	}
	return h
}

// warningVariables adds what variables say of warnings to what flags say.
func warningVariables(w jsapi.Warnings, env *jsapi.Environ) jsapi.Warnings {
	is := func(name string) bool { v, _ := env.Get(name); return v == "1" }
	w.Silent = w.Silent || is("NODE_NO_WARNINGS")
	w.Pending = w.Pending || is("NODE_PENDING_DEPRECATION")
	if w.Redirect == "" {
		w.Redirect, _ = env.Get("NODE_REDIRECT_WARNINGS")
	}
	return w
}

// errRan is returned by a second Run.
var errRan = errors.New("runtime: a Runtime runs once")

// run runs main on the loop until nothing is left to wait for and returns the exit code.
func (r *Runtime) run(args []string, main func()) (int, error) {
	if r.ran || r.closed {
		return 0, errRan
	}
	r.ran = true
	r.env.Host.Args = append(append([]string{}, args...), r.cfg.args...)
	r.loop.OnError = r.onError
	r.loop.BeforeExit = func() { r.process.BeforeExit() }
	r.loop.AtEnd = r.finish
	code, _ := r.loop.Run(func() {
		r.setUp()
		r.imported(func() {
			main()
			r.loaded()
		})
	})
	return code, nil
}

// imported calls then when the modules of --import have come to their end.
func (r *Runtime) imported(then func()) {
	var pending *goja.Object
	for _, name := range r.cfg.flags.Imports {
		if p := r.loader.PreloadESM(name); p != nil {
			pending = p
		}
	}
	if pending == nil {
		then()
		return
	}
	r.env.Method(pending, "then", r.env.Func("", 0, func(goja.FunctionCall) goja.Value { then(); return goja.Undefined() }))
}

// exitUnsettled is the exit code of a main module whose top-level await never went on (Node,
// "Exit codes").
const exitUnsettled = 13

// finish ends a run that came to its end by itself: 'exit', and the promise jobs that its
// listeners made, as in Node.
func (r *Runtime) finish() {
	if r.loader.Unsettled() {
		r.process.PrependGo("exit", func([]goja.Value) { r.process.SetDefaultExitCode(exitUnsettled) })
	}
	if ex := r.env.Try(r.process.EmitExit); ex != nil {
		r.onError(ex)
	}
	r.loop.RunMicrotasks()
	r.process.Finish()
}

// setUp makes the global scope and what every script has.
func (r *Runtime) setUp() {
	perfhooks.From(r.env)
	r.process = process.From(r.env)
	r.loader = resolve.From(r.env)
	r.loader.OnMain = func(main *goja.Object) { _ = r.process.Object().Set("mainModule", main) }
	r.loader.Resolver().Warn = func(code, message string) {
		r.process.EmitWarning(message, "DeprecationWarning", code)
	}
	for _, name := range r.cfg.flags.Conditions {
		r.loader.Resolver().Conditions[name] = true
	}
	if r.env.Builtin(net.Module.Name) != nil {
		r.process.Pipe = func(std, fd int) *goja.Object {
			if std == 0 {
				return net.From(r.env).Input(fd)
			}
			return net.From(r.env).Output(std, fd)
		}
	}
	if t := r.cfg.flags.Title; t != "" {
		r.process.SetTitle(t)
	}
	r.globals()
	r.trackRejections()
	r.attach()
	r.process.StartReports()
	for _, name := range r.cfg.flags.Preload {
		r.loader.Preload(name)
	}
}

// Stop ends the run with code at its next turn, as process.exit would: 'exit' is emitted.
// It may be called from any goroutine; it does not break into JavaScript that is running.
func (r *Runtime) Stop(code int) {
	r.loop.Interrupt(func() {
		r.process.SetExitCode(code)
		r.process.Finish()
	})
}

// Terminate ends the run with code wherever it is: JavaScript that runs is broken off,
// without its finally blocks and without 'exit', as worker.terminate() does it. A native that
// computes or waits (a regular expression, Atomics.wait, execSync) comes to its end first. It
// may be called from any goroutine, also before and after the run. To end a script with a
// context:
//
//	stop := context.AfterFunc(ctx, func() { rt.Terminate(1) })
//	defer stop()
func (r *Runtime) Terminate(code int) { r.loop.Kill(code & 0xff) }

// Close frees what the runtime holds: its worker threads are terminated and, where the
// process goes on, waited for, its sockets and channels closed, and what it wrote is given
// to the writers of WithOutput, whose first error Close returns. Child processes go on as in
// Node; cluster workers leave when their channel closes. Call it when the run has returned;
// a second call does nothing.
func (r *Runtime) Close() error {
	if r.closed {
		return nil
	}
	r.closed = true
	err := r.release()
	return errors.Join(err, r.closeOutput())
}

// release lets go of everything but the output.
func (r *Runtime) release() error {
	goesOn := r.cfg.thread != nil || !r.cfg.owner // the process does
	workerthreads.Close(r.env, goesOn)
	if r.process != nil {
		r.process.Close()
		childprocess.From(r.env).Close()
		tls.Close(r.env)
	}
	if goesOn {
		r.env.End()
		r.net.CloseAll()
	}
	return r.net.Close()
}

// workingDirectory is where relative script paths begin.
func workingDirectory() string {
	dir, err := os.Getwd()
	if err != nil {
		return "/"
	}
	return dir
}
