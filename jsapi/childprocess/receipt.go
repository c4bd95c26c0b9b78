package childprocess

import "sync"

// receipt is what the hub says of a message that it was to write: for the callback of its
// send, and for the loop, which waits for it to be written.
type receipt struct {
	written func(error)
	err     error
	called  bool // on the loop
}

// receipts are those that the hub has settled, in the order of the sends, and the loop has
// not called yet.
type receipts struct {
	mu      sync.Mutex
	settled []*receipt
}

// settle says on the hub that r's message has been written, or will not be.
func (p *Peer) settle(r *receipt, err error) {
	r.err = err
	p.done.mu.Lock()
	p.done.settled = append(p.done.settled, r)
	first := len(p.done.settled) == 1
	p.done.mu.Unlock()
	if first {
		p.postApart(func() { p.callReceipts(nil) })
	}
}

// promptly is when Node calls the callback of a send whose message the socket takes at once:
// in a tick, or, with a handle, in the same turn of the loop. It waits for the hub to have tried.
func (p *Peer) promptly(r *receipt) {
	if !r.called {
		p.hub.Do(func() {})
		p.callReceipts(r)
	}
}

// callReceipts calls those that are settled, the first of them first and up to last; all for
// nil.
func (p *Peer) callReceipts(last *receipt) {
	for {
		p.done.mu.Lock()
		if len(p.done.settled) == 0 {
			p.done.mu.Unlock()
			return
		}
		r := p.done.settled[0]
		p.done.settled = p.done.settled[1:]
		p.done.mu.Unlock()
		r.called = true
		p.unwritten--
		p.hold()
		p.port.m.env.Loop.Call(func() { r.written(r.err) }) // what one throws is not the next one's fault
		if r == last {
			return
		}
	}
}
