package cluster

import (
	"fmt"
	"os"
	"strings"

	"github.com/dop251/goja"
)

// debug writes the life of workers to stderr, in the form of io.js:
//
//	23521,Master Worker 23524 online
//
// It is nil, and silent, without cluster in NODE_DEBUG.
type debug struct {
	c   *Cluster
	pid int
}

func newDebug(c *Cluster) *debug {
	v, _ := c.env.Host.Env.Get("NODE_DEBUG")
	for _, section := range strings.Split(v, ",") {
		if section = strings.ToLower(strings.TrimSpace(section)); section == "cluster" || section == "*" {
			return &debug{c: c, pid: os.Getpid()}
		}
	}
	return nil
}

// say writes one line about w. Text goes out at once: it must not be lost in a crash.
func (d *debug) say(w *Worker, text string) {
	if d != nil {
		d.c.process.Print(2, fmt.Sprintf("%d,Master Worker %d %s\n", d.pid, w.child.Pid(), text))
	}
}

func (d *debug) forked(w *Worker)       { d.say(w, "forked") }
func (d *debug) online(w *Worker)       { d.say(w, "online") }
func (d *debug) disconnected(w *Worker) { d.say(w, "disconnected") }

func (d *debug) listening(w *Worker, a address) {
	switch {
	case a.fd != nil && *a.fd >= 0:
		d.say(w, fmt.Sprintf("listening on descriptor %d", *a.fd))
	case a.typ == "-1":
		d.say(w, "listening on "+*a.host)
	case a.host == nil:
		d.say(w, fmt.Sprintf("listening on port %d", a.port))
	default:
		d.say(w, fmt.Sprintf("listening on %s:%d", bracket(*a.host), a.port))
	}
}

func bracket(host string) string {
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}
	return host
}

func (d *debug) exited(w *Worker, code, signal goja.Value) {
	how := "code " + show(code)
	if !goja.IsNull(signal) {
		how = "signal " + show(signal)
	}
	d.say(w, "exited with "+how)
}
