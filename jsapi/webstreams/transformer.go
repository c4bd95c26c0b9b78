package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// transformer is a TransformStreamDefaultController. (Streams Standard, section 6.3.)
type transformer struct {
	jsapi.Hidden
	stream                   *transform
	transform, flush, cancel algorithm       // nil at the end
	ended                    *engine.Promise // of cancel, abort or flush, whichever came first
}

const transformerName = "TransformStreamDefaultController"

func (s *streams) defineTransformer() {
	this := func(v goja.Value) *transformer { return the[*transformer](s, v, transformerName) }
	s.class(classSpec{name: transformerName, show: func(v goja.Value) []field { return []field{{"stream", objectOf(this(v).stream)}} }},
		getter("desiredSize", func(c goja.FunctionCall) goja.Value { return this(c.This).stream.readable.ctl.wanted() }),
		method("enqueue", 0, func(c goja.FunctionCall) goja.Value { this(c.This).enqueue(c.Argument(0)); return goja.Undefined() }),
		method("error", 0, func(c goja.FunctionCall) goja.Value { this(c.This).stream.fail(c.Argument(0)); return goja.Undefined() }),
		method("terminate", 0, func(c goja.FunctionCall) goja.Value {
			t := this(c.This).stream
			t.readable.ctl.close()
			t.failWritable(s.invalidState("TransformStream has been terminated"))
			return goja.Undefined()
		}))
}

func (c *transformer) forget() { c.transform, c.flush, c.cancel = nil, nil, nil }

// enqueue gives a chunk to the readable side. It throws when that takes none.
func (c *transformer) enqueue(chunk goja.Value) {
	t := c.stream
	r := t.readable.ctl
	if !r.takes() {
		panic(t.s.invalidState("Unable to enqueue"))
	}
	if ex := t.s.env.Try(func() { r.enqueue(chunk) }); ex != nil {
		t.failWritable(ex.Value())
		panic(t.readable.err)
	}
	if full := !t.readable.waiting() && r.room() <= 0; full != t.backpressure {
		t.press(true)
	}
}

// write transforms a chunk, when the readable side has room.
func (c *transformer) write(chunk goja.Value) *goja.Object {
	t := c.stream
	if !t.backpressure {
		return c.perform(chunk)
	}
	return t.s.then(t.change.Object(), func() goja.Value {
		if t.writable.state == erroring {
			panic(t.writable.err)
		}
		return c.perform(chunk)
	}, nil)
}

func (c *transformer) perform(chunk goja.Value) *goja.Object {
	return c.stream.s.then(c.transform(chunk, c.Object()), undefined, c.stream.fail)
}

// aborted is the sink's abort algorithm.
func (c *transformer) aborted(reason goja.Value) *goja.Object {
	r := c.stream.readable
	return c.stream.s.passed(c.end(c.cancel, reason, func() {
		if r.state == errored {
			panic(r.err)
		}
		r.ctl.fail(reason)
	}, r.ctl.fail))
}

// close is the sink's close algorithm.
func (c *transformer) close() *goja.Object {
	r := c.stream.readable
	return c.end(c.flush, c.Object(), func() {
		if r.state == errored {
			panic(r.err)
		}
		r.ctl.close()
	}, r.ctl.fail)
}

// cancelled is the source's cancel algorithm.
func (c *transformer) cancelled(reason goja.Value) *goja.Object {
	t := c.stream
	return c.end(c.cancel, reason, func() {
		if t.writable.state == errored {
			panic(t.writable.err)
		}
		t.unblock(reason)
	}, t.unblock)
}

// end is the promise of the end, which comes once: behind last, the script's method.
func (c *transformer) end(last algorithm, arg goja.Value, ok func(), bad func(err goja.Value)) *goja.Object {
	if c.ended != nil {
		return c.ended.Object()
	}
	s := c.stream.s
	p := last(arg)
	c.ended = s.env.Promises().New()
	c.forget()
	s.react(p, func(goja.Value) {
		s.settle(c.ended, func() goja.Value { ok(); return goja.Undefined() })
	}, func(err goja.Value) {
		bad(err)
		c.ended.Break(err)
	})
	return c.ended.Object()
}
