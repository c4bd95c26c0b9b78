package childprocess

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// start starts the process of c and sets up everything around it. Errors that Node
// reports by 'error' are reported so; others are thrown.
func (c *Child) start(s *spec) {
	m := c.m
	c.spec = s
	if s.cwd != nil && *s.cwd == "" {
		s.cwd = nil // of the Sync functions, that is a directory that does not exist
	}
	if m.env.Builtin("net") != nil && s.pipes() {
		m.env.Require("net") // now, so that a kill behind spawn meets a process that has just begun
	}
	o := c.Object()
	jsapi.Must(o.Set("spawnfile", s.file))
	jsapi.Must(o.Set("spawnargs", m.array(s.given)))
	c.alive = m.env.Loop.NewHandle()
	c.alive.Owner = c
	c.alive.Track("PROCESSWRAP", nil)
	w, pid, err := m.run(s, func(*wiring) {})
	if err != nil {
		c.failed(w, jsapi.AsErrno(err))
	} else if c.proc, err = findProcess(pid); err != nil {
		panic(m.env.Error(err.Error()))
	}
	if c.spawnFailed == syscall.EMFILE || c.spawnFailed == syscall.ENFILE {
		w.close()
		c.await() // it has no pid and no streams, as in Node
		return
	}
	jsapi.Must(o.Set("pid", goja.Undefined()))
	if c.proc != nil {
		jsapi.Must(o.Set("pid", pid))
		jsapi.Must(o.Get("_handle").(*goja.Object).Set("pid", pid))
		m.env.Loop.NextTick(func() { c.Emit("spawn") })
	}
	c.openStreams(w)
	if w.channel >= 0 {
		c.openChannel(w.channel)
	}
	c.await()
}

// run opens what the child's slots need, calls ready and runs it. The caller has the
// descriptors that are ours, also after an error.
func (m *ChildProcess) run(s *spec, ready func(*wiring)) (w *wiring, pid int, err error) {
	m.seal()
	if w, err = wire(s.stdio); err != nil {
		return w, 0, err
	}
	defer w.closeChildEnds()
	vars := s.env
	if w.channel >= 0 {
		if err = m.startHub(); err != nil {
			return w, 0, err
		}
		vars = append(vars[:len(vars):len(vars)], "NODE_CHANNEL_FD="+strconv.Itoa(w.ipcSlot), "NODE_CHANNEL_SERIALIZATION_MODE="+s.mode.String())
	}
	ready(w)
	pid, err = launch(s, vars, w.child)
	return w, pid, err
}

// failed settles what a process that did not start leaves behind: 'error' and 'close'
// follow for the errors that Node gives to 'error'; others are thrown.
func (c *Child) failed(w *wiring, no syscall.Errno) {
	switch no {
	case syscall.EACCES, syscall.EAGAIN, syscall.EMFILE, syscall.ENFILE, syscall.ENOENT:
		c.spawnFailed = no
		return
	}
	w.close()
	c.alive.Close()
	c.alive = nil
	panic(c.m.env.SysError(jsapi.SysError{Errno: no, Syscall: "spawn", Port: -1}))
}

// launch runs fork and exec. It searches PATH as execvp does, the child's PATH.
func launch(s *spec, vars []string, files []uintptr) (pid int, err error) {
	attr := &syscall.ProcAttr{Env: vars, Files: files, Sys: &syscall.SysProcAttr{Setsid: s.detached}}
	if s.uid != nil || s.gid != nil {
		attr.Sys.Credential = credential(s.uid, s.gid)
	}
	if s.cwd != nil {
		if attr.Dir = *s.cwd; attr.Dir == "" {
			return 0, syscall.ENOENT
		}
		if err := syscall.Access(attr.Dir+"/.", 1); err != nil {
			return 0, err // which the search for the file would take for its own
		}
	}
	search := !strings.Contains(s.file, "/")
	err = syscall.ENOENT
	for _, path := range candidates(s.file, vars) {
		switch pid, e := syscall.ForkExec(path, s.args, attr); e {
		case nil:
			return pid, nil
		case syscall.ENOEXEC: // a script without #!
			return syscall.ForkExec("/bin/sh", append([]string{"/bin/sh", path}, s.args[1:]...), attr)
		case syscall.EACCES:
			err = e
		default:
			if !search || e != syscall.ENOENT && e != syscall.ENOTDIR {
				return 0, e
			}
		}
	}
	return 0, err
}

func credential(uid, gid *uint32) *syscall.Credential {
	c := &syscall.Credential{Uid: uint32(os.Getuid()), Gid: uint32(os.Getgid()), NoSetGroups: os.Getuid() != 0}
	if uid != nil {
		c.Uid = *uid
	}
	if gid != nil {
		c.Gid = *gid
	}
	return c
}

// candidates are the files that a command may mean.
func candidates(file string, vars []string) []string {
	if strings.Contains(file, "/") {
		return []string{file}
	}
	path := "/usr/local/bin:/bin:/usr/bin"
	for _, v := range vars {
		if p, ok := strings.CutPrefix(v, "PATH="); ok {
			path = p
		}
	}
	var out []string
	for _, dir := range filepath.SplitList(path) {
		if dir == "" {
			dir = "."
		}
		full := dir + "/" + file
		if _, err := os.Stat(full); err == nil || dir[0] != '/' {
			out = append(out, full) // relative ones are the child's, in its cwd
		}
	}
	return out
}

// openStreams makes the streams of the pipes: stdin, stdout, stderr, stdio.
func (c *Child) openStreams(w *wiring) {
	m, o := c.m, c.Object()
	n := len(c.spec.stdio)
	list := make([]any, n)
	c.stdio = make([]*goja.Object, n)
	for i := range n {
		list[i] = goja.Null()
		if fd, ok := w.pipes[i]; ok {
			c.stdio[i] = m.pipeStream(fd, i > 0)
			list[i] = c.stdio[i]
			if i > 0 {
				c.countUp("_closesNeeded")
				m.ev.Of(c.stdio[i]).OnGo("close", func([]goja.Value) { c.maybeClose() })
			}
		}
	}
	for i, name := range [...]string{"stdin", "stdout", "stderr"} {
		if i < n {
			jsapi.Must(o.Set(name, list[i]))
		} else {
			jsapi.Must(o.Set(name, goja.Undefined()))
		}
	}
	jsapi.Must(o.Set("stdio", m.env.VM.NewArray(list...)))
}

// pipeStream makes a net.Socket of our end of a pipe, and gives it the descriptor.
func (m *ChildProcess) pipeStream(fd int, readable bool) *goja.Object {
	opts := m.env.VM.NewObject()
	jsapi.Must(opts.Set("fd", fd))
	jsapi.Must(opts.Set("readable", readable))
	jsapi.Must(opts.Set("writable", true))
	return m.env.New(m.env.RequireObject("net").Get("Socket"), opts)
}

// openChannel starts the parent's end of the channel.
func (c *Child) openChannel(fd int) {
	m := c.m
	h := m.env.Loop.NewHandle()
	c.peer = newPeer(m.hub, h, fd, c.spec.mode, m.settler())
	c.peer.port = m.newPort(&c.Emitter, c.peer, c.spec.mode)
	h.Owner = c.peer.port
	c.countUp("_closesNeeded")
	c.peer.port.onEnd = c.maybeClose
	m.flushPeersAtExit()
	if c.setup != nil {
		c.setup(c)
	}
	c.peer.start()
}

func (m *ChildProcess) array(list []goja.Value) *goja.Object {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return m.env.VM.NewArray(out...)
}

func (m *ChildProcess) stringArray(list []string) goja.Value {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return m.env.VM.NewArray(out...)
}
