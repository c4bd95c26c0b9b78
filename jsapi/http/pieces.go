package http

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// A stream of a script's under a connection is written to as Node writes to it: each piece of a
// response is one write of the stream, with the callback that belongs to it, and it is the
// stream that says when a piece is written and who hears of it first. So responses over it go
// the long way (see hookNames), whose _writeRaw ends here. Sockets, and what is TLS, are
// spared that: there bytes gather; see cork.go.

// pieces is what a response writes over such a stream. It is the response's carrier while that
// has the stream, which is from 'finish' of the response before until its own.
type pieces struct {
	r       *Response
	c       *serverConn
	waiting []piece // until there is the stream, or because it has ended
	size    int     // of what waits, as Node counts it: the length of each
}

// piece is what one call of _writeRaw was given.
type piece struct{ data, encoding, callback goja.Value }

func (p *pieces) assigned() bool { return p.r.to != nil }

// open reports whether what is written goes to the stream.
func (p *pieces) open() bool { return p.assigned() && truthy(p.c.sock.Get("writable")) }

func (p *pieces) stream(method string, args ...goja.Value) goja.Value {
	return p.c.h.env.Method(p.c.sock, method, args...)
}

// write is message._writeRaw(data, encoding, callback).
func (p *pieces) write(w piece) goja.Value {
	vm := p.c.h.env.VM
	switch {
	case p.assigned() && p.c.dead():
		return vm.ToValue(false)
	case p.open():
		p.flush()
		return p.stream("write", w.data, w.encoding, w.callback)
	}
	p.waiting = append(p.waiting, w)
	p.moved(lengthOf(w.data))
	return vm.ToValue(p.size < p.r.mark)
}

// writeHead puts the head before what is about to be written.
func (p *pieces) writeHead(head goja.Value) {
	vm := p.c.h.env.VM
	p.waiting = slices.Insert(p.waiting, 0, piece{head, vm.ToValue("latin1"), goja.Null()})
	p.moved(lengthOf(head))
}

func lengthOf(data goja.Value) int {
	o, ok := data.(*goja.Object)
	if !ok {
		return data.(goja.String).Length()
	}
	return int(o.Get("length").ToInteger())
}

// moved notes that n more wait.
func (p *pieces) moved(n int) {
	p.size += n
	p.c.unwritten += n
	p.c.outputMoved()
}

// flush gives the stream what has waited, and reports whether it wants more.
func (p *pieces) flush() bool {
	if len(p.waiting) == 0 {
		return true
	}
	all, more := p.waiting, false
	p.waiting = nil
	p.stream("cork")
	for _, w := range all {
		more = p.stream("write", w.data, w.encoding, w.callback).ToBoolean()
	}
	p.stream("uncork")
	p.moved(-p.size)
	return more
}

// assign gives the response the stream.
func (p *pieces) assign() {
	r, c := p.r, p.c
	for r.to = p; r.corked > 0; r.corked-- {
		p.stream("cork")
	}
	c.hearLast()
	r.Emit("socket", c.sock)
	if !p.open() {
		return
	}
	switch more := p.flush(); {
	case r.finished:
		r.prefinish()
	case more:
		r.outputMoved()
	}
	c.readOn()
}

// corkForTick has what is written until the end of the tick reach the stream together.
func (p *pieces) corkForTick() {
	if p.assigned() && !truthy(p.c.sock.Get("writableCorked")) {
		p.stream("cork")
		p.c.h.env.Loop.NextTick(func() { p.stream("uncork") })
	}
}

// ending is told that the response ends, before the last of it is written.
func (p *pieces) ending() {
	if p.assigned() {
		p.stream("cork")
	}
}

// ended is told that it has ended: no cork holds it back.
func (p *pieces) ended(*Outgoing) {
	if !p.assigned() {
		return
	}
	if state, ok := p.c.sock.Get("_writableState").(*goja.Object); ok {
		must(state.Set("corked", 1))
	}
	p.stream("uncork")
	if len(p.waiting) == 0 && p.c.oldest == p.r.ex {
		p.r.prefinish()
	}
}

// finish is the callback of the last piece: the response gives the stream to the next one, or
// ends it.
func (p *pieces) finish() {
	r, c, x := p.r, p.c, p.r.ex
	r.finishEmitted, r.to = true, nil
	x.dumpUnread()
	c.h.env.Loop.NextTickJob((*shutJob)(r))
	if c.oldest = x.next; !c.closed {
		c.unsent, c.first = x.next, x.next
	}
	switch next := x.next; {
	case r.last:
		c.h.endSoon(c.sock)
	case next == nil:
		c.waitIdle()
		c.readOn()
	default:
		x.next = nil
		next.res.pieces.assign()
	}
	r.Emit("finish")
}

// onFinish is finish as the stream calls it.
func (p *pieces) onFinish() *goja.Object {
	return p.c.h.env.Func("bound onFinish", 0, func(goja.FunctionCall) goja.Value {
		p.finish()
		return goja.Undefined()
	})
}

// queued is how much waits, here and in the stream.
func (p *pieces) queued() int {
	if p.assigned() {
		return p.size + p.c.over.queued()
	}
	return p.size
}

// corked is writableCorked.
func (p *pieces) corked() goja.Value {
	if p.assigned() {
		return jsapi.OrUndefined(p.c.sock.Get("writableCorked"))
	}
	return p.c.h.env.VM.ToValue(p.r.corked)
}

// outputData is what waits, as scripts see it.
func (p *pieces) outputData() goja.Value {
	vm := p.c.h.env.VM
	all := make([]any, len(p.waiting))
	for i, w := range p.waiting {
		o := vm.NewObject()
		must(o.Set("data", w.data))
		must(o.Set("encoding", w.encoding))
		must(o.Set("callback", w.callback))
		all[i] = o
	}
	return vm.NewArray(all...)
}

// The rest of carrier: nothing gathers.

func (p *pieces) buffer() *[]byte                { return new([]byte) }
func (p *pieces) wrote(bool)                     {}
func (p *pieces) send([]byte)                    {}
func (p *pieces) whenWritten(func(_ goja.Value)) {}
func (p *pieces) socketObject() goja.Value       { return p.c.sock }
