package stream

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// SinkMethods are _writev and _final for the prototype of a class whose structs are a
// GatherSink and a Finisher: a subclass reaches the sink with super._writev and
// super._final. While they are not overridden the stream calls the sink itself.
func (s *Streams) SinkMethods() (writev, final *goja.Object) {
	if s.fns.underWritev == nil {
		s.fns.underWritev = s.env.Func("", 2, s.onWrite(s.jsUnderWritev))
		s.fns.underFinal = s.env.Func("", 1, s.onWrite(s.jsUnderFinal))
	}
	return s.fns.underWritev, s.fns.underFinal
}

// SetDecodeStrings says whether the sink's _write, where a script overrides it, gets strings
// as Buffers: the option decodeStrings. The sink itself gets bytes.
func (w *WriteSide) SetDecodeStrings(on bool) { w.keepStrings = !on }

// WaitingBytes is how many bytes the writes have that the sink has not seen.
func (w *WriteSide) WaitingBytes() (n int) {
	for i := w.next; i < len(w.queued); i++ {
		n += len(w.queued[i].c.raw(w.queued[i].encoding))
	}
	return n
}

// jsUnderWritev is _writev(chunks, callback).
func (s *Streams) jsUnderWritev(w *WriteSide, c goja.FunctionCall) goja.Value {
	list, cb := c.Argument(0).(*goja.Object), c.Argument(1)
	bs := make([][]byte, list.Get("length").ToInteger())
	for i := range bs {
		e := list.Get(strconv.Itoa(i)).(*goja.Object)
		ch := s.chunkOf(e.Get("chunk"))
		bs[i] = ch.raw(text(jsapi.OrUndefined(e.Get("encoding"))))
	}
	w.redirect = ender(cb)
	w.gather.WriteChunks(bs)
	return goja.Undefined()
}

// ender calls cb, the callback of a method beneath a stream: with an error, or with nothing.
func ender(cb goja.Value) func(err goja.Value) {
	return func(err goja.Value) {
		if err == nil {
			jsapi.Call(cb, goja.Undefined())
		} else {
			jsapi.Call(cb, goja.Undefined(), err)
		}
	}
}

// jsUnderFinal is _final(callback).
func (s *Streams) jsUnderFinal(w *WriteSide, c goja.FunctionCall) goja.Value {
	cb := c.Argument(0)
	w.b.finalized = ender(cb)
	w.b.finisher.Finish()
	return goja.Undefined()
}
