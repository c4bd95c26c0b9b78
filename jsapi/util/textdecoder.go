package util

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// decoder is the state of one TextDecoder.
type decoder struct {
	jsapi.Hidden
	encoding         string
	fatal, ignoreBOM bool
	rest             []byte // an unfinished character of a stream
	started          bool   // the byte order mark has been dealt with
}

// encodings maps the labels that are understood to the encoding's name.
func encodingOf(label string) (string, bool) {
	switch strings.ToLower(strings.Trim(label, "\t\n\f\r ")) {
	case "utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8":
		return "utf-8", true
	case "utf-16le", "utf-16", "ucs-2", "unicode", "iso-10646-ucs-2", "csunicode", "unicodefeff":
		return "utf-16le", true
	case "utf-16be", "unicodefffe":
		return "utf-16be", true
	case "latin1", "iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1", "ascii", "us-ascii", "l1", "cp1252",
		"windows-1252", "x-cp1252", "ansi_x3.4-1968", "cp819", "csisolatin1", "ibm819", "iso-ir-100", "iso_8859-1:1987":
		return "windows-1252", true
	}
	return "", false
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
			get("encoding", func(d *decoder) any { return d.encoding }),
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
	name, ok := encodingOf(label)
	if !ok {
		panic(e.CodeError("RangeError", "ERR_ENCODING_NOT_SUPPORTED", `The "`+label+`" encoding is not supported`))
	}
	d := &decoder{encoding: name}
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
	data := d.input(e, c.Argument(0))
	stream := false
	if o, ok := c.Argument(1).(*goja.Object); ok {
		stream = truthy(o.Get("stream"))
	}
	if len(d.rest) > 0 {
		data = append(d.rest, data...)
	}
	d.rest = nil
	text, rest, bad := d.run(data, stream)
	if bad && d.fatal {
		d.started = false
		panic(e.CodeError("TypeError", "ERR_ENCODING_INVALID_ENCODED_DATA",
			"The encoded data was not valid for encoding "+d.encoding))
	}
	d.rest = append(d.rest, rest...)
	if !d.started && !d.ignoreBOM && d.encoding != "windows-1252" {
		text = strings.TrimPrefix(text, "\ufeff")
	}
	d.started = stream && (d.started || text != "" || len(data) > len(rest))
	return e.VM.ToValue(text)
}

func (d *decoder) input(e *jsapi.Env, v goja.Value) []byte {
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
	panic(e.CodeError("TypeError", "ERR_INVALID_ARG_TYPE",
		`The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.`))
}

// run decodes data; rest is the beginning of a character that more input may finish.
func (d *decoder) run(data []byte, stream bool) (text string, rest []byte, bad bool) {
	switch d.encoding {
	case "utf-8":
		return decodeUTF8(data, stream)
	case "windows-1252":
		return decodeLatin1(data), nil, false
	}
	return decodeUTF16(data, d.encoding == "utf-16be", stream)
}

// decodeUTF8 puts one U+FFFD for each maximal part of a broken character.
func decodeUTF8(data []byte, stream bool) (text string, rest []byte, bad bool) {
	if utf8.Valid(data) {
		return string(data), nil, false
	}
	var b strings.Builder
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r != utf8.RuneError || n > 1 {
			b.WriteRune(r)
			data = data[n:]
			continue
		}
		n = brokenPrefix(data)
		if stream && n == len(data) && !utf8.FullRune(data) {
			return b.String(), data, bad
		}
		bad = true
		b.WriteRune(utf8.RuneError)
		data = data[n:]
	}
	return b.String(), nil, bad
}

// brokenPrefix is how many bytes of a broken character could have begun a whole one.
func brokenPrefix(data []byte) int {
	n := 1
	for n < len(data) && n < 4 && !utf8.FullRune(data[:n]) && !utf8.RuneStart(data[n]) {
		if utf8.FullRune(data[:n+1]) {
			break
		}
		n++
	}
	return n
}

func decodeUTF16(data []byte, big, stream bool) (text string, rest []byte, bad bool) {
	units := make([]uint16, len(data)/2)
	for i := range units {
		lo, hi := data[2*i], data[2*i+1]
		if big {
			lo, hi = hi, lo
		}
		units[i] = uint16(hi)<<8 | uint16(lo)
	}
	keep := len(data) % 2
	if stream && len(units) > 0 && units[len(units)-1]&0xfc00 == 0xd800 {
		units = units[:len(units)-1]
		keep += 2
	}
	rest = data[len(data)-keep:]
	runes := utf16.Decode(units)
	for i, j := 0, 0; i < len(runes); i++ {
		if runes[i] == utf8.RuneError && units[j] != utf8.RuneError {
			bad = true
		}
		if j++; runes[i] > 0xffff {
			j++
		}
	}
	text = string(runes)
	if !stream && len(rest) > 0 {
		return text + "\ufffd", nil, true
	}
	return text, rest, bad
}

// decodeLatin1 gives every byte its own code point, as Node 20 does in spite of the name
// windows-1252.
func decodeLatin1(data []byte) string {
	var b strings.Builder
	for _, c := range data {
		b.WriteRune(rune(c))
	}
	return b.String()
}
