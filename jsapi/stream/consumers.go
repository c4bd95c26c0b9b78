package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// consumers are the exports of stream/consumers, which read a stream, or anything that for await
// reads, to its end.
func (s *Streams) consumers() *goja.Object {
	o := s.env.VM.NewObject()
	global := func(name string) *goja.Object { return s.env.VM.Get(name).(*goja.Object) }
	method := func(name string, f func(v goja.Value) goja.Value) {
		s.env.SetMethods(o, true, jsapi.Method{Name: name, Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return f(c.Argument(0)) }})
	}
	blob := func(v goja.Value) goja.Value { return s.wholeBlob(v) }
	arrayBuffer := func(v goja.Value) goja.Value {
		return s.after(blob(v), func(v goja.Value) goja.Value { return s.env.Method(object(v), "arrayBuffer") })
	}
	method("arrayBuffer", arrayBuffer)
	method("blob", blob)
	method("buffer", func(v goja.Value) goja.Value {
		return s.after(arrayBuffer(v), func(v goja.Value) goja.Value { return s.env.Method(global("Buffer"), "from", v) })
	})
	method("text", s.wholeText)
	method("json", func(v goja.Value) goja.Value {
		return s.after(s.wholeText(v), func(v goja.Value) goja.Value { return s.env.Method(global("JSON"), "parse", v) })
	})
	return o
}

// after is the promise of an asynchronous function that awaits promise and returns what f makes
// of its value.
func (s *Streams) after(promise goja.Value, f func(v goja.Value) goja.Value) goja.Value {
	return s.task(func(end func(v, err goja.Value)) {
		lang.Await(s.env, promise, func(v, err goja.Value) {
			if err == nil {
				if ex := s.env.Try(func() { v = f(v) }); ex != nil {
					err = ex.Value()
				}
			}
			end(v, err)
		})
	})
}

// wholeBlob is a promise of a Blob of all chunks.
func (s *Streams) wholeBlob(v goja.Value) goja.Value {
	return s.consume(v, func() (func(v goja.Value), func() goja.Value) {
		var chunks []any
		return func(v goja.Value) { chunks = append(chunks, v) },
			func() goja.Value { return s.env.New(s.env.VM.Get("Blob"), s.env.VM.NewArray(chunks...)) }
	})
}

// wholeText is a promise of the text, in which bytes are UTF-8.
func (s *Streams) wholeText(v goja.Value) goja.Value {
	return s.consume(v, func() (func(v goja.Value), func() goja.Value) {
		decoder, on := s.env.New(s.env.VM.Get("TextDecoder")), s.env.VM.NewObject()
		jsapi.Must(on.Set("stream", true))
		var parts []any
		return func(v goja.Value) {
				if !jsapi.IsString(v) {
					v = s.env.Method(decoder, "decode", v, on)
				}
				parts = append(parts, v)
			}, func() goja.Value {
				parts = append(parts, s.env.Method(decoder, "decode"))
				return s.env.Method(s.env.VM.NewArray(parts...), "join", s.env.VM.ToValue(""))
			}
	})
}

// consume is a promise of what is made of all chunks of v: begin returns what takes each, and
// what ends.
func (s *Streams) consume(v goja.Value, begin func() (take func(v goja.Value), end func() goja.Value)) goja.Value {
	return s.task(func(end func(v, err goja.Value)) {
		take, last := begin()
		s.over(s.sourceOf(v), func(v goja.Value) bool { take(v); return false }, func(err goja.Value) {
			if err != nil {
				end(nil, err)
				return
			}
			var all goja.Value
			if ex := s.env.Try(func() { all = last() }); ex != nil {
				end(nil, ex.Value())
				return
			}
			end(all, nil)
		})
	})
}
