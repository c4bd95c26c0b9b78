package workerthreads

import (
	"slices"
	"sync"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/clone"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// group is a main thread and the worker threads below it: what they have in common.
type group struct {
	mu       sync.Mutex
	lastID   int
	channels map[string][]*broadcast // the open BroadcastChannels by name
	members  map[int]*member         // the threads that run, by threadId
}

// broadcast is the state of a BroadcastChannel. It belongs to its runtime's goroutine, but
// for inbox, which the group's lock guards.
type broadcast struct {
	events.Target
	w      *Threads
	name   string
	handle *eventloop.Handle
	closed bool
	inbox  []*clone.Message
}

func (w *Threads) initBroadcast(this *goja.Object, args []goja.Value) {
	if len(args) == 0 {
		panic(w.env.MissingArgs("name"))
	}
	b := &broadcast{w: w, name: w.env.Text(args[0]), handle: w.env.Loop.NewHandle()}
	w.events.BindTarget(this, b, nil)
	w.broadcasts[b] = true
	g := w.group
	g.mu.Lock()
	if g.channels == nil {
		g.channels = make(map[string][]*broadcast)
	}
	g.channels[b.name] = append(g.channels[b.name], b)
	g.mu.Unlock()
}

// post gives m to every other channel of the name.
func (b *broadcast) post(m *clone.Message) {
	g := b.w.group
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, to := range g.channels[b.name] {
		if to != b {
			to.inbox = append(to.inbox, m)
			to.handle.Post(to.deliver)
		}
	}
}

// take takes the first message that has come, nil without one.
func (b *broadcast) take() *clone.Message {
	b.w.group.mu.Lock()
	defer b.w.group.mu.Unlock()
	if len(b.inbox) == 0 {
		return nil
	}
	m := b.inbox[0]
	b.inbox = b.inbox[1:]
	return m
}

func (b *broadcast) deliver() {
	if m := b.take(); m != nil {
		b.w.dispatch(&b.Target, m)
	}
}

func (b *broadcast) close() {
	if b.closed {
		return
	}
	b.closed = true
	b.handle.Close()
	delete(b.w.broadcasts, b)
	g := b.w.group
	g.mu.Lock()
	defer g.mu.Unlock()
	b.inbox = nil
	left := slices.DeleteFunc(slices.Clone(g.channels[b.name]), func(x *broadcast) bool { return x == b })
	if g.channels[b.name] = left; len(left) == 0 {
		delete(g.channels, b.name)
	}
}

func (w *Threads) broadcastOf(v goja.Value) *broadcast {
	b, _ := w.env.Unwrap(v).(*broadcast)
	return b
}

// defineBroadcast makes the class BroadcastChannel.
func (w *Threads) defineBroadcast(cs *classes) {
	env := w.env
	this := func(c goja.FunctionCall) *broadcast {
		if b := w.broadcastOf(c.This); b != nil {
			return b
		}
		panic(env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type BroadcastChannel`))
	}
	cs.broadcast = env.Class(jsapi.ClassSpec{Name: "BroadcastChannel", Length: 1, MustNew: true, Parent: w.events.TargetClass(),
		Init: w.initBroadcast,
		Methods: []jsapi.Method{
			{Name: "ref", Fn: func(c goja.FunctionCall) goja.Value { this(c).handle.Ref(); return c.This }},
			{Name: "unref", Fn: func(c goja.FunctionCall) goja.Value { this(c).handle.Unref(); return c.This }},
		},
		Accessors: []jsapi.Accessor{
			{Name: "name", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value { return env.VM.ToValue(this(c).name) }},
			w.events.Attribute("message"), w.events.Attribute("messageerror"),
		}})
	env.SetMethods(cs.broadcast.Proto, true,
		jsapi.Method{Name: "close", Fn: func(c goja.FunctionCall) goja.Value { this(c).close(); return goja.Undefined() }},
		jsapi.Method{Name: "postMessage", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			b := this(c)
			if len(c.Arguments) == 0 {
				panic(env.MissingArgs("message"))
			}
			if b.closed {
				panic(w.events.NewDOMException("BroadcastChannel is closed.", "InvalidStateError"))
			}
			b.post(clone.Pack(env, c.Arguments[0], nil))
			return goja.Undefined()
		}})
	w.events.ShowsProps(cs.broadcast)
}

// InspectProps implements jsapi.InspectProps.
func (b *broadcast) InspectProps() []jsapi.InspectProp {
	vm := b.w.env.VM
	return []jsapi.InspectProp{{Name: "name", Value: vm.ToValue(b.name)}, {Name: "active", Value: vm.ToValue(!b.closed)}}
}
