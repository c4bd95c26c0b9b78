package runtime

import (
	"runtime"
	"slices"
	"strings"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/workerthreads"
)

// startThread is jsapi.Host.StartThread: it makes a runtime that is like this one, but for
// what s says, and runs it on a goroutine of its own.
func (r *Runtime) startThread(s jsapi.ThreadStart) (stop func(), err error) {
	cfg := r.cfg
	cfg.thread = &s
	if s.ExecArgv != nil {
		if cfg.flags, err = threadFlags(s.ExecArgv); err != nil {
			return nil, err
		}
		cfg.execArgv = s.ExecArgv
	}
	depth := int(s.StackSize * 1024)
	cfg.flags.StackSize = &depth
	child, err := New(cfg)
	if err != nil {
		return nil, err
	}
	if cfg.owner {
		addProcessor()
	}
	go child.runThread()
	return func() { child.loop.Kill(1) }, nil
}

// runThread runs the thread's script, lets go of all that the thread has and tells the
// exit code.
func (r *Runtime) runThread() {
	s := r.cfg.thread
	file, main := s.File, func() { r.loader.RunMain(s.File) }
	if s.Eval {
		const name = "[worker eval]"
		r.env.Host.Eval = s.File
		file, main = name, func() { r.script(name, s.File) }
	}
	code, err := r.run(append([]string{file}, s.Args...), func() {
		workerthreads.From(r.env)
		s.Online()
		main()
	})
	if err == nil {
		err = r.Close()
	}
	if err != nil {
		code = 1
	}
	s.Exited(code)
}

// threadHost makes h that of a thread: it has no channel, no signals and no titles, and
// children as the main thread has them.
func (r *Runtime) threadHost(h *jsapi.Host) *jsapi.Host {
	s := r.cfg.thread
	h.Thread, h.Env = s.Thread, s.Env
	if !r.cfg.owner || r.cfg.worker {
		h.WorkerArgs = []string{workerMark}
	}
	return h
}

// addProcessor makes room for one more goroutine that runs JavaScript.
func addProcessor() {
	if n := runtime.GOMAXPROCS(0); n < runtime.NumCPU() {
		runtime.GOMAXPROCS(n + 1)
	}
}

// processFlags are flags of the whole process, which a thread cannot have of its own; those
// of V8 are such, too.
var processFlags = []string{
	"--title", "--expose-gc", "--stack-size", "--max-old-space-size", "--max-http-header-size", "--disable-proto",
	"--v8-pool-size", "--zero-fill-buffers", "--icu-data-dir", "--tls-cipher-list", "--tls-min-v1.0", "--tls-min-v1.1",
	"--tls-min-v1.2", "--tls-min-v1.3", "--tls-max-v1.2", "--tls-max-v1.3", "--openssl-config", "--use-openssl-ca",
	"--use-bundled-ca", "--enable-fips", "--force-fips", "--secure-heap", "--secure-heap-min", "--abort-on-uncaught-exception",
	"--eval", "--print", "--check", "--interactive", "--version", "--help", "-e", "-p", "-c", "-i", "-v", "-h",
}

// threadFlags reads the flags of a thread. The error is a jsapi.BadFlags.
func threadFlags(argv []string) (Flags, error) {
	var bad jsapi.BadFlags
	for _, arg := range argv {
		name, _, _ := strings.Cut(arg, "=")
		if slices.Contains(processFlags, strings.ReplaceAll(name, "_", "-")) {
			bad = append(bad, arg)
			continue
		}
		if _, err := ParseCommand([]string{arg, "--", "x"}, ""); err != nil && strings.HasSuffix(err.Error(), "bad option: "+arg) {
			bad = append(bad, arg)
		}
	}
	if bad != nil {
		return Flags{}, bad
	}
	c, err := ParseCommand(argv, "")
	if err == nil && len(c.args) > 0 {
		return Flags{}, jsapi.BadFlags(c.args)
	}
	if err != nil {
		return Flags{}, jsapi.BadFlags{err.Error()}
	}
	return c.flags, nil
}
