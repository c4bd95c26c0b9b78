package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// coldShapes are the questions that the files of cold ask about a value.
func (s *Streams) coldShapes() []jsapi.Method {
	is := func(name string, f func(t thing) bool) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value { return s.bool(f(s.thing(c.Argument(0)))) }}
	}
	return []jsapi.Method{
		is("canRead", func(t thing) bool { v, _ := t.readable(); return v }),
		is("canWrite", func(t thing) bool { v, _ := t.writable(); return v }),
		{Name: "isWeb", Fn: func(c goja.FunctionCall) goja.Value {
			return s.bool(s.thing(c.Argument(1)).isWeb(c.Argument(0).String()))
		}},
	}
}

// isWeb reports whether the object looks like a web stream of that class, or like a Blob.
func (t thing) isWeb(class string) bool {
	if t.o == nil || t.isStream() {
		return false
	}
	isObject := func(name string) bool { _, ok := t.get(name).(*goja.Object); return ok }
	switch class {
	case "ReadableStream":
		return t.has("pipeThrough") && t.has("getReader") && t.has("cancel")
	case "WritableStream":
		return t.has("getWriter") && t.has("abort")
	case "TransformStream":
		return isObject("readable") && isObject("writable")
	case "Blob":
		return t.has("arrayBuffer") && t.has("slice") && t.has("text")
	}
	return false
}

// coldErrors make the errors that the files throw.
func (s *Streams) coldErrors() []jsapi.Method {
	env := s.env
	str := func(c goja.FunctionCall, i int) string { return c.Argument(i).String() }
	of := func(name string, f func(c goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Fn: f}
	}
	return []jsapi.Method{
		of("codeError", func(c goja.FunctionCall) goja.Value { return env.CodeError(str(c, 0), str(c, 1), str(c, 2)) }),
		of("argType", func(c goja.FunctionCall) goja.Value { return env.InvalidArgType(str(c, 0), str(c, 1), c.Argument(2)) }),
		of("argValue", func(c goja.FunctionCall) goja.Value { return env.InvalidArgValue(str(c, 0), c.Argument(1), str(c, 2)) }),
		of("abortError", func(c goja.FunctionCall) goja.Value {
			if len(c.Arguments) == 0 {
				return env.AbortError(nil)
			}
			return env.AbortError(c.Argument(0))
		}),
	}
}

// coldChecks are the validators: each throws what Node throws.
func (s *Streams) coldChecks() []jsapi.Method {
	env := s.env
	check := func(name string, f func(v goja.Value, arg string, c goja.FunctionCall)) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			f(c.Argument(0), c.Argument(1).String(), c)
			return goja.Undefined()
		}}
	}
	return []jsapi.Method{
		check("checkObject", func(v goja.Value, arg string, _ goja.FunctionCall) { env.ValidateObject(v, arg) }),
		check("checkBoolean", func(v goja.Value, arg string, _ goja.FunctionCall) { env.ValidateBoolean(v, arg) }),
	}
}
