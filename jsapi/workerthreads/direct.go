package workerthreads

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/clone"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// The outcomes of postMessageToThread.
const (
	received  = iota
	notFound  // no such thread, or nobody listens for 'workerMessage' there
	threw     // a listener has
	forgotten // the time is over
)

// member is a thread that runs, as the others of its group reach it.
type member struct {
	w      *Threads
	handle *eventloop.Handle
	asked  map[*question]bool // under way; the group's lock guards it
}

// question is one postMessageToThread: answered once.
type question struct {
	pending *eventloop.Pending
	answer  func(outcome int)
}

// join makes w one of its group.
func (w *Threads) join() {
	h := w.env.Loop.NewHandle()
	h.Unref()
	w.group.mu.Lock()
	w.group.members[w.id()] = &member{w: w, handle: h, asked: make(map[*question]bool)}
	w.group.mu.Unlock()
}

// leave takes w out of the group and answers what it was asked and has not answered.
func (w *Threads) leave() {
	g := w.group
	g.mu.Lock()
	m := g.members[w.id()]
	delete(g.members, w.id())
	g.mu.Unlock()
	if m != nil {
		for q := range m.asked {
			q.end(notFound)
		}
	}
}

func (q *question) end(outcome int) { q.pending.Resolve(func() { q.answer(outcome) }) }

// tellThread is the native behind postMessageToThread(threadId, value, transferList): the
// last argument is told the outcome.
func (w *Threads) tellThread(c goja.FunctionCall) goja.Value {
	id := int(c.Argument(0).ToInteger())
	msg := clone.Pack(w.env, c.Argument(1), clone.List(w.env, c.Argument(2), "Optional transferList argument must be an iterable"))
	answer := c.Argument(3)
	q := &question{pending: w.env.Loop.NewPending(), answer: func(outcome int) {
		jsapi.Call(answer, goja.Undefined(), w.env.VM.ToValue(outcome))
	}}
	g, from := w.group, w.id()
	g.mu.Lock()
	m := g.members[id]
	if m != nil {
		m.asked[q] = true
	}
	g.mu.Unlock()
	if m == nil {
		msg.Drop()
		q.end(notFound)
		return goja.Undefined()
	}
	m.handle.Post(func() { m.receive(q, msg, from) })
	return goja.Undefined()
}

// receive emits 'workerMessage' on process, on the loop of the thread that was asked.
func (m *member) receive(q *question, msg *clone.Message, from int) {
	env, outcome := m.w.env, notFound
	p := process.From(env)
	ex := env.Try(func() {
		if p.Emit("workerMessage", msg.Open(env), env.VM.ToValue(from)) {
			outcome = received
		}
	})
	if ex != nil {
		outcome = threw
	}
	m.w.group.mu.Lock()
	delete(m.asked, q)
	m.w.group.mu.Unlock()
	q.end(outcome)
}
