package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// sink is a WritableStreamDefaultController. (Streams Standard, section 5.4.)
type sink struct {
	jsapi.Hidden
	stream              *writable
	queue               queue // an entry without a value is the end
	signal              *events.Signal
	started             bool
	mark                float64
	size                size
	write, close, abort algorithm
}

const sinkName = "WritableStreamDefaultController"

func (s *streams) defineSink() {
	this := func(v goja.Value) *sink { return the[*sink](s, v, sinkName) }
	s.class(classSpec{name: sinkName, show: func(v goja.Value) []field { return []field{{"stream", objectOf(this(v).stream)}} }},
		getter("signal", func(c goja.FunctionCall) goja.Value { return this(c.This).signal.Object() }),
		method("error", 0, func(c goja.FunctionCall) goja.Value { this(c.This).stream.fail(c.Argument(0)); return goja.Undefined() }))
}

// begin gives the stream its controller, runs start and then takes what has been written.
func (c *sink) begin(start start) {
	w := c.stream
	s := w.s
	c.signal = s.events.NewSignal()
	w.ctl = c
	s.made(sinkName, c)
	w.press(c.full())
	s.react(s.outcome(start(c.Object())), func(goja.Value) {
		c.started = true
		c.advance()
	}, func(err goja.Value) {
		c.started = true
		w.deal(err)
	})
}

// sizeOf is what the strategy says of chunk; one that throws fails the stream.
func (c *sink) sizeOf(chunk goja.Value) (n goja.Value) {
	if c.size == nil {
		return nil
	}
	if ex := c.stream.s.env.Try(func() { n = c.size(chunk) }); ex != nil {
		c.stream.fail(ex.Value())
		return nil
	}
	return n
}

// full reports whether the queue is.
func (c *sink) full() bool { return c.mark-c.queue.total <= 0 }

// wanted is desiredSize.
func (c *sink) wanted() goja.Value {
	switch c.stream.state {
	case errored, erroring:
		return goja.Null()
	case closed:
		return c.stream.s.vm.ToValue(0)
	}
	return c.stream.s.vm.ToValue(c.mark - c.queue.total)
}

func (c *sink) enqueue(chunk, size goja.Value) {
	s := c.stream.s
	if ex := s.env.Try(func() { c.queue.put(s, chunk, size) }); ex != nil {
		c.stream.fail(ex.Value())
		return
	}
	c.pressed()
	c.advance()
}

// pressed tells the stream whether the queue is full, unless it ends.
func (c *sink) pressed() {
	if w := c.stream; !w.closeQueued() && w.state == writing {
		w.press(c.full())
	}
}

// advance gives the sink what is next, when it has nothing to do.
func (c *sink) advance() {
	w := c.stream
	switch {
	case !c.started || w.writing != nil:
	case w.state == erroring:
		w.finishErroring()
	case len(c.queue.list) == 0:
	case c.queue.list[0].value == nil:
		w.closing, w.close = w.close, nil
		c.queue.take()
		w.s.react(c.close(), func(goja.Value) { w.finished() }, w.unfinished)
	default:
		w.writing = w.writes[0]
		if w.writes = w.writes[1:]; len(w.writes) == 0 {
			w.writes = nil
		}
		w.s.react(c.write(c.queue.list[0].value, c.Object()), c.written, c.unwritten)
	}
}

func (c *sink) written(goja.Value) {
	w := c.stream
	w.writing.fulfil()
	w.writing = nil
	c.queue.take()
	c.pressed()
	c.advance()
}

func (c *sink) unwritten(err goja.Value) {
	w := c.stream
	w.writing.reject(err)
	w.writing = nil
	w.deal(err)
}
