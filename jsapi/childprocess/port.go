package childprocess

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// link is a channel as a port needs it: a Peer, or the Own channel.
type link interface {
	// post queues a message. Written and Settled are called on the loop, inside Call; for a
	// prompt one, which has a callback, Written in a tick when the socket takes all of it at
	// once, or with a handle in the same turn.
	post(m ipc.Outgoing, prompt bool)
	// backlog is the number of bytes that post has queued and the socket has not taken. It is
	// exact from highWater on.
	backlog() int64
	// leave sends what is queued and closes.
	leave()
	setRef(on bool)
	// keep adds by to the messages that wait for a handle's acknowledgement: while there are
	// any, the loop stays.
	keep(by int)
	// showTapped has deliverInternal see, from now on, messages that a Tap has taken too.
	showTapped()
	// descriptor is the channel's, for process.channel.fd.
	descriptor() int
}

// port is a channel as scripts see it: send, disconnect, connected, channel, 'message' and
// 'disconnect' of a ChildProcess or of process. It belongs to the loop.
type port struct {
	m         *ChildProcess
	em        *events.Emitter
	link      link
	mode      ipc.Mode
	connected bool
	unlinked  bool      // the channel has been given up: nothing comes in any more
	arrivals  []arrival // from arrived on, those whose tick is still to come
	arrived   int
	nextFn    func()          // next, made once
	held      [][2]goja.Value // messages, with handles, that came before there was a listener
	handles   handleQueue
	control   *goja.Object // the property channel
	pipe      *goja.Object // for process._getActiveHandles(), made when a script asks
	onEnd     func()       // when the other side has disconnected, before 'disconnect'
	refs      refCount
	given     map[string]*given // sockets sent, by the key of their server
	taken     map[string]*held  // sockets received, the same
}

// newPort puts the members of a channel on em's object.
func (m *ChildProcess) newPort(em *events.Emitter, l link, mode ipc.Mode) *port {
	p := &port{m: m, em: em, link: l, mode: mode, connected: true}
	p.nextFn = p.next
	env, o := m.env, em.Target()
	p.control = p.newControl()
	jsapi.Must(o.Set("channel", p.control))
	p.oldChannel(o)
	p.show("_handleQueue", nil)
	p.show("_pendingMessage", nil)
	jsapi.Must(o.Set("send", env.Func("", 4, p.jsSend)))
	jsapi.Must(o.Set("_send", env.Func("", 4, p.jsSend)))
	jsapi.Must(o.Set("connected", true))
	jsapi.Must(o.Set("disconnect", env.Func("", 0, p.jsDisconnect)))
	jsapi.Must(o.Set("_disconnect", env.Func("", 0, p.jsDisconnect)))
	em.OnGo("newListener", func(args []goja.Value) {
		if len(p.held) > 0 {
			env.Loop.NextTick(p.emitHeld)
		}
		if args[0].String() == "internalMessage" {
			l.showTapped()
		}
	})
	return p
}

// oldChannel defines _channel, the deprecated name of the property channel.
func (p *port) oldChannel(o *goja.Object) {
	env := p.m.env
	deprecated := func(length int, f jsapi.Fn) goja.Value {
		return env.Func("deprecated", length, func(c goja.FunctionCall) goja.Value {
			if env.Builtin("process") != nil {
				process.From(env).Deprecate("_channel is deprecated. Use ChildProcess.channel instead.", "DEP0129")
			}
			return f(c)
		})
	}
	get := deprecated(0, func(goja.FunctionCall) goja.Value { return o.Get("channel") })
	set := deprecated(1, func(c goja.FunctionCall) goja.Value {
		jsapi.Must(o.Set("channel", c.Argument(0)))
		return goja.Undefined()
	})
	jsapi.Must(o.DefineAccessorProperty("_channel", get, set, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// ended is told that the other side has gone, or what broke the channel.
func (p *port) ended(err error) {
	if p.unlinked {
		return
	}
	p.broken(err)
	if p.onEnd != nil && p.handles.busy() {
		p.handles.lose(p)
		p.goneUnanswered()
	} else {
		p.end()
	}
	if p.onEnd != nil { // a ChildProcess that we have disconnected does not come to 'close', in Node neither
		p.onEnd()
	}
}

// goneUnanswered is the end of a child that has not answered for a handle: see lose. One that
// we were about to disconnect then is, to Node, disconnected twice.
func (p *port) goneUnanswered() {
	if !p.connected {
		p.alreadyDisconnected()
	}
	p.unlink()
	p.link.setRef(false)
	p.settleGiven()
}

func (p *port) alreadyDisconnected() {
	p.em.Emit("error", p.m.env.CodeError("Error", "ERR_IPC_DISCONNECTED", "IPC channel is already disconnected"))
}

// jsDisconnect is subprocess.disconnect() and process.disconnect().
func (p *port) jsDisconnect(goja.FunctionCall) goja.Value {
	p.disconnect()
	return goja.Undefined()
}

// disconnect closes the channel, once the other side has the handles that are under way.
func (p *port) disconnect() {
	if !p.connected {
		p.alreadyDisconnected()
		return
	}
	p.unplug()
	if p.handles.busy() {
		p.handles.drained = p.leave
		return
	}
	p.leave()
}

// leave gives up the channel, which sends what it has been given before it closes.
func (p *port) leave() {
	p.unlink()
	p.link.leave()
	p.end()
}

// unplug takes no more messages.
func (p *port) unplug() {
	p.connected = false
	jsapi.Must(p.em.Target().Set("connected", false))
}

// unlink is unplug, and the channel is gone.
func (p *port) unlink() {
	p.unplug()
	p.unlinked = true
	jsapi.Must(p.em.Target().Set("channel", goja.Null()))
}

// end emits 'disconnect' in a tick, behind those of what has arrived.
func (p *port) end() {
	p.unlink()
	p.m.env.Loop.NextTick(func() {
		p.link.setRef(false)
		p.settleGiven()
		p.em.Emit("disconnect")
	})
}

// settleGiven answers for the sockets that the other side had.
func (p *port) settleGiven() {
	for _, g := range p.given {
		g.settle()
	}
}
