package util

import (
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// textClasses are TextEncoder and TextDecoder of one runtime.
type textClasses struct{ encoder, decoder *jsapi.Class }

func newTextClasses(e *jsapi.Env) *textClasses {
	t := &textClasses{}
	t.encoder = e.Class(jsapi.ClassSpec{Name: "TextEncoder", MustNew: true, Enumerable: true,
		Methods: []jsapi.Method{
			{Name: "encode", Fn: func(c goja.FunctionCall) goja.Value { return encode(e, c) }},
			{Name: "encodeInto", Length: 2, Fn: func(c goja.FunctionCall) goja.Value { return encodeInto(e, c) }},
		},
		Accessors: []jsapi.Accessor{{Name: "encoding", Enumerable: true,
			Get: func(goja.FunctionCall) goja.Value { return e.VM.ToValue("utf-8") }}},
	})
	tag(e, t.encoder.Proto, "TextEncoder")
	custom(e, t.encoder, func(goja.FunctionCall) goja.Value {
		o := e.VM.NewObject()
		jsapi.Must(o.Set("encoding", "utf-8"))
		return o
	})
	t.decoder = decoderClass(e)
	tag(e, t.decoder.Proto, "TextDecoder")
	custom(e, t.decoder, func(c goja.FunctionCall) goja.Value {
		if d, ok := e.Unwrap(c.This).(*decoder); ok {
			return d.inspected(e)
		}
		return c.This
	})
	return t
}

// custom gives the class its util.inspect.custom.
func custom(e *jsapi.Env, c *jsapi.Class, f jsapi.Fn) {
	jsapi.Must(c.Proto.DefineDataPropertySymbol(e.SymbolFor("nodejs.util.inspect.custom"),
		e.Func("[nodejs.util.inspect.custom]", 2, f), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

func tag(e *jsapi.Env, proto *goja.Object, name string) {
	_ = proto.DefineDataPropertySymbol(goja.SymToStringTag, e.VM.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// TextEncoder is the class of that name (WHATWG Encoding Standard).
func TextEncoder(e *jsapi.Env) *goja.Object { return jsapi.Use(e, newTextClasses).encoder.Ctor }

// TextDecoder is the class of that name, for utf-8, utf-16le, utf-16be and latin1.
func TextDecoder(e *jsapi.Env) *goja.Object { return jsapi.Use(e, newTextClasses).decoder.Ctor }

// encode is TextEncoder.prototype.encode(input).
func encode(e *jsapi.Env, c goja.FunctionCall) goja.Value {
	s := ""
	if v := c.Argument(0); !jsapi.IsUndefined(v) {
		s = v.String()
	}
	buf := e.VM.NewArrayBuffer([]byte(s))
	return e.New(e.VM.Get("Uint8Array"), e.VM.ToValue(buf))
}

// encodeInto is TextEncoder.prototype.encodeInto(src, dest): as many whole characters as fit.
func encodeInto(e *jsapi.Env, c goja.FunctionCall) goja.Value {
	src := e.ValidateString(c.Argument(0), "src")
	u := From(e)
	dest, ok := c.Argument(1).(*goja.Object)
	if !ok || u.typedName(dest) != "Uint8Array" {
		panic(e.InvalidArgType("dest", "an instance of Uint8Array", c.Argument(1)))
	}
	out := u.viewBytes(dest)
	read, written := 0, 0
	for _, r := range src {
		n := utf8.RuneLen(r)
		if written+n > len(out) {
			break
		}
		utf8.EncodeRune(out[written:], r)
		written += n
		if read++; r > 0xffff {
			read++
		}
	}
	res := e.VM.NewObject()
	_ = res.Set("read", read)
	_ = res.Set("written", written)
	return res
}
