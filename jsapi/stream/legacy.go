package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// defineLegacy makes Stream, what streams were before Node 0.10: an emitter with a pipe. The
// constructor is the module itself.
func (s *Streams) defineLegacy() {
	ee := s.events.Class
	s.Legacy = s.env.Class(jsapi.ClassSpec{
		Name: "Stream", Length: 1, Parent: ee, AnyThis: true, Reads: "_events", Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			if s.Of(this) == nil || s.Of(this).Object() != this {
				jsapi.Call(ee.Ctor.Get("init"), this, args...)
			}
		},
		Methods: []jsapi.Method{
			{Name: "pipe", Length: 2, Fn: s.legacyPipe},
			{Name: "eventNames", Fn: func(c goja.FunctionCall) goja.Value {
				return jsapi.Call(ee.Proto.Get("eventNames"), c.This)
			}},
		},
	})
}

// legacyPipe is Stream.prototype.pipe: it knows nothing but events.
func (s *Streams) legacyPipe(c goja.FunctionCall) goja.Value {
	env := s.env
	src, dest := object(c.This), object(c.Argument(0))
	if src == nil || dest == nil {
		panic(env.TypeError("Cannot read properties of undefined (reading 'on')"))
	}
	var subs []*subscription
	clean := func([]goja.Value) {
		for _, x := range subs {
			x.cancel()
		}
	}
	on := func(o *goja.Object, name string, how mode, f func([]goja.Value)) {
		subs = append(subs, s.subscribe(o, name, how, f))
	}
	may := func(o *goja.Object, flag, method string) {
		if (flag == "" || truthy(o, flag)) && jsapi.IsFunction(o.Get(method)) {
			env.Method(o, method)
		}
	}
	on(src, "data", always, func(a []goja.Value) {
		if truthy(dest, "writable") && env.Method(dest, "write", a...).StrictEquals(env.VM.ToValue(false)) {
			may(src, "", "pause")
		}
	})
	on(dest, "drain", always, func([]goja.Value) { may(src, "readable", "resume") })
	if !truthy(dest, "_isStdio") && !(options{s, object(c.Argument(1))}).isFalse("end") {
		over := false
		after := func(method string) func([]goja.Value) {
			return func([]goja.Value) {
				if !over {
					over = true
					may(dest, "", method)
				}
			}
		}
		on(src, "end", always, after("end"))
		on(src, "close", always, after("destroy"))
	}
	failed := func(o *goja.Object) func([]goja.Value) {
		return func(a []goja.Value) {
			clean(nil)
			if env.Method(o, "listenerCount", env.VM.ToValue("error")).ToInteger() == 0 {
				env.Method(o, "emit", append([]goja.Value{env.VM.ToValue("error")}, a...)...)
			}
		}
	}
	on(src, "error", first, failed(src))
	on(dest, "error", first, failed(dest))
	on(src, "end", always, clean)
	on(src, "close", always, clean)
	on(dest, "close", always, clean)
	env.Method(dest, "emit", env.VM.ToValue("pipe"), src)
	return dest
}

func truthy(o *goja.Object, name string) bool {
	v := o.Get(name)
	return v != nil && v.ToBoolean()
}
