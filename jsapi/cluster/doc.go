// Package cluster is Node's module cluster: a primary that forks workers and shares its
// listening sockets with them.
//
// # The primary
//
// It has two halves. On the JavaScript loop are the module's functions, the Worker objects
// and their events (primary.go, fork.go, settings.go, leave.go). On child_process's Hub, a
// goroutine of its own, are the listening sockets and their queues (dispatch.go,
// listener.go, link.go): they accept, distribute and take answers whatever the loop does,
// so that a primary that is stuck in a script still serves. The halves talk by posts
// only. What is told to scripts goes through Peer.Post and so keeps its order among the
// worker's messages.
//
// # The worker
//
// Start makes a process with NODE_UNIQUE_ID a worker: servers ask the primary where to
// listen (strategy.go), and a connection that is passed goes to its server inline, with
// no JavaScript in between (child.go).
//
// # Who owns a connection
//
// balance.RoundRobin does, from accept until the worker's answer; then the worker. The
// worker answers before it runs JavaScript for the connection: one that kills its
// worker is not given to the next.
//
// # In the open
//
// With NODE_DEBUG=cluster the primary writes the life of its workers to stderr (debug.go).
package cluster

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/childprocess"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// Module is the module cluster (Node 20, "Cluster").
var Module = jsapi.Module{Name: "cluster", Load: func(env *jsapi.Env) goja.Value { return From(env).Object() }}

// The values of cluster.schedulingPolicy.
const (
	SchedNone = 1 // workers accept on a shared descriptor
	SchedRR   = 2 // the primary accepts, workers take turns
)

// Cluster is the module in one runtime. It belongs to the loop.
type Cluster struct {
	events.Emitter
	env     *jsapi.Env
	class   *jsapi.Class // Worker
	procs   *childprocess.ChildProcess
	process *process.Process

	primary *primary // nil in a worker
	child   *child   // nil in a primary
}

// From returns the module's state in env.
func From(env *jsapi.Env) *Cluster { return jsapi.Use(env, newCluster) }

func newCluster(env *jsapi.Env) *Cluster {
	c := &Cluster{env: env, procs: childprocess.From(env), process: process.From(env)}
	c.class = c.workerClass()
	o := env.New(events.From(env).Class.Ctor)
	events.From(env).Bind(o, c)
	worker := isWorker(env)
	c.set("isWorker", worker)
	c.set("isMaster", !worker)
	c.set("isPrimary", !worker)
	if worker {
		c.child = newChild(c)
		c.set("worker", goja.Null())
		if env.Host.UniqueID != "" {
			c.set("worker", c.child.worker.Object())
		}
		c.set("Worker", c.class.Ctor)
		c.child.workerFunctions()
		return c
	}
	c.set("Worker", c.class.Ctor)
	c.primary = newPrimary(c)
	return c
}

func (c *Cluster) set(name string, v any) {
	if err := c.Object().Set(name, v); err != nil {
		panic(err)
	}
}

// isWorker says which half of the module a script gets (Node, "cluster.isPrimary"). A script
// that sets NODE_UNIQUE_ID itself before it requires cluster, and a process in whose
// environment it is empty, have a worker's functions, but no cluster.worker.
func isWorker(env *jsapi.Env) bool {
	_, set := env.Host.Env.Get("NODE_UNIQUE_ID")
	return set || env.Host.UniqueID != ""
}

// Start makes this process a cluster worker when its environment says so. It is called
// once, after childprocess.AttachChannel and before the script. A worker without a channel
// asks nobody where to listen, and so never does, as in Node.
func Start(env *jsapi.Env) {
	if isWorker(env) {
		From(env)
	}
}
