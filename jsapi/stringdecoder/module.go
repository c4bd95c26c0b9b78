package stringdecoder

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// Module is the module as the table of built-in modules lists it.
var Module = jsapi.Module{Name: "string_decoder", Load: load}

func load(env *jsapi.Env) goja.Value {
	bufs := buffer.From(env)
	class := env.Class(jsapi.ClassSpec{Name: "StringDecoder", Length: 1, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			enc := buffer.UTF8
			if len(args) > 0 {
				enc = encoding(env, args[0])
			}
			env.Bind(this, New(bufs, enc))
			jsapi.Must(this.Set("encoding", enc.String()))
		},
		Methods: []jsapi.Method{
			{Name: "write", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return write(env, c.This, c.Argument(0)) }},
			{Name: "end", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				var s goja.Value = env.VM.ToValue("")
				if v := c.Argument(0); !goja.IsUndefined(v) {
					s = write(env, c.This, v)
				}
				if d := decoder(env, c.This); d.Pending() {
					s = s.(goja.String).Concat(d.End().(goja.String))
				}
				return s
			}},
			{Name: "text", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
				d := decoder(env, c.This)
				d.have, d.missing = 0, 0
				b := bytes(env, c.Argument(0))
				return d.Write(b[min(max(int(c.Argument(1).ToInteger()), 0), len(b)):])
			}},
		},
		Accessors: []jsapi.Accessor{
			view(env, "lastChar", func(d *Decoder) any { return bufs.Copy(d.held[:]) }),
			view(env, "lastNeed", func(d *Decoder) any { return d.missing }),
			view(env, "lastTotal", func(d *Decoder) any { return d.have + d.missing }),
		}})
	o := env.VM.NewObject()
	jsapi.Must(o.Set("StringDecoder", class.Ctor))
	return o
}

func view(env *jsapi.Env, name string, get func(*Decoder) any) jsapi.Accessor {
	return jsapi.Accessor{Name: name, Enumerable: true, Get: func(c goja.FunctionCall) goja.Value {
		d, ok := env.Unwrap(c.This).(*Decoder)
		if !ok {
			return goja.Undefined()
		}
		return env.VM.ToValue(get(d))
	}}
}

// encoding is EncodingOf for the constructor, which throws for an unknown one.
func encoding(env *jsapi.Env, v goja.Value) buffer.Encoding {
	enc, ok := EncodingOf(env, v)
	if !ok {
		panic(env.UnknownEncoding(v))
	}
	return enc
}

// EncodingOf is the encoding that a decoder is asked for: UTF8 for undefined, null and ”.
// An object counts when its length is that of its text, as a String's is; other values, an
// empty array among them, name none.
func EncodingOf(env *jsapi.Env, v goja.Value) (enc buffer.Encoding, ok bool) {
	if jsapi.IsNullish(v) {
		return buffer.UTF8, true
	}
	if o, isObject := v.(*goja.Object); isObject {
		n := o.Get("length")
		if n == nil || n.ToInteger() == 0 || n.ToInteger() != int64(len(env.Text(v))) {
			return buffer.UTF8, false
		}
	} else if !jsapi.IsString(v) {
		return buffer.UTF8, false
	}
	name := env.Text(v)
	if name == "" {
		return buffer.UTF8, true
	}
	return buffer.ParseEncoding(name)
}

func decoder(env *jsapi.Env, this goja.Value) *Decoder {
	d, ok := env.Unwrap(this).(*Decoder)
	if !ok {
		panic(env.TypeError("this is no StringDecoder"))
	}
	return d
}

// write is decoder.write: a string passes as it is.
func write(env *jsapi.Env, this, v goja.Value) goja.Value {
	if jsapi.IsString(v) {
		return v
	}
	return decoder(env, this).Write(bytes(env, v))
}

func bytes(env *jsapi.Env, v goja.Value) []byte {
	if buffer.IsView(v) {
		if b, ok := buffer.Bytes(v); ok {
			return b
		}
	}
	panic(env.InvalidArgType("buf", "an instance of Buffer, TypedArray, or DataView", v))
}
