package childprocess

import (
	"errors"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
)

// handleQueue holds back the messages behind one with a handle that the other side has not
// acknowledged: as the script gave them, so that they cost what its own objects cost, and
// what it changes until their turn is sent. Scripts see it: _handleQueue lists those that
// wait, and _pendingMessage is the message of a socket that is ours no more. Both are null
// when no handle is under way.
type handleQueue struct {
	flying  bool // a message with a handle is not acknowledged yet
	shown   *goja.Object
	waiting []parcel
	drained func() // is called when none is under way any more; nil for nobody
}

// parcel is a send that waits, or something of the runtime's own, act, that must come behind
// the sends before it.
type parcel struct {
	message, handle, options goja.Value
	cb                       jsapi.Fn // nil for none
	act                      func()
}

// busy reports whether what is sent now has to wait.
func (q *handleQueue) busy() bool { return q.flying || len(q.waiting) > 0 }

// enqueue has x wait, and the process with it. It returns the number of those that wait.
func (q *handleQueue) enqueue(p *port, x parcel) int {
	q.waiting = append(q.waiting, x)
	if p.m.holding == nil {
		p.m.holding = make(map[*port]bool)
	}
	p.m.holding[p] = true
	p.link.keep(1)
	if x.act == nil {
		p.m.env.Method(q.shown, "push", p.entry(x.message, x.handle, x.options, x.cb))
	}
	return len(q.waiting)
}

// next takes the first of those that wait.
func (q *handleQueue) next(p *port) parcel {
	x := q.waiting[0]
	q.waiting[0] = parcel{}
	q.waiting = q.waiting[1:]
	if x.act == nil {
		p.m.env.Method(q.shown, "shift")
	}
	return x
}

// fly notes that a message with a handle goes out.
func (q *handleQueue) fly(p *port, pending *goja.Object) {
	q.flying = true
	if q.shown == nil {
		q.shown = p.m.env.VM.NewArray()
		p.show("_handleQueue", q.shown)
	}
	if pending != nil {
		p.show("_pendingMessage", pending)
	}
}

// landed notes that the message with a handle that was under way is settled, by err when it
// did not arrive: those that waited for it go out, up to the next with a handle.
func (q *handleQueue) landed(p *port, err error) {
	if err != nil && !errors.Is(err, ipc.ErrHandleLost) && p.onEnd != nil {
		q.lose(p)
		return
	}
	q.flying = false
	p.show("_pendingMessage", nil)
	for len(q.waiting) > 0 && !q.flying {
		x := q.next(p)
		p.m.env.Loop.Call(func() { p.release(x, err) }) // what one throws is not the next one's fault
		p.link.keep(-1)
	}
	if q.flying {
		return
	}
	q.waiting, q.shown = nil, nil
	delete(p.m.holding, p)
	p.show("_handleQueue", nil)
	if f := q.drained; f != nil {
		q.drained = nil
		f()
	}
}

// lose gives up what waits for a child that has gone. As in Node nobody is told: neither
// their callbacks, nor 'disconnect' follows, and _handleQueue stays as it is.
func (q *handleQueue) lose(p *port) {
	p.link.keep(-len(q.waiting))
	q.waiting = nil
	delete(p.m.holding, p)
	p.show("_pendingMessage", nil)
}

// release sends what waited, or tells it that the channel has gone.
func (p *port) release(x parcel, err error) {
	switch {
	case x.act != nil:
		x.act()
	case errors.Is(err, ipc.ErrClosed):
		p.written(x.cb, err)
	default:
		p.transmit(x)
	}
}

// behind calls f once the messages that were sent before have gone out.
func (p *port) behind(f func()) {
	if p.handles.busy() {
		p.handles.enqueue(p, parcel{act: f})
		return
	}
	f()
}

// spill gives everything that waits to the channels, which hold it back themselves: for a
// process that is about to exit, and runs no more JavaScript.
func (m *ChildProcess) spill() {
	for p := range m.holding {
		for len(p.handles.waiting) > 0 {
			x := p.handles.next(p)
			m.env.Loop.Call(func() { p.release(x, nil) })
		}
	}
	m.holding = nil
}

// show sets a property of the emitter to o, or to null.
func (p *port) show(name string, o *goja.Object) {
	v := goja.Null()
	if o != nil {
		v = o
	}
	jsapi.Must(p.em.Target().Set(name, v))
}

// entry is one of _handleQueue, and the greater part of _pendingMessage.
func (p *port) entry(message, handle, options goja.Value, cb jsapi.Fn) *goja.Object {
	vm := p.m.env.VM
	if _, ok := options.(*goja.Object); !ok {
		none := vm.NewObject()
		jsapi.Must(none.Set("swallowErrors", false))
		options = none
	}
	if jsapi.IsNullish(handle) {
		handle = goja.Null()
	}
	callback := goja.Undefined()
	if cb != nil {
		callback = p.m.env.Func("", 0, cb)
	}
	o := vm.NewObject()
	jsapi.Must(o.Set("callback", callback))
	jsapi.Must(o.Set("handle", handle))
	jsapi.Must(o.Set("options", options))
	jsapi.Must(o.Set("message", message))
	return o
}

// pendingMessage is _pendingMessage for a socket whose _handle was handle and whose server
// has key, "" for none.
func (p *port) pendingMessage(x parcel, handle goja.Value, key string) *goja.Object {
	envelope := p.m.env.VM.NewObject()
	jsapi.Must(envelope.Set("cmd", "NODE_HANDLE"))
	jsapi.Must(envelope.Set("type", ipc.TypeSocket))
	jsapi.Must(envelope.Set("msg", x.message))
	if key != "" {
		jsapi.Must(envelope.Set("key", key))
	}
	o := p.entry(envelope, handle, x.options, x.cb)
	jsapi.Must(o.Set("retransmissions", 0))
	return o
}
