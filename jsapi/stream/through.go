package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// through is a Duplex d that other streams do the work of: Duplex.from of a pair, and compose.
// Its hooks are properties of d's own, as in Node.
type through struct {
	s       *Streams
	d       *goja.Object
	drain   waiting // the write that waits for 'drain'
	finish  waiting // the final that waits for the end of writing
	data    waiting // the read that waits for 'readable'
	onclose goja.Value
	closed  bool // the streams are over
}

// waiting is a callback that is called once, when there is one.
type waiting struct{ f goja.Value }

func (w *waiting) call() {
	if f := w.f; f != nil {
		w.f = nil
		jsapi.Call(f, goja.Undefined())
	}
}

// over is the end of the streams.
func (t *through) over(err goja.Value) {
	cb := t.onclose
	t.onclose, t.closed = nil, true
	switch {
	case cb != nil:
		jsapi.Call(cb, goja.Undefined(), jsapi.OrUndefined(err))
	case given(err):
		t.s.env.Method(t.d, "destroy", err)
	}
}

// hook gives d a hook that returns undefined.
func (t *through) hook(name string, length int, f func(c goja.FunctionCall)) *goja.Object {
	fn := t.s.env.Func("", length, func(c goja.FunctionCall) goja.Value { f(c); return goja.Undefined() })
	jsapi.Must(t.d.Set(name, fn))
	return fn
}

// writes has d pass on to w what is written to it.
func (t *through) writes(w thing) {
	t.hook("_write", 3, func(c goja.FunctionCall) {
		if w.call("write", c.Argument(0), c.Argument(1)).ToBoolean() {
			jsapi.Call(c.Argument(2), goja.Undefined())
		} else {
			t.drain.f = c.Argument(2)
		}
	})
	t.hook("_final", 1, func(c goja.FunctionCall) {
		w.call("end")
		t.finish.f = c.Argument(0)
	})
	t.s.subscribe(w.o, "drain", always, func([]goja.Value) { t.drain.call() })
}

// reads has d give what r gives.
func (t *through) reads(r thing) {
	t.s.subscribe(r.o, "readable", always, func([]goja.Value) { t.data.call() })
	t.s.subscribe(r.o, "end", always, func([]goja.Value) { t.push(goja.Null()) })
	var read *goja.Object
	read = t.hook("_read", 0, func(goja.FunctionCall) {
		for {
			v := r.call("read")
			if goja.IsNull(v) {
				t.data.f = read
				return
			}
			if !t.push(v) {
				return
			}
		}
	})
}

func (t *through) push(v goja.Value) bool { return t.s.env.Method(t.d, "push", v).ToBoolean() }

// tears makes tear the _destroy of d. Its err is AbortError when d is destroyed before the
// streams are over.
func (t *through) tears(tear func(err, cb goja.Value)) {
	t.hook("_destroy", 2, func(c goja.FunctionCall) {
		err := c.Argument(0)
		if !given(err) && !t.closed {
			err = t.s.env.AbortError(nil)
		}
		t.drain.f, t.finish.f, t.data.f = nil, nil, nil
		tear(err, c.Argument(1))
	})
}
