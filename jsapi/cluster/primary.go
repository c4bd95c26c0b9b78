package cluster

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// primary is the loop's half of a primary.
type primary struct {
	c          *Cluster
	ids        int
	inspectors int             // ports that workers got by counting
	workers    *goja.Object    // cluster.workers
	byID       map[int]*Worker // the same, for Go
	policy     int             // frozen by the first setupPrimary
	ready      bool            // setupPrimary was called
	dispatch   *dispatcher     // made at the first fork
	waiting    []func()        // callbacks of cluster.disconnect
	debug      *debug          // nil without NODE_DEBUG=cluster
}

func newPrimary(c *Cluster) *primary {
	env := c.env
	p := &primary{c: c, workers: env.VM.NewObject(), byID: make(map[int]*Worker), debug: newDebug(c)}
	c.set("workers", p.workers)
	c.set("settings", env.VM.NewObject())
	c.set("SCHED_NONE", SchedNone)
	c.set("SCHED_RR", SchedRR)
	c.set("schedulingPolicy", c.defaultPolicy())
	setup := func(call goja.FunctionCall) goja.Value { p.setup(call.Argument(0)); return goja.Undefined() }
	env.SetMethods(c.Object(), true, jsapi.Method{Name: "setupPrimary", Length: 1, Nameless: true, Fn: setup})
	c.set("setupMaster", c.Object().Get("setupPrimary"))
	env.SetMethods(c.Object(), true,
		jsapi.Method{Name: "fork", Length: 1, Nameless: true, Fn: func(call goja.FunctionCall) goja.Value { return p.fork(call.Argument(0)).Object() }},
		jsapi.Method{Name: "disconnect", Length: 1, Nameless: true, Fn: p.jsDisconnect},
	)
	return p
}

// defaultPolicy is the default of schedulingPolicy: what NODE_CLUSTER_SCHED_POLICY says. A
// word that it does not know means round-robin, as in Node, which does not tell; a person who
// has mistyped it is told here, by a process warning.
func (c *Cluster) defaultPolicy() int {
	switch v, _ := c.env.Host.Env.Get("NODE_CLUSTER_SCHED_POLICY"); v {
	case "none":
		return SchedNone
	case "", "rr":
	default:
		c.process.EmitWarning("NODE_CLUSTER_SCHED_POLICY is '"+v+"', neither 'rr' nor 'none': 'rr' is used", "Warning", "")
	}
	return SchedRR
}

// remove takes w out of cluster.workers. When it was the last, who waits in
// cluster.disconnect is told.
func (p *primary) remove(w *Worker) {
	delete(p.byID, w.id)
	_ = p.workers.Delete(strconv.Itoa(w.id))
	if len(p.workers.Keys()) == 0 {
		p.tellAllGone()
	}
}

func (p *primary) tellAllGone() {
	p.dispatch.settle()
	q := p.waiting
	p.waiting = nil
	for _, f := range q {
		f()
	}
}

// jsDisconnect is cluster.disconnect([callback]).
func (p *primary) jsDisconnect(call goja.FunctionCall) goja.Value {
	keys := p.workers.Keys()
	if len(keys) == 0 {
		p.c.env.Loop.NextTick(p.tellAllGone)
	}
	for _, k := range keys {
		if w, ok := p.c.env.Unwrap(p.workers.Get(k)).(*Worker); ok && w.connected() {
			p.c.env.Method(w.Object(), "disconnect")
		}
	}
	if f, ok := jsapi.AsFn(call.Argument(0)); ok {
		p.waiting = append(p.waiting, func() { f(goja.FunctionCall{This: goja.Undefined()}) })
	}
	return goja.Undefined()
}

// disconnectWorker is worker.disconnect() in the primary.
func (p *primary) disconnectWorker(w *Worker) {
	w.leaving()
	if w.connected() && w.link != nil {
		w.link.disconnect()
	}
	p.remove(w)
}
