package webstreams

import (
	"unicode/utf16"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// codec is one of the streams that encode: its two sides, and for a TextDecoderStream the decoder.
type codec struct {
	jsapi.Hidden
	class              string
	readable, writable goja.Value
	decoder            *goja.Object
}

// codecClass makes the class of a codec. shown are its getters beside those of the two sides.
func (s *streams) codecClass(spec classSpec, shown []string, get func(c *codec, name string) goja.Value) *jsapi.Class {
	this := func(v goja.Value) *codec {
		c := the[*codec](s, v, spec.name)
		if c.class != spec.name {
			panic(s.invalidThis(spec.name))
		}
		return c
	}
	var members []member
	for _, name := range shown {
		members = append(members, getter(name, func(c goja.FunctionCall) goja.Value { return get(this(c.This), name) }))
	}
	members = append(members, getter("readable", func(c goja.FunctionCall) goja.Value { return this(c.This).readable }),
		getter("writable", func(c goja.FunctionCall) goja.Value { return this(c.This).writable }))
	spec.show = func(v goja.Value) (fields []field) {
		c := this(v)
		for _, name := range shown {
			fields = append(fields, field{name, get(c, name)})
		}
		return append(fields, field{"readable", c.readable}, field{"writable", c.writable})
	}
	return s.class(spec, members...)
}

// pair gives c the sides of a transform stream of functions of ours.
func (c *codec) pair(s *streams, change func(chunk goja.Value, ctl *transformer), flush func(ctl *transformer)) {
	t := &transform{s: s}
	ctl := &transformer{stream: t}
	ctl.transform = func(args ...goja.Value) *goja.Object {
		return s.promised(func() goja.Value { change(args[0], ctl); return goja.Undefined() })
	}
	ctl.flush = func(...goja.Value) *goja.Object {
		return s.promised(func() goja.Value { flush(ctl); return goja.Undefined() })
	}
	ctl.cancel = func(...goja.Value) *goja.Object { return s.done() }
	t.join(ctl, &source{}, &sink{mark: 1}, nothing)
	c.readable, c.writable = t.readable.Object(), t.writable.Object()
}

// defineText makes TextEncoderStream and TextDecoderStream. (Encoding Standard, section 8.)
func (s *streams) defineText() {
	const encoder, decoder = "TextEncoderStream", "TextDecoderStream"
	e := s.codecClass(classSpec{name: encoder, make: func(o *goja.Object, _ []goja.Value) {
		c, text := &codec{class: encoder}, &encoding{s: s}
		s.env.Bind(o, c)
		c.pair(s, text.transform, text.flush)
	}}, []string{"encoding"}, func(*codec, string) goja.Value { return s.vm.ToValue("utf-8") })
	d := s.codecClass(classSpec{name: decoder, make: func(o *goja.Object, args []goja.Value) {
		c := &codec{class: decoder, decoder: s.textDecoder(args)}
		s.env.Bind(o, c)
		stream := s.vm.NewObject()
		jsapi.Must(stream.Set("stream", true))
		decode := func(ctl *transformer, args ...goja.Value) {
			if text := s.env.Method(c.decoder, "decode", args...); text.String() != "" {
				ctl.enqueue(text)
			}
		}
		c.pair(s, func(chunk goja.Value, ctl *transformer) { decode(ctl, chunk, stream) }, func(ctl *transformer) { decode(ctl) })
	}}, []string{"encoding", "fatal", "ignoreBOM"}, func(c *codec, name string) goja.Value { return c.decoder.Get(name) })
	for _, class := range []*jsapi.Class{e, d} { // as in Node 20
		jsapi.Must(class.Proto.DeleteSymbol(goja.SymToStringTag))
	}
}

func (s *streams) textDecoder(args []goja.Value) *goja.Object {
	encoding, options := jsapi.Arg(args, 0), jsapi.Arg(args, 1)
	if goja.IsUndefined(encoding) {
		encoding = s.vm.ToValue("utf-8")
	}
	if goja.IsUndefined(options) {
		options = s.vm.NewObject()
	}
	return s.env.New(s.env.RequireObject("util").Get("TextDecoder"), encoding, options)
}

// encoding is what a TextEncoderStream keeps: half of a pair that a chunk ended with, 0 for none.
type encoding struct {
	s    *streams
	high uint16
}

func (e *encoding) transform(chunk goja.Value, ctl *transformer) {
	var units []uint16
	if e.high != 0 {
		units = append(units, e.high)
		e.high = 0
	}
	text, ok := chunk.ToString().(goja.String)
	if symbol, is := chunk.(*goja.Symbol); is {
		text, ok = e.s.vm.ToValue("Symbol(" + symbol.String() + ")").(goja.String)
	}
	for i := 0; ok && i < text.Length(); i++ {
		units = append(units, text.CharAt(i))
	}
	if n := len(units); n > 0 && units[n-1] >= 0xd800 && units[n-1] <= 0xdbff {
		e.high, units = units[n-1], units[:n-1]
	}
	if len(units) > 0 {
		e.enqueue(ctl, units)
	}
}

func (e *encoding) flush(ctl *transformer) {
	if e.high != 0 {
		e.enqueue(ctl, []uint16{e.high})
	}
}

// enqueue gives text as UTF-8; a half of a pair becomes U+FFFD.
func (e *encoding) enqueue(ctl *transformer, units []uint16) {
	data := []byte(string(utf16.Decode(units)))
	ctl.enqueue(e.s.bytesOver(e.s.arrayBuffer(data), 0, len(data)))
}

// defineCompression makes CompressionStream and DecompressionStream, over the module zlib.
// (Compression Streams.)
func (s *streams) defineCompression() {
	s.zlibClass("CompressionStream", map[string]string{"deflate": "createDeflate", "deflate-raw": "createDeflateRaw", "gzip": "createGzip"})
	s.zlibClass("DecompressionStream", map[string]string{"deflate": "createInflate", "deflate-raw": "createInflateRaw", "gzip": "createGunzip"})
}

// zlibClass makes the class of one of them. creates says by which function of zlib, per format.
func (s *streams) zlibClass(name string, creates map[string]string) {
	s.codecClass(classSpec{name: name, length: 1, make: func(o *goja.Object, args []goja.Value) {
		format, create := jsapi.Arg(args, 0), ""
		if _, symbol := format.(*goja.Symbol); !symbol {
			create = creates[format.String()]
		}
		if create == "" {
			panic(s.invalidValue("TypeError", "format", format, ""))
		}
		duplex := s.env.RequireObject("stream").Get("Duplex").(*goja.Object)
		pair := s.env.Method(duplex, "toWeb", s.env.Method(s.env.RequireObject("zlib"), create)).(*goja.Object)
		s.env.Bind(o, &codec{class: name, readable: pair.Get("readable"), writable: pair.Get("writable")})
	}}, nil, nil)
}
