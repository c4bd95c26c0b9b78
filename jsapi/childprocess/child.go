package childprocess

import (
	"syscall"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// Child is a ChildProcess (Node, "Class: ChildProcess"). It belongs to the loop.
type Child struct {
	events.Emitter
	m *ChildProcess

	proc        *osProcess
	alive       *eventloop.Handle // from the start until the exit is known
	unrefd      bool
	peer        *Peer // nil without a channel
	spec        *spec
	stdio       []*goja.Object // streams of pipes, nil elsewhere
	spawnFailed syscall.Errno
	setup       func(*Child) // is called before the channel starts; may be nil
}

// Class is class ChildProcess.
func (m *ChildProcess) Class() *jsapi.Class {
	if m.class != nil {
		return m.class
	}
	env := m.env
	m.class = env.Class(jsapi.ClassSpec{
		Name: "ChildProcess", Parent: m.ev.Class, Enumerable: true, AnyThis: true, Reads: "_events",
		Init: func(this *goja.Object, _ []goja.Value) { m.init(this) },
		Methods: []jsapi.Method{
			{Name: "spawn", Length: 1, Nameless: true, Fn: m.childMethod((*Child).jsSpawn)},
			{Name: "kill", Length: 1, Nameless: true, Fn: m.jsKill},
			{Name: "ref", Nameless: true, Fn: m.jsRef("ref")},
			{Name: "unref", Nameless: true, Fn: m.jsRef("unref")},
		},
	})
	dispose := env.Func("", 0, func(c goja.FunctionCall) goja.Value {
		if o := c.This.ToObject(env.VM); !truthy(o.Get("killed")) {
			env.Method(o, "kill")
		}
		return goja.Undefined()
	})
	jsapi.Must(m.class.Proto.DefineDataPropertySymbol(env.SymbolFor("nodejs.dispose"), dispose, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	m.ownSpawn = m.class.Proto.Get("spawn")
	return m.class
}

func (m *ChildProcess) childMethod(f func(*Child, goja.FunctionCall) goja.Value) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		child, ok := m.env.Unwrap(c.This).(*Child)
		if !ok { // of what has a _handle of its own, too
			panic(m.env.TypeError("Cannot read properties of undefined (reading 'spawn')"))
		}
		return f(child, c)
	}
}

// init gives a new ChildProcess the properties that it has before spawn.
func (m *ChildProcess) init(this *goja.Object) {
	c := &Child{m: m}
	m.ev.Bind(this, c)
	m.ev.Show(this)
	for _, p := range []struct {
		name string
		v    goja.Value
	}{
		{"_closesNeeded", m.env.VM.ToValue(1)}, {"_closesGot", m.env.VM.ToValue(0)}, {"connected", m.env.VM.ToValue(false)},
		{"signalCode", goja.Null()}, {"exitCode", goja.Null()}, {"killed", m.env.VM.ToValue(false)}, {"spawnfile", goja.Null()},
		{"_handle", c.newHandle()},
	} {
		jsapi.Must(this.Set(p.name, p.v))
	}
	diagnosticschannel.From(m.env).Publish("child_process", diagnosticschannel.Field{Name: "process", Value: this})
}

// newChild makes a ChildProcess and starts it, by what a script has put in the place of its
// method spawn if one has. setup may be nil.
func (m *ChildProcess) newChild(s *spec, setup func(*Child)) *Child {
	o := m.env.New(m.Class().Ctor)
	c := m.env.Unwrap(o).(*Child)
	c.setup = setup
	if spawn := o.Get("spawn"); spawn == m.ownSpawn {
		c.start(s)
	} else {
		m.env.Method(o, "spawn", m.spawnOptions(s))
	}
	c.limit(s)
	return c
}

// Pid is the process's number, 0 when it did not start.
func (c *Child) Pid() int {
	if c.proc == nil {
		return 0
	}
	return c.proc.Pid
}

// Peer is the parent's end of the channel, nil without one.
func (c *Child) Peer() *Peer { return c.peer }

// Connected reports whether the channel is open.
func (c *Child) Connected() bool { return c.peer != nil && c.peer.port.connected }

// Disconnect is subprocess.disconnect().
func (c *Child) Disconnect() {
	if c.peer != nil {
		c.peer.port.disconnect()
	}
}

// Send is subprocess.send with the arguments of a call.
func (c *Child) Send(args ...goja.Value) goja.Value {
	return c.m.env.Method(c.Object(), "send", args...)
}

// Behind calls f on the loop, where it must be called, once the messages that the script has
// sent before have been given to the channel: at once, unless one waits for a handle's
// acknowledgement.
func (c *Child) Behind(f func()) {
	if c.peer == nil {
		f()
		return
	}
	c.peer.port.behind(f)
}

// signal takes a signal by name or number; nothing means SIGTERM.
func (m *ChildProcess) signal(v goja.Value) syscall.Signal {
	if jsapi.IsUndefined(v) {
		return syscall.SIGTERM
	}
	if f, ok := jsapi.Number(v); ok {
		if s := syscall.Signal(f); f == 0 || f == float64(s) && unix.SignalName(s) != "" {
			return s
		}
	} else if jsapi.IsString(v) {
		if s := unix.SignalNum(upper(v.String())); s != 0 {
			return s
		}
	}
	panic(m.unknownSignal(v))
}

func (m *ChildProcess) unknownSignal(v goja.Value) *goja.Object {
	return m.env.CodeError("TypeError", "ERR_UNKNOWN_SIGNAL", "Unknown signal: "+m.env.Format(v))
}
