package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/lang"
)

// iteratesAsync reports whether v has a method Symbol.asyncIterator.
func (s *Streams) iteratesAsync(v goja.Value) bool { return s.hasSymbol(v, s.events.AsyncIterator) }

// iterates reports whether for await can read v: strings count.
func (s *Streams) iterates(v goja.Value) bool {
	return s.iteratesAsync(v) || s.hasSymbol(v, goja.SymIterator)
}

func (s *Streams) hasSymbol(v goja.Value, name *goja.Symbol) bool {
	return !jsapi.IsNullish(v) && jsapi.IsFunction(v.ToObject(s.env.VM).GetSymbol(name))
}

// asyncIterable is what a function of a pipeline gets of the stage before it.
func (s *Streams) asyncIterable(v goja.Value) goja.Value {
	switch {
	case s.iterates(v):
		return v
	case s.thing(v).isReadableStream():
		g := &delegating{old: v}
		g.s, g.body = s, g
		return lang.CoroutinesOf(s.env).NewIterator(g)
	}
	panic(s.env.InvalidArgType("val", "an instance of Readable, Iterable, or AsyncIterable", v))
}

// chunksOf is what a pump reads of a stage: itself, or the readable side of a TransformStream.
func (s *Streams) chunksOf(v goja.Value) goja.Value {
	t := s.thing(v)
	switch {
	case t.isWeb("TransformStream"):
		return t.get("readable")
	case s.iterates(v), t.isWeb("ReadableStream"):
		return v
	case t.isReadableStream():
		return s.asyncIterable(v)
	}
	panic(s.env.InvalidArgType("val", "an instance of Readable, Iterable, AsyncIterable, ReadableStream, or TransformStream", v))
}

// delegating is a generator of the data of an old stream, by yield* from a stream that wraps it.
type delegating struct {
	stage
	old goja.Value
	src source
}

func (g *delegating) run() {
	if g.src == nil {
		ex := g.s.env.Try(func() {
			o := g.s.env.VM.NewObject()
			jsapi.Must(o.Set("objectMode", true))
			wrapped := g.s.env.Method(g.s.Readable.Ctor, "wrap", g.old, o)
			g.src = g.s.goSource(&iterator{b: g.s.Of(wrapped)})
		})
		if ex != nil {
			g.fail(ex.Value())
			return
		}
	}
	g.src.next(func(v goja.Value, done bool, err goja.Value) {
		if done || err != nil {
			g.finish(err)
		} else {
			g.reply(v)
		}
	})
}

func (g *delegating) leave(err goja.Value, then func(err goja.Value)) {
	g.src.stop(func(failed goja.Value) { then(firstOf(err, failed)) })
}
