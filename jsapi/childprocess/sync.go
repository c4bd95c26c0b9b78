package childprocess

import (
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// syncRun is a child that the loop waits for. Goroutines move the bytes of its pipes
// meanwhile; the loop reads what they gathered when all of them are done.
type syncRun struct {
	s       *spec
	m       *ChildProcess
	limit   float64 // of the bytes of all pipes together; 0 for none
	killSig syscall.Signal
	input   []byte // of the child's stdin, when that is a pipe

	mu      sync.Mutex
	proc    *os.Process
	ends    []*os.File    // of the pipes
	failure syscall.Errno // ETIMEDOUT or ENOBUFS; the first that happened
	output  map[int][]byte
	got     float64 // bytes in output
	state   *os.ProcessState
}

// jsSpawnSync is child_process.spawnSync(command[, args][, options]).
func (m *ChildProcess) jsSpawnSync(c goja.FunctionCall) goja.Value {
	args, options := c.Argument(1), c.Argument(2)
	if !m.env.IsArray(args) && jsapi.TypeOf(args) == "object" && !jsapi.IsNullish(args) {
		args, options = goja.Undefined(), args
	}
	return m.spawnSync(c.Argument(0), args, options)
}

func (m *ChildProcess) spawnSync(file, args, options goja.Value) *goja.Object {
	opts := m.env.VM.NewObject()
	if !jsapi.IsUndefined(options) {
		opts = m.copyOptions(m.env.ValidateObject(options, "options"))
	}
	s := m.normalize(file, args, jsapi.OrUndefined(options))
	s.timeout = m.timeout(opts)
	r := &syncRun{s: s, m: m, limit: m.maxBuffer(opts), output: make(map[int][]byte)}
	r.killSig = m.killSignal(m.killSignalOption(opts))
	s.stdio = m.stdioOption(opts.Get("stdio"), true)
	r.input = m.inputOption(opts)
	encoding := m.encoding(opts.Get("encoding"), "buffer")
	m.env.Loop.Flush()
	no := r.run()
	if v := opts.Get("encoding"); encoding == nil && no == 0 && truthy(v) && !(jsapi.IsString(v) && v.String() == "buffer") {
		if r.hasOutput() {
			panic(m.unknownEncoding(v))
		}
		encoding = m.encoding(goja.Undefined(), "utf8") // of nothing
	}
	return r.result(no, encoding)
}

// hasOutput reports whether the child has written anything.
func (r *syncRun) hasOutput() bool {
	for _, b := range r.output {
		if len(b) > 0 {
			return true
		}
	}
	return false
}

func (m *ChildProcess) killSignal(v goja.Value) syscall.Signal {
	if jsapi.IsNullish(v) {
		return syscall.SIGTERM
	}
	return m.signal(v)
}

// run runs the child to its end and returns why it did not start, or 0.
func (r *syncRun) run() syscall.Errno {
	w, pid, err := r.m.run(r.s, r.prime)
	if err != nil {
		w.close()
		return jsapi.AsErrno(err)
	}
	r.proc, _ = os.FindProcess(pid)
	var pipes sync.WaitGroup
	for i, fd := range w.pipes {
		f := os.NewFile(uintptr(fd), "pipe")
		r.mu.Lock()
		r.ends = append(r.ends, f)
		r.mu.Unlock()
		pipes.Go(func() { r.move(i, f) })
	}
	if r.s.timeout > 0 {
		t := time.AfterFunc(time.Duration(r.s.timeout)*time.Millisecond, func() { r.fail(unix.ETIMEDOUT) })
		defer t.Stop()
	}
	st, _ := r.proc.Wait()
	r.mu.Lock()
	r.state = st
	r.mu.Unlock()
	pipes.Wait()
	for _, f := range r.ends {
		_ = f.Close()
	}
	return 0
}

// move writes the pipe's input and reads its output. At the limit it ends the child.
func (r *syncRun) move(i int, f *os.File) {
	if i == 0 && len(r.input) > 0 {
		if _, err := f.Write(r.input); err != nil {
			r.broken(err)
		}
	}
	if raw, err := f.SyscallConn(); err == nil {
		_ = raw.Control(func(fd uintptr) { _ = unix.Shutdown(int(fd), unix.SHUT_WR) })
	}
	b := make([]byte, 64<<10)
	for {
		n, err := f.Read(b)
		r.mu.Lock()
		r.output[i] = append(r.output[i], b[:n]...) // whole, also what passes the limit, as in Node
		r.got += float64(n)
		over := r.limit > 0 && r.got > r.limit
		r.mu.Unlock()
		if over {
			r.fail(unix.ENOBUFS)
			return
		}
		if err != nil {
			return
		}
	}
}

// broken notes that the child took not all of its input. After another failure that is no
// surprise.
func (r *syncRun) broken(err error) {
	no := jsapi.AsErrno(err)
	if no == unix.ECONNRESET {
		no = unix.EPIPE // it left without reading what was there
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failure == 0 && no == unix.EPIPE {
		r.failure = no
	}
}

// fail kills the child, notes why, and waits for its pipes no longer: a grandchild may
// hold them open.
func (r *syncRun) fail(why syscall.Errno) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.failure == 0 && (r.state == nil || why == unix.ENOBUFS) {
		r.failure = why
	}
	_ = r.proc.Signal(r.killSig)
	for _, f := range r.ends {
		_ = f.Close()
	}
}

// result is the object that spawnSync returns.
func (r *syncRun) result(no syscall.Errno, enc *buffer.Encoding) *goja.Object {
	vm := r.m.env.VM
	o := vm.NewObject()
	set := func(name string, v any) { jsapi.Must(o.Set(name, v)) }
	r.mu.Lock()
	defer r.mu.Unlock()
	if no == 0 {
		no = r.failure
	}
	if no != 0 {
		set("error", r.error(no))
	}
	var status, signal, output any = goja.Null(), goja.Null(), goja.Null()
	pid, out := 0, []any{goja.Null(), goja.Null(), goja.Null()}
	if r.proc != nil {
		ws := r.state.Sys().(syscall.WaitStatus)
		if pid = r.proc.Pid; ws.Signaled() {
			signal = unix.SignalName(ws.Signal())
		} else {
			status = ws.ExitStatus()
		}
		out = r.outputs(enc)
		output = vm.NewArray(out...)
		for len(out) < 3 { // slots were left out
			out = append(out, goja.Undefined())
		}
	}
	set("status", status)
	set("signal", signal)
	set("output", output)
	set("pid", pid)
	set("stdout", out[1])
	set("stderr", out[2])
	return o
}

// outputs lists what came out of the pipes; null for what is no pipe, and for stdin.
func (r *syncRun) outputs(enc *buffer.Encoding) []any {
	out := make([]any, len(r.s.stdio))
	for i, s := range r.s.stdio {
		out[i] = goja.Null()
		if s.kind == slotPipe && !s.stdin {
			out[i] = r.m.output(r.output[i], enc)
		}
	}
	return out
}

func (r *syncRun) error(no syscall.Errno) *goja.Object {
	e := r.m.env.SysError(jsapi.SysError{Errno: no, Syscall: "spawnSync " + r.s.file, Port: -1})
	jsapi.Must(e.Set("path", r.s.file))
	jsapi.Must(e.Set("spawnargs", r.m.array(r.s.given[1:])))
	return e
}
