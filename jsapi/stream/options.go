package stream

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/stringdecoder"
)

// options reads the options of a constructor.
type options struct {
	s *Streams
	o *goja.Object // nil without options
}

func (s *Streams) optionsOf(args []goja.Value) options {
	var o *goja.Object
	if len(args) > 0 {
		o, _ = args[0].(*goja.Object)
	}
	return options{s, o}
}

func (o options) get(name string) goja.Value {
	if o.o == nil {
		return goja.Undefined()
	}
	if v := o.o.Get(name); v != nil {
		return v
	}
	return goja.Undefined()
}

func (o options) truthy(name string) bool { return o.get(name).ToBoolean() }

// isFalse reports whether the option is false, and not just missing.
func (o options) isFalse(name string) bool {
	return o.get(name).StrictEquals(o.s.env.VM.ToValue(false))
}

// objectMode is the mode of one side; own is the option of that side of a Duplex.
func (o options) objectMode(own string, duplex bool) bool {
	return o.truthy("objectMode") || duplex && o.truthy(own)
}

// mark is the high water mark of one side, before its default.
func (o options) mark(own string, duplex bool) (int, bool) {
	name := "highWaterMark"
	v := o.get(name)
	if duplex {
		name = own // also in the message of a bad highWaterMark
		if jsapi.IsNullish(v) {
			v = o.get(own)
		}
	}
	if jsapi.IsNullish(v) {
		return 0, false
	}
	return o.wholeMark(name, v), true
}

// wholeMark is v, the high water mark of that name, which must be a whole number.
func (o options) wholeMark(name string, v goja.Value) int {
	f := math.NaN()
	switch v.Export().(type) {
	case int64, float64:
		f = v.ToFloat()
	}
	if f != math.Trunc(f) || f < 0 || math.IsInf(f, 0) {
		panic(o.s.env.InvalidArgValue("options."+name, v, ""))
	}
	return int(f)
}

// method puts a function option in the place of the method that it stands for.
func (o options) method(b *Base, option, method string) {
	if v := o.get(option); jsapi.IsFunction(v) {
		jsapi.Must(b.Object().Set(method, v))
	}
}

// common are the options of both sides.
func (o options) common(b *Base) {
	if o.isFalse("emitClose") {
		b.noEmitClose = true
	}
	if o.isFalse("autoDestroy") {
		b.noAutoDestroy = true
	}
	o.method(b, "destroy", "_destroy")
	o.method(b, "construct", "_construct")
}

func (o options) readable(b *Base, duplex bool) {
	r := b.r
	if o.objectMode("readableObjectMode", duplex) {
		r.SetReadableObjectMode()
	}
	if n, ok := o.mark("readableHighWaterMark", duplex); ok {
		r.hwm = n
	}
	r.defaultEncoding = o.defaultEncoding()
	if v := o.get("encoding"); v.ToBoolean() {
		enc, ok := stringdecoder.EncodingOf(o.s.env, v)
		if !ok {
			panic(o.s.env.UnknownEncoding(v))
		}
		r.decodeAs(enc)
		r.encoding = v.String() // as it was written
	}
	o.method(b, "read", "_read")
	o.common(b)
}

// defaultEncoding is the option of that name, "" without it.
func (o options) defaultEncoding() string {
	v := o.get("defaultEncoding")
	if jsapi.IsNullish(v) {
		return ""
	}
	if jsapi.IsString(v) {
		if _, ok := buffer.ParseEncoding(v.String()); ok {
			return v.String()
		}
	}
	panic(o.s.env.UnknownEncoding(v))
}

func (o options) writable(b *Base, duplex bool) {
	w := b.w
	if o.objectMode("writableObjectMode", duplex) {
		w.SetWritableObjectMode()
	}
	if n, ok := o.mark("writableHighWaterMark", duplex); ok {
		w.hwm = n
	}
	w.keepStrings = o.isFalse("decodeStrings")
	w.defaultEncoding = o.defaultEncoding()
	for _, m := range []string{"write", "writev", "final"} {
		o.method(b, m, "_"+m)
	}
	o.common(b)
}

// signal destroys the stream when options.signal is aborted.
func (o options) signal(b *Base) {
	if v := o.get("signal"); v.ToBoolean() {
		o.s.abortWith(v, b.Object())
	}
}

// capture passes captureRejections on to the emitter.
func (o options) capture(b *Base) {
	if o.o != nil {
		o.s.events.Configure(&b.Emitter, o.o)
	}
}
