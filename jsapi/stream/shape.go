package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// thing is an object that may be a stream: one of ours, or a script's own with the usual
// properties. finished and pipeline ask only for what every stream shows.
type thing struct {
	s *Streams
	o *goja.Object // nil when the value was no object
}

func (s *Streams) thing(v goja.Value) thing {
	o, _ := v.(*goja.Object)
	return thing{s, o}
}

func (t thing) get(name string) goja.Value {
	if t.o == nil {
		return goja.Undefined()
	}
	if v := t.o.Get(name); v != nil {
		return v
	}
	return goja.Undefined()
}

func (t thing) has(method string) bool  { return jsapi.IsFunction(t.get(method)) }
func (t thing) truthy(name string) bool { return t.get(name).ToBoolean() }

// flag returns a property that must be true or false; known says that it is.
func (t thing) flag(name string) (v, known bool) {
	v, known = t.get(name).Export().(bool)
	return v, known
}

func (t thing) readState() thing  { return t.s.thing(t.get("_readableState")) }
func (t thing) writeState() thing { return t.s.thing(t.get("_writableState")) }

// isStream reports whether the object has what all streams of Node have.
func (t thing) isStream() bool {
	return t.o != nil && (t.truthy("_readableState") || t.truthy("_writableState") ||
		t.has("on") && (t.has("write") || t.has("pipe")))
}

func (t thing) isReadableStream() bool {
	return t.o != nil && t.has("pipe") && t.has("on") &&
		(!t.truthy("_writableState") || t.truthy("_readableState") && t.readState().notFalse("readable"))
}

func (t thing) isWritableStream() bool {
	return t.o != nil && t.has("write") && t.has("on") &&
		(!t.truthy("_readableState") || t.writeState().notFalse("writable"))
}

func (t thing) notFalse(name string) bool {
	v, known := t.flag(name)
	return v || !known
}

// readableFinished is whether 'end' has come or, when loose, is bound to come.
func (t thing) readableFinished(loose bool) bool {
	r := t.readState()
	if !t.isReadableStream() || r.truthy("errored") {
		return false
	}
	return r.truthy("endEmitted") || loose && r.truthy("ended") && r.get("length").ToInteger() == 0
}

// writableFinished is whether 'finish' has come or, when loose, is bound to come.
func (t thing) writableFinished(loose bool) bool {
	if !t.isWritableStream() {
		return false
	}
	if t.truthy("writableFinished") {
		return true
	}
	w := t.writeState()
	return !w.truthy("errored") && (w.truthy("finished") || loose && w.truthy("ended") && w.get("length").ToInteger() == 0)
}

// readable is stream.isReadable: known says whether the object can be asked at all.
func (t thing) readable() (v, known bool) {
	v, known = t.flag("readable")
	if !known {
		return false, false
	}
	return !t.destroyed() && t.isReadableStream() && v && !t.readableFinished(false), true
}

// writable is stream.isWritable.
func (t thing) writable() (v, known bool) {
	v, known = t.flag("writable")
	if !known {
		return false, false
	}
	ended := t.truthy("writableEnded") || !t.writeState().truthy("errored") && t.writeState().truthy("ended")
	return !t.destroyed() && t.isWritableStream() && v && !ended, true
}

func (t thing) destroyed() bool {
	return t.isStream() && (t.truthy("destroyed") || t.writeState().truthy("destroyed") || t.readState().truthy("destroyed") ||
		t.hook(destroyedMark) != nil && t.hook(destroyedMark).ToBoolean())
}

func (t thing) closed() bool {
	if v, known := t.flag("closed"); known {
		return v
	}
	if t.writeState().truthy("closed") || t.readState().truthy("closed") {
		return true
	}
	return t.truthy("_closed") && t.isOutgoing()
}

// isOutgoing is how http.OutgoingMessage is known, which is no Writable.
func (t thing) isOutgoing() bool {
	_, a := t.flag("_removedConnection")
	_, b := t.flag("_removedContLen")
	return a && b
}

// isResponse reports whether the object is an http.ServerResponse.
func (t thing) isResponse() bool {
	_, sent := t.flag("_sent100")
	return sent && t.isOutgoing()
}

// isIncoming reports whether the object is an http.IncomingMessage, but for one that asks for
// another protocol.
func (t thing) isIncoming() bool {
	_, a := t.flag("_consuming")
	_, b := t.flag("_dumped")
	return a && b && goja.IsUndefined(t.s.thing(t.get("req")).get("upgradeOrConnect"))
}

// isRequest reports whether the object is a client request as old packages make them.
func (t thing) isRequest() bool { return t.truthy("setHeader") && t.has("abort") }

// errored is the error that the stream has failed with, or nil.
func (t thing) errored() goja.Value {
	for _, v := range []goja.Value{t.get("writableErrored"), t.writeState().get("errored"),
		t.get("readableErrored"), t.readState().get("errored")} {
		if given(v) {
			return v
		}
	}
	return nil
}

// closes reports whether 'close' is still to come.
func (t thing) closes() bool {
	state := t.writeState()
	if state.o == nil {
		state = t.readState()
	}
	if state.o == nil {
		return t.isResponse()
	}
	return state.truthy("autoDestroy") && state.truthy("emitClose") && !state.truthy("closed")
}

// call calls a method of the object.
func (t thing) call(method string, args ...goja.Value) goja.Value {
	return t.s.env.Method(t.o, method, args...)
}

// callAs is call whose error, when there is no such method, names the object who.
func (t thing) callAs(who, method string, args ...goja.Value) goja.Value {
	if !t.has(method) {
		panic(t.s.env.TypeError(who + "." + method + " is not a function"))
	}
	return t.call(method, args...)
}

// destroy ends the stream, of whatever make it is: err, or AbortError when it had more to do.
func (t thing) destroy(err goja.Value) {
	if t.o == nil || t.destroyed() {
		return
	}
	if !given(err) && !t.finished() {
		err = t.s.env.AbortError(nil)
	}
	switch {
	case t.isIncoming(): // a server can still answer
		jsapi.Must(t.o.Set("socket", goja.Null()))
		t.call("destroy", args(err)...)
	case t.isRequest():
		t.call("abort")
	case t.s.thing(t.get("req")).isRequest():
		t.s.thing(t.get("req")).call("abort")
	case t.has("destroy"):
		t.call("destroy", args(err)...)
	case t.has("close"):
		t.call("close")
	default:
		t.s.env.Loop.NextTick(func() { t.emitEnd(err) })
	}
	if !t.truthy("destroyed") {
		jsapi.Must(t.o.SetSymbol(t.s.env.SymbolFor(destroyedMark), true))
	}
}

// destroyedMark names the symbol that an object has for a property when it was destroyed and
// has nothing of its own to tell of it.
const destroyedMark = "nodejs.stream.destroyed"

// emitEnd is the end of a stream without a destroy: 'error', and a tick later 'close'.
func (t thing) emitEnd(err goja.Value) {
	name := t.s.env.VM.ToValue
	if !given(err) {
		t.call("emit", name("close"))
		return
	}
	t.s.env.Loop.NextTick(func() { t.call("emit", name("close")) })
	t.call("emit", name("error"), err)
}

// finished reports whether there is nothing left to read or to write.
func (t thing) finished() bool {
	if !t.isStream() {
		return false
	}
	if t.destroyed() {
		return true
	}
	if r, known := t.readable(); known && r {
		return false
	}
	w, known := t.writable()
	return !known || !w
}

func (s *Streams) state3(v, known bool) goja.Value {
	if !known {
		return goja.Null()
	}
	return s.bool(v)
}

// predicates are isReadable and the others of the module.
func (s *Streams) predicates() []jsapi.Method {
	of := func(f func(t thing) goja.Value) jsapi.Fn {
		return func(c goja.FunctionCall) goja.Value { return f(s.thing(c.Argument(0))) }
	}
	return []jsapi.Method{
		{Name: "isDestroyed", Length: 1, Fn: of(func(t thing) goja.Value { return s.state3(t.destroyed(), t.isStream()) })},
		{Name: "isDisturbed", Length: 1, Fn: of(func(t thing) goja.Value {
			if v := t.hook("nodejs.stream.disturbed"); v != nil {
				return s.bool(v.ToBoolean())
			}
			return s.bool(t.truthy("readableDidRead") || t.truthy("readableAborted"))
		})},
		{Name: "isErrored", Length: 1, Fn: of(func(t thing) goja.Value {
			if v := t.hook("nodejs.stream.errored"); v != nil {
				return s.bool(v.ToBoolean())
			}
			state := t.readState() // whether 'error' has come, of the readable side where there is one
			if state.o == nil {
				state = t.writeState()
			}
			return s.bool(state.truthy("errorEmitted"))
		})},
		{Name: "isReadable", Length: 1, Fn: of(func(t thing) goja.Value {
			if v := t.hook("nodejs.stream.readable"); v != nil {
				return v
			}
			return s.state3(t.readable())
		})},
		{Name: "isWritable", Length: 1, Fn: of(func(t thing) goja.Value { return s.state3(t.writable()) })},
	}
}
