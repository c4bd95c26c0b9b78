package stream

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// composed is what stream.compose makes of several stages: what is written to it goes into the
// first, and it gives what the last one gives.
type composed struct {
	through
	readable, writable bool
}

// jsCompose is stream.compose(...stages).
func (s *Streams) jsCompose(c goja.FunctionCall) goja.Value { return s.compose(c.Arguments) }

func (s *Streams) compose(given []goja.Value) goja.Value {
	switch len(given) {
	case 0:
		panic(s.env.MissingArgs("streams"))
	case 1:
		return s.duplexFrom(given[0], "body")
	}
	stages := append([]goja.Value(nil), given...)
	for _, i := range [...]int{0, len(stages) - 1} {
		if jsapi.IsFunction(stages[i]) {
			stages[i] = s.duplexFrom(stages[i], "body")
		}
	}
	for i, v := range stages {
		t := s.thing(v)
		if !t.isStream() && !t.isAnyWeb() {
			continue
		}
		if i < len(stages)-1 && !t.gives() {
			panic(s.env.InvalidArgValue("streams["+strconv.Itoa(i)+"]", given[i], "must be readable"))
		}
		if i > 0 && !t.takes() {
			panic(s.env.InvalidArgValue("streams["+strconv.Itoa(i)+"]", given[i], "must be writable"))
		}
	}
	c := &composed{through: through{s: s}}
	c.join(stages)
	return c.d
}

// gives reports whether the object is a stream of either kind that can be read.
func (t thing) gives() bool {
	r, _ := t.readable()
	return r || t.isWeb("ReadableStream") || t.isWeb("TransformStream")
}

// takes reports whether it can be written to.
func (t thing) takes() bool {
	w, _ := t.writable()
	return w || t.isWeb("WritableStream") || t.isWeb("TransformStream")
}

func (c *composed) join(stages []goja.Value) {
	s := c.s
	head := s.thing(stages[0])
	tail := s.thing(s.pipeline(stages, options{s, nil}, func(err, _ goja.Value) {
		waits := c.onclose != nil
		if c.over(err); !waits && !given(err) && !c.readable && !c.writable {
			s.env.Method(c.d, "destroy")
		}
	}))
	c.readable, c.writable = tail.gives(), head.takes()
	c.d = s.env.New(s.Duplex.Ctor, s.fromOptions(nil, "writableObjectMode", head.truthy("writableObjectMode"),
		"readableObjectMode", tail.truthy("readableObjectMode"), "writable", c.writable, "readable", c.readable))
	if c.writable {
		if head.isStream() {
			c.writes(head)
		} else {
			c.writesToWeb(head)
		}
		end := tail
		if tail.isWeb("TransformStream") {
			end = s.thing(tail.get("readable"))
		}
		s.finished(end.o, finishedOptions{}, func(goja.Value) { c.finish.call() })
	}
	if c.readable {
		if tail.isStream() {
			c.reads(tail)
		} else {
			c.readsFromWeb(tail)
		}
	}
	c.tears(func(err, cb goja.Value) {
		if tail.isStream() {
			tail.destroy(err)
		}
		if c.closed {
			jsapi.Call(cb, goja.Undefined(), err)
		} else {
			c.onclose = cb
		}
	})
}

// writesToWeb has d pass on what is written to it to a web stream.
func (c *composed) writesToWeb(head thing) {
	env := c.s.env
	if head.isWeb("TransformStream") {
		head = c.s.thing(head.get("writable"))
	}
	writer := head.call("getWriter").(*goja.Object)
	ready := func(cb goja.Value, then func()) {
		lang.Await(env, member(writer, "ready"), func(_, err goja.Value) {
			if err == nil {
				if ex := env.Try(then); ex != nil {
					err = ex.Value()
				}
			}
			if err != nil {
				jsapi.Call(cb, goja.Undefined(), err)
			}
		})
	}
	c.hook("_write", 3, func(call goja.FunctionCall) {
		chunk, cb := call.Argument(0), call.Argument(2)
		ready(cb, func() {
			c.s.forget(env.Method(writer, "write", chunk))
			jsapi.Call(cb, goja.Undefined())
		})
	})
	c.hook("_final", 1, func(call goja.FunctionCall) {
		cb := call.Argument(0)
		ready(cb, func() {
			c.s.forget(env.Method(writer, "close"))
			c.finish.f = cb
		})
	})
}

// readsFromWeb has d give what a web stream gives.
func (c *composed) readsFromWeb(tail thing) {
	env := c.s.env
	if tail.isWeb("TransformStream") {
		tail = c.s.thing(tail.get("readable"))
	}
	reader := tail.call("getReader").(*goja.Object)
	var read func()
	read = func() {
		var step goja.Value
		if ex := env.Try(func() { step = env.Method(reader, "read") }); ex != nil {
			return
		}
		lang.Await(env, step, func(step, err goja.Value) {
			if err != nil {
				return
			}
			more := false
			if ex := env.Try(func() { more = c.push(member(step, "value")) }); ex != nil || !more {
				return
			}
			if member(step, "done").ToBoolean() {
				c.push(goja.Null())
				return
			}
			read()
		})
	}
	c.hook("_read", 0, func(goja.FunctionCall) { read() })
}

// jsComposeWith is readable.compose(stage, options), before it becomes a Readable.
func (s *Streams) jsComposeWith(c goja.FunctionCall) goja.Value {
	stage, signal := c.Argument(0), goja.Undefined()
	if opts := c.Argument(1); !jsapi.IsNullish(opts) {
		s.env.ValidateObject(opts, "options")
		if signal = member(opts, "signal"); !jsapi.IsNullish(signal) {
			s.env.ValidateAbortSignal(signal, "options.signal")
		}
	}
	if t := s.thing(stage); t.isStream() {
		if w, _ := t.writable(); !w {
			panic(s.env.InvalidArgValue("stream", stage, "must be writable"))
		}
	}
	d := s.compose([]goja.Value{c.This, stage})
	if signal.ToBoolean() {
		s.abortWith(signal, d.(*goja.Object))
	}
	return s.from(s.Readable.Ctor, d, goja.Undefined())
}
