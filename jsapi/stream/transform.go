package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// transform is what a Transform adds to a Duplex (Node, "Class: stream.Transform").
type transform struct {
	b    *Base
	held func() // the write that waits for the readable side to be read
	done *goja.Object
	// before is the readable length when the transform under way began.
	before int
}

// write is our own _write of a Transform: it calls _transform.
func (t *transform) write(c *chunk, encoding string) {
	b := t.b
	t.before = b.r.length
	v := b.method("_transform")
	switch v {
	case goja.Value(b.s.fns.passThrough):
		t.pass(c)
	default:
		b.call(v, "_transform", c.Value(), b.s.encoding(encoding), t.callback())
	}
}

// pass moves a chunk from one side to the other without looking at it.
func (t *transform) pass(c *chunk) {
	r := t.b.r
	if !t.b.resolves("push", t.b.s.fns.push) || r.objectMode || !c.bytes {
		t.transformed(nil, c.Value())
		return
	}
	r.add(*c, "", false)
	t.next()
}

// callback is the function that ends a _transform, one for the life of the stream.
func (t *transform) callback() goja.Value {
	if t.done == nil {
		t.done = t.b.s.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
			t.transformed(c.Argument(0), c.Argument(1))
			return goja.Undefined()
		})
	}
	return t.done
}

func (t *transform) transformed(err, v goja.Value) {
	if given(err) {
		t.b.w.wrote(err)
		return
	}
	if !jsapi.IsNullish(v) {
		t.b.s.env.Method(t.b.Object(), "push", v)
	}
	t.next()
}

// next lets the next chunk come, unless the reader is behind.
func (t *transform) next() {
	t.goOn(t.before, func() { t.b.w.wrote(nil) })
}

// goOn calls done, now or when the reader has caught up; before is the readable length of
// when the transform began.
func (t *transform) goOn(before int, done func()) {
	switch r := t.b.r; {
	case r.ended:
		t.b.tick(done)
	case t.b.w.ended || before == r.length || r.length < r.hwm:
		done()
	default:
		t.held = done
	}
}

// read is our own _read of a Transform.
func (t *transform) read() {
	if f := t.held; f != nil {
		t.held = nil
		f()
	}
}

// heldValue is the callback of the write that waits, as inspect shows it.
func (t *transform) heldValue() goja.Value {
	if t.held == nil {
		return goja.Null()
	}
	return t.callback()
}

// flush is our own _final: _flush, then the end of the readable side. cb may be nil.
func (t *transform) flush(cb func(err goja.Value)) {
	b := t.b
	if cb == nil {
		cb = func(err goja.Value) {
			if given(err) {
				b.Destroy(err)
			}
		}
	}
	f := b.method("_flush")
	if !jsapi.IsFunction(f) || b.destroyed {
		b.s.env.Method(b.Object(), "push", goja.Null())
		cb(nil)
		return
	}
	b.call(f, "_flush", b.s.env.Func("", 2, func(c goja.FunctionCall) goja.Value {
		if err := c.Argument(0); given(err) {
			cb(err)
			return goja.Undefined()
		}
		if v := c.Argument(1); !jsapi.IsNullish(v) {
			b.s.env.Method(b.Object(), "push", v)
		}
		b.s.env.Method(b.Object(), "push", goja.Null())
		cb(nil)
		return goja.Undefined()
	}))
}
