package workerthreads

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/clone"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// port is the state of a MessagePort. It belongs to its runtime's goroutine, but for wake.
type port struct {
	events.Target
	w       *Threads
	end     *end // nil when it was transferred
	handle  *eventloop.Handle
	started bool
	closing bool
	heard   int // listeners for 'message'
}

// newPort makes the MessagePort of e, which it owns. Until somebody listens for messages
// it does not keep the loop alive.
func (w *Threads) newPort(e *end) *port {
	p := &port{w: w, end: e, handle: w.env.Loop.NewHandle()}
	p.handle.Unref()
	w.events.BindTarget(w.env.Create(w.classes().port), p, p.listening)
	w.open[p] = true
	if e.attach(p) {
		p.wake()
	}
	return p
}

// IsMessagePort tells package events what may be in MessageEvent.ports.
func (p *port) IsMessagePort() {}

// wake has the port look into its inbox. It may be called from any goroutine.
func (p *port) wake() { p.handle.Post(p.deliver) }

// listening starts the port with its first listener for messages; the port keeps the loop
// alive while there is one.
func (p *port) listening(name string, n int) {
	if name != "message" {
		return
	}
	before := p.heard
	if p.heard = n; n == 0 && before > 0 {
		p.handle.Unref()
	} else if n > 0 && before == 0 && p.end != nil {
		p.handle.Ref()
		p.start()
	}
}

func (p *port) start() {
	if p.started || p.end == nil {
		return
	}
	p.started = true
	for range p.end.waiting() {
		p.wake()
	}
}

// deliver hands one message over. Each is a callback of its own to the loop.
func (p *port) deliver() {
	e := p.end
	if e == nil || !p.started && e.waiting() > 0 {
		return
	}
	m, over := e.take()
	switch {
	case m != nil:
		p.w.dispatch(&p.Target, m)
	case over:
		p.close()
	}
}

// dispatch emits m as 'message' on t, or as 'messageerror' what comes of opening it.
func (w *Threads) dispatch(t *events.Target, m *clone.Message) {
	name, ports := "message", []any{}
	var data goja.Value
	if ex := w.env.Try(func() {
		data = m.OpenWith(w.env, func(o *goja.Object) {
			if w.portOf(o) != nil {
				ports = append(ports, o)
			}
		})
	}); ex != nil {
		name, data = "messageerror", ex.Value()
	}
	t.Dispatch(w.events.NewMessage(name, data, ports), data)
}

// close closes the port in the close phase of this turn. What is delivered until then is.
func (p *port) close() {
	if p.closing || p.end == nil {
		return
	}
	p.closing = true
	p.w.env.Loop.OnClose(func() { p.shut(p.end) })
}

// shut lets go of e, when it has one, and of the loop, and emits 'close'.
func (p *port) shut(e *end) {
	p.release()
	if e != nil {
		e.close()
	}
	ev := p.w.events.NewPlain("close", p.w.classes().closeEvent)
	p.Dispatch(ev, nil)
}

func (p *port) release() {
	p.end = nil
	p.handle.Close()
	delete(p.w.open, p)
}

// Transfer implements jsapi.Transferred: the end goes on without this port, which is closed.
func (p *port) Transfer() jsapi.Aside {
	e := p.end
	if e == nil { // closed or transferred before: what arrives is closed, too
		e, _ = newChannel()
		e.closed = true
		return e
	}
	e.attach(nil)
	p.release()
	p.closing = true
	p.w.env.Loop.OnClose(func() { p.shut(nil) })
	return e
}

// InspectProps implements jsapi.InspectProps.
func (p *port) InspectProps() []jsapi.InspectProp {
	vm := p.w.env.VM
	return []jsapi.InspectProp{{Name: "active", Value: vm.ToValue(p.end != nil)}, {Name: "refed", Value: vm.ToValue(p.handle.HasRef())}}
}

// portOf is the port behind v, nil when v is no MessagePort.
func (w *Threads) portOf(v goja.Value) *port {
	p, _ := w.env.Unwrap(v).(*port)
	return p
}

// definePort makes the classes MessagePort and NodeEventTarget.
func (w *Threads) definePort(c *classes) {
	env := w.env
	node := w.events.NodeTargetClass(func(name string, arg goja.Value) *goja.Object {
		if name == "message" || name == "messageerror" {
			return w.events.NewMessage(name, arg, nil)
		}
		return w.events.NewCustom(name, arg)
	})
	method := func(name string, f func(p *port, c goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			p := w.portOf(c.This)
			if p == nil {
				panic(env.TypeError("Illegal invocation"))
			}
			return f(p, c)
		}}
	}
	do := func(name string, f func(p *port)) jsapi.Method {
		return method(name, func(p *port, _ goja.FunctionCall) goja.Value { f(p); return goja.Undefined() })
	}
	closing := method("close", func(p *port, c goja.FunctionCall) goja.Value {
		if jsapi.IsFunction(c.Argument(0)) {
			env.Method(p.Object(), "once", env.VM.ToValue("close"), c.Argument(0))
		}
		p.close()
		return goja.Undefined()
	})
	closing.Length = 1
	c.port = env.Class(jsapi.ClassSpec{Name: "MessagePort", Parent: node, MustNew: true, Enumerable: true,
		Init: func(*goja.Object, []goja.Value) {
			panic(env.CodeError("TypeError", "ERR_CONSTRUCT_CALL_INVALID", "Constructor cannot be called"))
		},
		Methods: []jsapi.Method{
			method("postMessage", w.postMessage), do("start", (*port).start),
			do("ref", func(p *port) { p.handle.Ref() }), do("unref", func(p *port) { p.handle.Unref() }),
			method("hasRef", func(p *port, _ goja.FunctionCall) goja.Value { return env.VM.ToValue(p.handle.HasRef()) }),
			closing,
		},
		Accessors: []jsapi.Accessor{w.events.Attribute("message"), w.events.Attribute("messageerror")},
	})
	w.events.ShowsProps(c.port)
	c.closeEvent = env.Class(jsapi.ClassSpec{Name: "MessagePortCloseEvent", Parent: w.events.EventClass(), MustNew: true})
}

// postMessage is port.postMessage(value, transferList or options).
func (w *Threads) postMessage(p *port, c goja.FunctionCall) goja.Value {
	if len(c.Arguments) == 0 {
		panic(w.env.CodeError("TypeError", "ERR_MISSING_ARGS", "Not enough arguments to MessagePort.postMessage"))
	}
	list := w.transferList(c.Argument(1))
	for _, v := range list {
		if v == goja.Value(p.Object()) {
			panic(w.events.NewDOMException("Transfer list contains source port", "DataCloneError"))
		}
	}
	m := clone.Pack(w.env, c.Arguments[0], list)
	if p.end == nil || p.closing {
		m.Drop()
	} else {
		p.end.send(m)
	}
	return w.env.VM.ToValue(true)
}

// transferList reads the second argument of postMessage: a list, or an object with one.
func (w *Threads) transferList(v goja.Value) []goja.Value {
	const message = "Optional transferList argument must be an iterable"
	o, ok := v.(*goja.Object)
	if !ok || jsapi.IsFunction(jsapi.OrUndefined(o.GetSymbol(goja.SymIterator))) {
		return clone.List(w.env, v, message)
	}
	return clone.List(w.env, o.Get("transfer"), "Optional options.transfer argument must be an iterable")
}

// messageChannel is new MessageChannel().
func (w *Threads) messageChannel(this *goja.Object, _ []goja.Value) {
	a, b := newChannel()
	jsapi.Must(this.Set("port1", w.newPort(a).Object()))
	jsapi.Must(this.Set("port2", w.newPort(b).Object()))
}

// receive is receiveMessageOnPort(port): the next message as {message}, or undefined.
func (w *Threads) receive(c goja.FunctionCall) goja.Value {
	var m *clone.Message
	if b := w.broadcastOf(c.Argument(0)); b != nil {
		m = b.take()
	} else {
		p := w.portOf(c.Argument(0))
		if p == nil {
			panic(w.notPort())
		}
		if p.end != nil {
			var over bool
			if m, over = p.end.take(); over {
				p.close()
			}
		}
	}
	if m == nil {
		return goja.Undefined()
	}
	o := w.env.VM.NewObject()
	jsapi.Must(o.Set("message", m.Open(w.env)))
	return o
}

func (w *Threads) notPort() goja.Value {
	return w.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", `The "port" argument must be a MessagePort instance`)
}
