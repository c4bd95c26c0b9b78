package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// transform is a TransformStream: what is written to its one side, transformed, is read from the
// other. (Streams Standard, section 6.2.)
type transform struct {
	jsapi.Hidden
	s            *streams
	ctl          *transformer
	readable     *readable
	writable     *writable
	backpressure bool      // the readable side is full
	change       *deferred // of backpressure: fulfilled when that changes
}

const transformName = "TransformStream"

func (s *streams) defineTransform() {
	this := func(v goja.Value) *transform { return the[*transform](s, v, transformName) }
	s.class(classSpec{name: transformName,
		make: s.newTransform,
		show: func(v goja.Value) []field {
			t := this(v)
			return []field{{"readable", objectOf(t.readable)}, {"writable", objectOf(t.writable)}, {"backpressure", s.vm.ToValue(t.backpressure)}}
		}},
		getter("readable", func(c goja.FunctionCall) goja.Value { return this(c.This).readable.Object() }),
		getter("writable", func(c goja.FunctionCall) goja.Value { return this(c.This).writable.Object() }))
	s.defineTransformer()
}

// newTransform is new TransformStream(transformer, writableStrategy, readableStrategy).
func (s *streams) newTransform(o *goja.Object, args []goja.Value) {
	t := &transform{s: s}
	s.env.Bind(o, t)
	by := s.object(jsapi.Arg(args, 0), "transformer")
	in, out := s.dictionary(jsapi.Arg(args, 1), "writableStrategy"), s.dictionary(jsapi.Arg(args, 2), "readableStrategy")
	for _, key := range []string{"readableType", "writableType"} {
		if v := by.Get(key); !jsapi.IsUndefined(v) {
			panic(s.invalidValue("RangeError", "transformer."+key, v, ""))
		}
	}
	r := &source{mark: s.highWaterMark(out, 0), size: s.sizeOf(out)}
	w := &sink{mark: s.highWaterMark(in, 1), size: s.sizeOf(in)}
	start := s.startOf(by, "transformer")
	c := &transformer{stream: t}
	if f := by.Get("transform"); f == nil || !f.ToBoolean() {
		c.transform = func(args ...goja.Value) *goja.Object {
			return s.promised(func() goja.Value { c.enqueue(args[0]); return goja.Undefined() })
		}
	} else {
		c.transform = s.algorithm(by, "transform", "transformer")
	}
	c.flush, c.cancel = s.algorithm(by, "flush", "transformer"), s.algorithm(by, "cancel", "transformer")
	t.join(c, r, w, start)
}

// join makes the two sides of t, which begin when start has been waited for.
func (t *transform) join(c *transformer, r *source, w *sink, start start) {
	s := t.s
	begun := s.deferred()
	begin := func(*goja.Object) goja.Value { return begun.Object() }
	t.ctl = c
	s.made(transformerName, c)
	w.write = func(args ...goja.Value) *goja.Object { return c.write(args[0]) }
	w.close = func(...goja.Value) *goja.Object { return c.close() }
	w.abort = func(args ...goja.Value) *goja.Object { return c.aborted(args[0]) }
	t.writable = &writable{s: s, state: writing}
	w.stream = t.writable
	w.begin(begin)
	s.made(writableName, t.writable)
	r.pull = func(...goja.Value) *goja.Object {
		t.press(false)
		return t.change.Object()
	}
	r.cancel = func(args ...goja.Value) *goja.Object { return c.cancelled(args[0]) }
	t.readable = s.create(begin, r)
	t.press(true)
	begun.resolve(start(c.Object()))
}

// press notes whether the readable side is full.
func (t *transform) press(on bool) {
	if t.change != nil {
		t.change.fulfil()
	}
	t.change, t.backpressure = t.s.deferred(), on
}

// fail errors both sides.
func (t *transform) fail(err goja.Value) {
	t.readable.ctl.fail(err)
	t.failWritable(err)
}

func (t *transform) failWritable(err goja.Value) {
	t.ctl.forget()
	t.unblock(err)
}

// unblock errors the writable side, and lets a write that waits go on.
func (t *transform) unblock(err goja.Value) {
	t.writable.fail(err)
	if t.backpressure {
		t.press(false)
	}
}
