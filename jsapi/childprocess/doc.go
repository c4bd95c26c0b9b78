// Package childprocess is Node's module child_process, and both ends of its IPC channel.
//
// # Two goroutines
//
// In a parent, the channels of all forked children live on the Hub: one goroutine with a
// reactor of its own, started at the first fork. It reads, decodes, acknowledges handles
// and writes, whatever the JavaScript loop does meanwhile. It knows no JavaScript: to the
// loop it posts what has arrived (Peer.Post), from the loop it gets posts (Hub.Post).
// Package cluster hangs its primary in there with Peer.SetTap: a primary that is stuck in
// a script still distributes connections.
//
// In a child, the channel to the parent (Own) is on the loop's own reactor, so that a
// connection that is passed reaches its server with no goroutine in between.
//
// # Who owns what
//
// A Child owns its process until it has been waited for, and the descriptors of its
// pipes until it has given them to streams. A Peer owns its socket. The end of a channel
// that a child inherits is closed in the parent as soon as the child runs.
//
// # Files
//
// The functions: fork.go, spawn.go, lowspawn.go; arguments.go: how they check what they are
// given. Those that wait for the output: exec.go, promisify.go, gather.go, sync.go,
// syncinput.go, execsync.go. The process: child.go: class ChildProcess; processhandle.go: its
// _handle; stdio.go: what its descriptors are; wire.go: the descriptors; start.go, exit.go,
// reap.go: its life.
//
// The channel as scripts see it, at either end: port.go, send.go, codec.go, handlequeue.go,
// arrival.go, control.go, broken.go; what goes along with a message: handle.go, datagram.go,
// held.go. The parent's end: hub.go, peer.go, inbox.go, receipt.go. The child's: own.go.
package childprocess

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// Module is the module child_process (Node 20, "Child process").
var Module = jsapi.Module{Name: "child_process", Load: func(env *jsapi.Env) goja.Value { return From(env).exports() }}

// ChildProcess is the module in one runtime.
type ChildProcess struct {
	env   *jsapi.Env
	ev    *events.Events
	class *jsapi.Class // ChildProcess, made at the first use

	ownSpawn goja.Value // its method spawn as it was made
	codec    codec
	hub      *Hub
	dead     reaper
	own      *Own
	lent     *goja.Symbol // on streams that a child has got

	holding   map[*port]bool // those with messages that wait for a handle's acknowledgement
	flushing  bool           // flushPeersAtExit was called
	sealed    bool           // seal was called
	inherited map[int]bool   // what seal found, until somebody takes it; the hub's from then on
}

// From returns the module's state in env.
func From(env *jsapi.Env) *ChildProcess { return jsapi.Use(env, newChildProcess) }

func newChildProcess(env *jsapi.Env) *ChildProcess {
	return &ChildProcess{env: env, ev: events.From(env), codec: newCodec(env)}
}

func (m *ChildProcess) exports() goja.Value {
	o := m.env.VM.NewObject()
	m.env.SetMethods(o, true, jsapi.Method{Name: "_forkChild", Length: 2, Fn: m.jsForkChild})
	jsapi.Must(o.Set("ChildProcess", m.Class().Ctor))
	m.env.SetMethods(o, true,
		jsapi.Method{Name: "exec", Length: 3, Fn: m.jsExec},
		jsapi.Method{Name: "execFile", Length: 4, Fn: m.jsExecFile},
		jsapi.Method{Name: "execFileSync", Length: 3, Fn: m.jsExecFileSync},
		jsapi.Method{Name: "execSync", Length: 2, Fn: m.jsExecSync},
		jsapi.Method{Name: "fork", Length: 1, Fn: m.jsFork},
		jsapi.Method{Name: "spawn", Length: 3, Fn: m.jsSpawn},
		jsapi.Method{Name: "spawnSync", Length: 3, Fn: m.jsSpawnSync},
	)
	m.promisified(o, "exec")
	m.promisified(o, "execFile")
	return o
}

// onFlush has f called when the process exits.
func (m *ChildProcess) onFlush(f func()) {
	if m.env.Builtin("process") != nil {
		process.From(m.env).OnFlush(f)
	}
}

// settler is process.SettleSignals, to be called on other goroutines than the loop's.
func (m *ChildProcess) settler() func() {
	if m.env.Builtin("process") == nil {
		return func() {}
	}
	return process.From(m.env).SettleSignals
}
