package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// source is the controller of a readable stream: a ReadableStreamDefaultController with its
// queue, or, with bytes, a ReadableByteStreamController. (Streams Standard, sections 4.6 and 4.7.)
type source struct {
	jsapi.Hidden
	stream         *readable
	queue          queue
	bytes          *byteQueue // nil for the default kind
	started        bool
	closeRequested bool // the end comes behind the queue
	pulling        bool // pull has been called and its promise waits
	pullAgain      bool // and is to be called again
	mark           float64
	size           size
	pull, cancel   algorithm // nil when the stream is at its end
}

const (
	sourceName     = "ReadableStreamDefaultController"
	byteSourceName = "ReadableByteStreamController"
)

func (s *streams) defineSources() {
	this := func(v goja.Value) *source {
		c := the[*source](s, v, sourceName)
		if c.bytes != nil {
			panic(s.invalidThis(sourceName))
		}
		return c
	}
	open := func(v goja.Value) *source {
		c := this(v)
		if !c.takes() {
			panic(s.invalidState("Controller is already closed"))
		}
		return c
	}
	s.class(classSpec{name: sourceName, show: func(v goja.Value) []field { this(v); return nil }},
		getter("desiredSize", func(c goja.FunctionCall) goja.Value { return this(c.This).wanted() }),
		method("close", 0, func(c goja.FunctionCall) goja.Value { open(c.This).close(); return goja.Undefined() }),
		method("enqueue", 0, func(c goja.FunctionCall) goja.Value { open(c.This).enqueue(c.Argument(0)); return goja.Undefined() }),
		method("error", 0, func(c goja.FunctionCall) goja.Value { this(c.This).fail(c.Argument(0)); return goja.Undefined() }))
	s.defineByteSource()
}

// begin gives the stream its controller, runs start and then pulls.
func (c *source) begin(start start) {
	s, name := c.stream.s, sourceName
	if c.bytes != nil {
		name = byteSourceName
	}
	c.stream.ctl = c
	s.made(name, c)
	s.react(s.outcome(start(c.Object())), func(goja.Value) {
		c.started = true
		c.pullWhenWanted()
	}, c.fail)
}

// read is [[PullSteps]] of the default kind.
func (c *source) read(q request) {
	if len(c.queue.list) == 0 {
		c.stream.reader.requests = append(c.stream.reader.requests, q)
		c.pullWhenWanted()
		return
	}
	chunk := c.queue.take()
	if c.closeRequested && len(c.queue.list) == 0 {
		c.forget()
		c.stream.close()
	} else {
		c.pullWhenWanted()
	}
	q.chunk(chunk)
}

// forget lets go of the algorithms, which are not called any more.
func (c *source) forget() { c.pull, c.cancel, c.size = nil, nil, nil }

// takes reports whether the stream takes another chunk.
func (c *source) takes() bool { return !c.closeRequested && c.stream.state == open }

// pullWhenWanted calls pull, never twice at once, when somebody waits or the queue is not full.
func (c *source) pullWhenWanted() {
	if !c.takes() || !c.started || !c.stream.waiting() && c.room() <= 0 {
		return
	}
	if c.pulling {
		c.pullAgain = true
		return
	}
	c.pulling = true
	c.stream.s.react(c.pull(c.Object()), func(goja.Value) {
		c.pulling = false
		if c.pullAgain {
			c.pullAgain = false
			c.pullWhenWanted()
		}
	}, c.fail)
}

// room is how much more the queue takes before it is full.
func (c *source) room() float64 { return c.mark - c.queue.total }

// wanted is desiredSize.
func (c *source) wanted() goja.Value {
	switch c.stream.state {
	case errored:
		return goja.Null()
	case closed:
		return c.stream.s.vm.ToValue(0)
	}
	return c.stream.s.vm.ToValue(c.room())
}

// close ends the stream behind what is in the queue.
func (c *source) close() {
	if !c.takes() {
		return
	}
	c.closeRequested = true
	if len(c.queue.list) == 0 {
		c.forget()
		c.stream.close()
	}
}

// enqueue gives a chunk to who waits, or to the queue. It throws what the strategy throws.
func (c *source) enqueue(chunk goja.Value) {
	if !c.takes() {
		return
	}
	if c.stream.waiting() {
		c.stream.reader.first().chunk(chunk)
	} else if ex := c.stream.s.env.Try(func() { c.put(chunk) }); ex != nil {
		c.fail(ex.Value())
		panic(ex.Value())
	}
	c.pullWhenWanted()
}

func (c *source) put(chunk goja.Value) {
	var n goja.Value
	if c.size != nil {
		n = c.size(chunk)
	}
	c.queue.put(c.stream.s, chunk, n)
}

// fail ends a stream that is open with an error.
func (c *source) fail(err goja.Value) {
	if c.stream.state != open {
		return
	}
	c.clear()
	c.forget()
	c.stream.fail(err)
}

// cancelled is [[CancelSteps]]: the queue goes, and the source is told.
func (c *source) cancelled(reason goja.Value) *goja.Object {
	c.clear()
	p := c.cancel(reason)
	c.forget()
	return p
}

// clear empties the queue, of either kind.
func (c *source) clear() {
	if c.bytes != nil {
		c.invalidate()
		c.bytes.wanted, c.bytes.list = nil, nil
	}
	c.queue = queue{}
}
