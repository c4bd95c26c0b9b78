package workerthreads

import (
	"sync"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/clone"
)

// end is one end of a channel. It belongs to no thread: the MessagePort that stands for it
// does, and a transfer takes the end from one port to the next.
type end struct {
	mu     *sync.Mutex // of both ends; it guards all that follows
	other  *end
	inbox  []*clone.Message
	over   bool  // the other end has closed: nothing comes behind what is in inbox
	closed bool  // this one has
	port   *port // that receives; nil while the end is on its way
}

// newChannel makes the two ends of a channel.
func newChannel() (a, b *end) {
	mu := new(sync.Mutex)
	a, b = &end{mu: mu}, &end{mu: mu}
	a.other, b.other = b, a
	return a, b
}

// send puts m, which the other end then owns, into its inbox. Nobody gets what is sent to
// an end that has closed.
func (e *end) send(m *clone.Message) {
	e.mu.Lock()
	to := e.other
	if e.closed || to.closed {
		e.mu.Unlock()
		m.Drop()
		return
	}
	to.inbox = append(to.inbox, m)
	p := to.port
	e.mu.Unlock()
	if p != nil {
		p.wake()
	}
}

// take takes the first message; nil when there is none. over is set when none will come
// any more.
func (e *end) take() (m *clone.Message, over bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.inbox) == 0 {
		return nil, e.over
	}
	m = e.inbox[0]
	e.inbox[0] = nil
	e.inbox = e.inbox[1:]
	return m, false
}

// waiting is how many messages are in the inbox.
func (e *end) waiting() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.inbox)
}

// attach gives the end to p, or takes it from its port when p is nil. It reports whether
// the other end has closed.
func (e *end) attach(p *port) (over bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.port = p
	return e.over
}

// close closes the end. The other one is told behind the messages that it still has.
func (e *end) close() {
	e.mu.Lock()
	if e.closed {
		e.mu.Unlock()
		return
	}
	lost := e.inbox
	e.closed, e.inbox, e.port = true, nil, nil
	e.other.over = true
	p := e.other.port
	e.mu.Unlock()
	for _, m := range lost {
		m.Drop()
	}
	if p != nil {
		p.wake()
	}
}

// Open implements jsapi.Aside: the end gets a port in the runtime where it has arrived.
func (e *end) Open(env *jsapi.Env) *goja.Object { return From(env).newPort(e).Object() }

// Drop implements jsapi.Aside: the end has not arrived anywhere.
func (e *end) Drop() { e.close() }
