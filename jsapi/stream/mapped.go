package stream

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// mapped calls a function for each chunk, some at a time, and gives the results in order
// (Node, "readable.map"). A pump reads the stream and fills the queue, which the generator
// empties.
type mapped struct {
	stage
	stream      goja.Value
	fn          jsapi.Fn
	wrap        wrapper
	most, ahead int          // calls at a time, results kept
	arg         *goja.Object // {signal}, the second argument of fn
	signal      *events.Signal
	unfollow    func()
	src         source
	queue       []*slot
	wake        func() // the generator, when it waits for the queue
	resume      func() // the pump, when it waits for room
	running     int
	done        bool
	started     bool
	waiters     []*lang.Waiter
}

// wrapper makes a slot of what the function of an operator returned, or threw, for a chunk.
type wrapper func(m *mapped, r, thrown, chunk goja.Value) *slot

// mapping checks the arguments of map and its kind, and makes the generator.
func (s *Streams) mapping(stream, fn, opts goja.Value, wrap wrapper) *mapped {
	f := s.operatorFn(fn, "fn")
	o := s.operatorOptions(opts)
	m := &mapped{stream: stream, fn: f, wrap: wrap, most: 1}
	m.s, m.body = s, m
	whole := func(name string, to *int, least int64) {
		if v := o.get(name); !jsapi.IsNullish(v) {
			floor := s.env.VM.ToValue(math.Floor(v.ToFloat()))
			*to = int(s.env.ValidateInteger(floor, "options."+name, least, jsapi.MaxSafeInteger))
		}
	}
	whole("concurrency", &m.most, 1)
	m.ahead = m.most - 1
	whole("highWaterMark", &m.ahead, 0)
	m.ahead += m.most
	m.follow(o)
	return m
}

// follow makes the signal that fn gets: it is aborted with that of the options.
func (m *mapped) follow(o options) {
	m.signal, m.unfollow = m.s.following(o)
	m.arg = m.s.env.VM.NewObject()
	jsapi.Must(m.arg.Set("signal", m.signal.Object()))
}

// following makes a signal that is aborted with that of the options; off ends that.
func (s *Streams) following(o options) (signal *events.Signal, off func()) {
	signal, off = s.events.NewSignal(), func() {}
	outer := object(o.get("signal"))
	switch {
	case outer == nil:
	case truthy(outer, "aborted"):
		signal.Abort(member(outer, "reason"))
	default:
		off = s.events.OnAbort(outer, signal.Abort)
	}
	return signal, off
}

// run implements stageBody.
func (m *mapped) run() {
	if m.started {
		m.taken()
	} else {
		m.started = true
		m.pump()
	}
	m.consume()
}

// consume gives what is at the head of the queue.
func (m *mapped) consume() {
	if len(m.queue) == 0 {
		context := m.s.env.Loop.Context
		m.wake = func() { m.s.job(context, m.consume) }
		return
	}
	p := m.queue[0]
	p.then(func(v, err goja.Value) {
		switch {
		case err != nil:
			m.leave(err, m.fail)
		case p.kind == slotEnd:
			m.leave(nil, m.finish)
		case m.signal.Aborted():
			m.leave(m.s.env.AbortError(nil), m.fail)
		case p.kind == slotNothing:
			m.taken()
			m.consume()
		default:
			m.give(v)
		}
	})
}

// taken takes the head off the queue.
func (m *mapped) taken() {
	m.queue[0] = nil
	m.queue = m.queue[1:]
	m.makeRoom()
}

// leave implements stageBody: the pump ends with the chunk that it reads.
func (m *mapped) leave(err goja.Value, then func(err goja.Value)) {
	m.done = true
	m.unfollow()
	if f := m.resume; f != nil {
		m.resume = nil
		f()
	}
	then(err)
}

// makeRoom lets the pump go on when it may.
func (m *mapped) makeRoom() {
	if f := m.resume; f != nil && !m.done && m.running < m.most && len(m.queue) < m.ahead {
		m.resume = nil
		f()
	}
}

// pump begins to read the stream.
func (m *mapped) pump() {
	if ex := m.s.env.Try(func() { m.src = m.s.sourceOf(m.stream) }); ex != nil {
		m.broken(ex.Value())
		return
	}
	m.src.next(m.got)
}

// got is a chunk of the stream.
func (m *mapped) got(v goja.Value, done bool, err goja.Value) {
	switch {
	case err != nil:
		m.broken(err)
	case done:
		m.add(&slot{m: m, kind: slotEnd, settled: true})
		m.pumped()
	case m.done:
		m.src.stop(func(err goja.Value) {
			if err != nil {
				m.broken(err)
			} else {
				m.pumped()
			}
		})
	case m.signal.Aborted():
		m.src.stop(func(goja.Value) { m.broken(m.s.env.AbortError(nil)) })
	default:
		m.mapOne(v)
	}
}

// mapOne calls the function and reads on, now or when there is room.
func (m *mapped) mapOne(v goja.Value) {
	var r, thrown goja.Value
	ex := m.s.env.Try(func() {
		r = m.fn(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{v, m.arg}})
	})
	if ex != nil {
		thrown = ex.Value()
	}
	p := m.wrap(m, r, thrown, v)
	m.running++
	p.then(m.mappedOne)
	m.add(p)
	if !m.done && (len(m.queue) >= m.ahead || m.running >= m.most) {
		context := m.s.env.Loop.Context
		m.resume = func() { m.s.job(context, func() { m.src.next(m.got) }) }
		return
	}
	m.src.next(m.got)
}

// mappedOne is the end of one call of the function.
func (m *mapped) mappedOne(_, err goja.Value) {
	m.done = m.done || err != nil
	m.running--
	m.makeRoom()
}

func (m *mapped) add(p *slot) {
	m.queue = append(m.queue, p)
	m.wakeUp()
}

func (m *mapped) wakeUp() {
	if f := m.wake; f != nil {
		m.wake = nil
		f()
	}
}

// broken is an error of the stream.
func (m *mapped) broken(err goja.Value) {
	p := &slot{m: m, settled: true, err: err}
	p.then(m.mappedOne)
	m.add(p)
	m.pumped()
}

// pumped is the end of the pump.
func (m *mapped) pumped() {
	m.done = true
	m.wakeUp()
}
