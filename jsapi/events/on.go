package events

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// staticOn is events.on(emitter, name, options).
func (m *Events) staticOn(c goja.FunctionCall) goja.Value {
	opts := c.Argument(2)
	if goja.IsNull(opts) {
		m.readable(opts, "signal")
	}
	signal := m.signalOption(opts)
	if signal != nil && property(signal, "aborted").ToBoolean() {
		panic(m.env.AbortError(property(signal, "reason")))
	}
	it := &iterator{m: m, high: jsapi.MaxSafeInteger, low: 1}
	it.marks(opts)
	it.src = m.sourceOf(c.Argument(0))
	it.listen(c.Argument(1), opts, signal)
	return it.object()
}

// Lines is the iterator of a readline.Interface o over what it emits as 'line', until its 'close'
// (Node, "rl[Symbol.asyncIterator]()"). It pauses o when many wait.
func (m *Events) Lines(o *goja.Object) *goja.Object {
	const high = 1024
	opts := m.env.VM.NewObject()
	jsapi.Must(opts.Set("close", m.env.VM.NewArray("close")))
	it := &iterator{m: m, src: source{m, o}, high: high, low: 1, first: true}
	it.listen(m.env.VM.ToValue("line"), opts, nil)
	return it.object()
}

// listen begins to listen to name, to 'error' and to what the options name as the end.
func (it *iterator) listen(name, opts goja.Value, signal *goja.Object) {
	m := it.m
	listen := func(name goja.Value, called string, f func(args []goja.Value)) {
		fn := m.env.Func(called, 0, func(c goja.FunctionCall) goja.Value { f(c.Arguments); return goja.Undefined() })
		it.src.add(name, fn, false)
		it.off = append(it.off, func() { it.src.remove(name, fn) })
	}
	listen(name, "", it.emitted)
	errorName := m.env.VM.ToValue("error")
	if !name.StrictEquals(errorName) && it.src.emitter() {
		listen(errorName, "errorHandler", func(args []goja.Value) { it.fail(jsapi.Arg(args, 0)) })
	}
	if list, ok := property(opts, "close").(*goja.Object); ok {
		for _, k := range list.Keys() {
			listen(list.Get(k), "closeHandler", func([]goja.Value) { it.close() })
		}
	}
	if signal != nil {
		it.off = append(it.off, m.OnAbort(signal, func(reason goja.Value) { it.fail(m.env.AbortError(reason)) }))
	}
}

// emitted is the listener of the event itself.
func (it *iterator) emitted(args []goja.Value) {
	if it.first {
		it.push(jsapi.Arg(args, 0))
		return
	}
	it.push(it.m.env.VM.NewArray(anys(args)...))
}

// marks reads how many emissions may wait before the emitter is paused, and how few let it go on.
func (it *iterator) marks(opts goja.Value) {
	mark := func(name, older string, n *int) {
		v := property(opts, name)
		if jsapi.IsNullish(v) {
			v = property(opts, older)
		}
		if !jsapi.IsNullish(v) {
			*n = int(it.m.env.ValidateInteger(v, "options."+name, 1, jsapi.MaxSafeInteger))
		}
	}
	mark("highWaterMark", "highWatermark", &it.high)
	mark("lowWaterMark", "lowWatermark", &it.low)
}
