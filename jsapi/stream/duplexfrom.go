package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// bodies is what Duplex.from takes, in the words of its error.
const bodies = "of type function or an instance of Blob, ReadableStream, WritableStream, Stream, Iterable, " +
	"AsyncIterable, or Promise or { readable, writable } pair"

// duplexFrom is Duplex.from(body) (Node, "stream.Duplex.from"); name is that of the argument.
func (s *Streams) duplexFrom(body goja.Value, name string) goja.Value {
	t := s.thing(body)
	switch {
	case t.isDuplex():
		return body
	case t.isStream() && t.isReadableStream():
		return s.couple(t, thing{s, nil})
	case t.isStream() && t.isWritableStream():
		return s.couple(thing{s, nil}, t)
	case t.isStream():
		return s.couple(thing{s, nil}, thing{s, nil})
	case t.isWeb("ReadableStream"):
		return s.couple(s.thing(s.env.Method(s.Readable.Ctor, "fromWeb", body)), thing{s, nil})
	case t.isWeb("WritableStream"):
		return s.couple(thing{s, nil}, s.thing(s.env.Method(s.Writable.Ctor, "fromWeb", body)))
	case jsapi.IsFunction(body):
		return s.duplexOfFunction(body, name)
	case t.isWeb("Blob"):
		return s.duplexFrom(t.call("arrayBuffer"), name)
	case s.iterates(body):
		return s.from(s.duplexify().Ctor, body, s.fromOptions(nil, "objectMode", true, "writable", false))
	case s.thing(t.get("readable")).isWeb("ReadableStream") && s.thing(t.get("writable")).isWeb("WritableStream"):
		return s.env.Method(s.duplexify().Ctor, "fromWeb", body)
	case isPlain(t.get("readable")), isPlain(t.get("writable")):
		return s.couple(s.sideOf(t.get("readable"), thing.isReadableStream), s.sideOf(t.get("writable"), thing.isWritableStream))
	case t.has("then"):
		return s.duplexOfPromise(t)
	}
	panic(s.env.InvalidArgType(name, bodies, body))
}

// isDuplex reports whether the object has both sides of a stream, open or not.
func (t thing) isDuplex() bool {
	return t.o != nil && t.truthy("_readableState") && t.has("pipe") && t.has("on") && t.has("write")
}

// isPlain is JavaScript's typeof v === 'object'.
func isPlain(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return goja.IsNull(v) || ok && !jsapi.IsFunction(o)
}

// sideOf is one half of a pair.
func (s *Streams) sideOf(v goja.Value, is func(t thing) bool) thing {
	if !v.ToBoolean() {
		return thing{s, nil}
	}
	if t := s.thing(v); is(t) {
		return t
	}
	return s.thing(s.duplexFrom(v, "body"))
}

// duplexify is the class of what Duplex.from makes.
func (s *Streams) duplexify() *jsapi.Class {
	if s.duplexifyClass == nil {
		s.duplexifyClass = s.env.Class(jsapi.ClassSpec{Name: "Duplexify", Length: 1, Parent: s.Duplex, MustNew: true,
			Init: func(this *goja.Object, args []goja.Value) { s.initDuplex(this, s.optionsOf(args)) }})
	}
	return s.duplexifyClass
}

func (s *Streams) newDuplexify(defaults ...any) *goja.Object {
	return s.env.New(s.duplexify().Ctor, s.fromOptions(nil, defaults...))
}

// duplexOfPromise gives what a promise resolves to.
func (s *Streams) duplexOfPromise(t thing) goja.Value {
	var d *goja.Object
	t.call("then", s.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		if v := c.Argument(0); !jsapi.IsNullish(v) {
			s.env.Method(d, "push", v)
		}
		s.env.Method(d, "push", goja.Null())
		return goja.Undefined()
	}), s.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		thing{s, d}.destroy(c.Argument(0))
		return goja.Undefined()
	}))
	d = s.newDuplexify("objectMode", true, "writable", false, "read", s.silence())
	return d
}

// couple makes a Duplex of a readable and a writable stream, either of which may be missing.
func (s *Streams) couple(r, w thing) goja.Value {
	if r.o != nil && !r.has("read") {
		r = s.thing(s.env.Method(s.Readable.Ctor, "wrap", r.o))
	}
	readable, _ := r.readable()
	writable, _ := w.writable()
	t := &through{s: s}
	t.d = s.newDuplexify("readableObjectMode", r.truthy("readableObjectMode"), "writableObjectMode", w.truthy("writableObjectMode"),
		"readable", readable, "writable", writable)
	over := func(err goja.Value) {
		if given(err) {
			r.destroy(err)
		}
		t.over(err)
	}
	if writable {
		s.finished(w.o, finishedOptions{}, over)
		t.writes(w)
		s.subscribe(w.o, "finish", always, func([]goja.Value) { t.finish.call() })
	}
	if readable {
		s.finished(r.o, finishedOptions{}, over)
		t.reads(r)
	}
	t.tears(func(err goja.Value, cb goja.Value) {
		if t.closed {
			jsapi.Call(cb, goja.Undefined(), err)
			return
		}
		t.onclose = cb
		w.destroy(err)
		r.destroy(err)
	})
	return t.d
}
