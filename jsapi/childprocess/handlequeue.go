package childprocess

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
)

// handleQueue is what scripts see of handles on their way: while the other side has not
// acknowledged one, _handleQueue lists the messages that package ipc holds back behind it,
// and _pendingMessage is the message of a socket that is ours no more. Both are null when
// no handle is under way.
type handleQueue struct {
	flying  bool // a message with a handle is not acknowledged yet
	shown   *goja.Object
	waiting []parcel // messages behind it
	drained func()   // is called when none is under way any more; nil for nobody
}

// parcel is a message as the queue knows it.
type parcel struct {
	handle  bool         // has a descriptor
	pending *goja.Object // what _pendingMessage is meanwhile, nil for null
}

// enqueue notes a message that is about to be sent. It returns the number of those that
// wait, this one included: 0 when it goes out at once.
func (q *handleQueue) enqueue(p *port, x parcel, entry func() *goja.Object) int {
	switch {
	case q.flying:
		q.waiting = append(q.waiting, x)
		p.m.env.Method(q.shown, "push", entry())
	case x.handle:
		q.fly(p, x)
		q.shown = p.m.env.VM.NewArray()
		p.show("_handleQueue", q.shown)
	}
	return len(q.waiting)
}

func (q *handleQueue) fly(p *port, x parcel) {
	q.flying = true
	if x.pending != nil {
		p.show("_pendingMessage", x.pending)
	}
}

// landed notes that the message with a handle that was under way is settled: those that
// waited for it go out, up to the next with a handle.
func (q *handleQueue) landed(p *port) {
	q.flying = false
	p.show("_pendingMessage", nil)
	for len(q.waiting) > 0 && !q.flying {
		if x := q.waiting[0]; x.handle {
			q.fly(p, x)
		}
		q.waiting = q.waiting[1:]
		p.m.env.Method(q.shown, "shift")
	}
	if q.flying {
		return
	}
	q.waiting, q.shown = nil, nil
	p.show("_handleQueue", nil)
	if f := q.drained; f != nil {
		q.drained = nil
		f()
	}
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
func (p *port) pendingMessage(message, handle, options goja.Value, key string, cb jsapi.Fn) *goja.Object {
	envelope := p.m.env.VM.NewObject()
	jsapi.Must(envelope.Set("cmd", "NODE_HANDLE"))
	jsapi.Must(envelope.Set("type", ipc.TypeSocket))
	jsapi.Must(envelope.Set("msg", message))
	if key != "" {
		jsapi.Must(envelope.Set("key", key))
	}
	o := p.entry(envelope, handle, options, cb)
	jsapi.Must(o.Set("retransmissions", 0))
	return o
}
