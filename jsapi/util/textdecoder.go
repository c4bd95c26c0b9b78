package util

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// decoder is the state of one TextDecoder.
type decoder struct {
	jsapi.Hidden
	charset
	fatal, ignoreBOM bool
	rest             []byte // an unfinished character of a stream
	started          bool   // the byte order mark has been dealt with
	pieces           bool   // decode has been called with stream: true
}

// inspected is TextDecoder.prototype[util.inspect.custom], which heeds no options.
func (d *decoder) inspected(e *jsapi.Env) goja.Value {
	shown := e.VM.NewObject()
	for _, name := range []string{"encoding", "fatal", "ignoreBOM"} {
		jsapi.Must(shown.Set(name, d.Object().Get(name)))
	}
	return e.VM.ToValue("TextDecoder " + e.Method(e.RequireObject("util"), "inspect", shown).String())
}

func decoderClass(e *jsapi.Env) *jsapi.Class {
	this := func(c goja.FunctionCall) *decoder {
		d, ok := e.Unwrap(c.This).(*decoder)
		if !ok {
			panic(e.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type TextDecoder`))
		}
		return d
	}
	get := func(name string, f func(d *decoder) any) jsapi.Accessor {
		return jsapi.Accessor{Name: name, Enumerable: true,
			Get: func(c goja.FunctionCall) goja.Value { return e.VM.ToValue(f(this(c))) }}
	}
	return e.Class(jsapi.ClassSpec{Name: "TextDecoder", MustNew: true, Enumerable: true,
		Init: func(o *goja.Object, args []goja.Value) { e.Bind(o, newDecoder(e, args)) },
		Methods: []jsapi.Method{
			{Name: "decode", Fn: func(c goja.FunctionCall) goja.Value { return this(c).decode(e, c) }},
		},
		Accessors: []jsapi.Accessor{
			get("encoding", func(d *decoder) any { return d.name }),
			get("fatal", func(d *decoder) any { return d.fatal }),
			get("ignoreBOM", func(d *decoder) any { return d.ignoreBOM }),
		},
	})
}

func newDecoder(e *jsapi.Env, args []goja.Value) *decoder {
	c := goja.FunctionCall{Arguments: args}
	label := "utf-8"
	if v := c.Argument(0); !jsapi.IsUndefined(v) {
		label = v.String()
	}
	set, ok := charsetOf(label)
	if !ok {
		panic(e.CodeError("RangeError", "ERR_ENCODING_NOT_SUPPORTED", `The "`+label+`" encoding is not supported`))
	}
	d := &decoder{charset: set}
	if v := c.Argument(1); !jsapi.IsNullish(v) {
		o, ok := v.(*goja.Object)
		if !ok {
			panic(e.InvalidArgType("options", "of type object", v))
		}
		d.fatal, d.ignoreBOM = truthy(o.Get("fatal")), truthy(o.Get("ignoreBOM"))
	}
	return d
}

func truthy(v goja.Value) bool { return v != nil && v.ToBoolean() }

// decode is TextDecoder.prototype.decode(input, { stream }).
func (d *decoder) decode(e *jsapi.Env, c goja.FunctionCall) goja.Value {
	stream := false
	if o, ok := c.Argument(1).(*goja.Object); ok {
		stream = truthy(o.Get("stream"))
	}
	d.pieces = d.pieces || stream
	data := d.input(e, c.Argument(0), stream)
	if len(d.rest) > 0 {
		data = append(d.rest, data...)
	}
	d.rest = nil
	text, rest, bad := d.run(data, stream)
	if bad && d.fatal {
		d.started = false
		panic(e.CodeError("TypeError", "ERR_ENCODING_INVALID_ENCODED_DATA",
			"The encoded data was not valid for encoding "+d.name))
	}
	d.rest = append(d.rest, rest...)
	if !d.started && !d.ignoreBOM && strings.HasPrefix(d.name, "utf-") {
		text = strings.TrimPrefix(text, "\ufeff")
	}
	d.started = stream && (d.started || text != "" || len(data) > len(rest))
	return e.VM.ToValue(text)
}

// input is the argument of decode. What Node says of a bad one depends on which of its decoders
// it would have used.
func (d *decoder) input(e *jsapi.Env, v goja.Value, stream bool) []byte {
	if jsapi.IsUndefined(v) {
		return nil
	}
	u := From(e)
	switch u.kindOf(v) {
	case kindBuffer:
		return v.Export().(goja.ArrayBuffer).Bytes()
	case kindTyped, kindDataView:
		return u.viewBytes(v.(*goja.Object))
	}
	name, kinds := "input", "SharedArrayBuffer, ArrayBuffer or ArrayBufferView"
	switch {
	case d.name == "utf-8" && !d.pieces:
		name = "list"
	case d.name == "windows-1252" && !stream:
		kinds = "ArrayBuffer, SharedArrayBuffer, or ArrayBufferView"
	}
	panic(e.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", `The "`+name+`" argument must be an instance of `+kinds+`.`))
}
