package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// isAnyWeb reports whether the object looks like one of the web streams.
func (t thing) isAnyWeb() bool {
	return t.isWeb("ReadableStream") || t.isWeb("WritableStream") || t.isWeb("TransformStream")
}

// hook is what a web stream keeps for us under the symbol of that name; see webstreams.
func (t thing) hook(name string) goja.Value {
	if t.o == nil {
		return nil
	}
	return t.o.GetSymbol(t.s.env.SymbolFor(name))
}

// ends reports whether finished can wait for the object: a stream of either kind.
func (t thing) ends() bool {
	return t.isStream() || t.hook("nodejs.webstream.isClosedPromise") != nil
}

// webFinished is finished for a web stream: done is called in the tick behind its end.
func (s *Streams) webFinished(t thing, signal *goja.Object, done func(err goja.Value)) (clean func()) {
	over, off := false, func() {}
	tell := func(err goja.Value) {
		if !over {
			over = true
			off()
			s.env.Loop.NextTick(func() { done(err) })
		}
	}
	if signal != nil {
		abort := func(reason goja.Value) { tell(s.env.AbortError(reason)) }
		if truthy(signal, "aborted") {
			abort(member(signal, "reason"))
		} else {
			off = s.events.OnAbort(signal, abort)
		}
	}
	settled := func(err func(goja.FunctionCall) goja.Value) goja.Value {
		return s.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
			tell(err(c))
			return goja.Undefined()
		})
	}
	promise := t.hook("nodejs.webstream.isClosedPromise").(*goja.Object).Get("promise").(*goja.Object)
	s.env.Method(promise, "then", settled(func(goja.FunctionCall) goja.Value { return nil }),
		settled(func(c goja.FunctionCall) goja.Value { return c.Argument(0) }))
	return func() {}
}

// webAbort makes the function that fails a web stream, or nil when the object is none.
func (s *Streams) webAbort(t thing) func(err goja.Value) {
	f, ok := jsapi.AsFn(jsapi.OrUndefined(t.hook("nodejs.webstream.controllerErrorFunction")))
	if !ok {
		return nil
	}
	return func(err goja.Value) { f(goja.FunctionCall{This: t.o, Arguments: []goja.Value{err}}) }
}
