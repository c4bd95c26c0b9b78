package buffer

import (
	"bytes"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// files is Blob, File and the object URLs of one runtime. They are made when first asked for.
type files struct {
	b          *Buffers
	blob, file *jsapi.Class
	resolve    *goja.Object
	urls       map[string]*blob // what URL.createObjectURL has given out
}

// blob is the state of a Blob. Its bytes never change, so that slices share them.
type blob struct {
	jsapi.Hidden
	vm       *goja.Runtime
	data     []byte
	parts    []int // where in data each of the sources ends: the chunks of stream
	kind     string
	name     string
	modified goja.Value
}

// InspectProps are what util.inspect shows of a Blob, and of a File.
func (s *blob) InspectProps() []jsapi.InspectProp {
	props := []jsapi.InspectProp{{Name: "size", Value: s.vm.ToValue(len(s.data))}, {Name: "type", Value: s.vm.ToValue(s.kind)}}
	if s.modified != nil {
		props = append(props, jsapi.InspectProp{Name: "name", Value: s.vm.ToValue(s.name)}, jsapi.InspectProp{Name: "lastModified", Value: s.modified})
	}
	return props
}

func (b *Buffers) files() *files {
	return jsapi.Use(b.env, func(*jsapi.Env) *files {
		f := &files{b: b, urls: make(map[string]*blob)}
		f.define()
		return f
	})
}

func (f *files) define() {
	b := f.b
	f.blob = b.env.Class(jsapi.ClassSpec{Name: "Blob", MustNew: true, Enumerable: true, Init: f.initBlob,
		Methods: []jsapi.Method{
			{Name: "slice", Length: 0, Fn: f.slice},
			{Name: "arrayBuffer", Fn: f.promise(func(s *blob) goja.Value { return b.vm.ToValue(b.vm.NewArrayBuffer(bytes.Clone(s.data))) })},
			{Name: "text", Fn: f.promise(func(s *blob) goja.Value { return b.vm.ToValue(DecodeUTF8(bytes.TrimPrefix(s.data, []byte("\ufeff")))) })},
			{Name: "stream", Fn: f.stream},
		},
		Accessors: []jsapi.Accessor{
			{Name: "type", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value { return b.vm.ToValue(f.this(c).kind) }},
			{Name: "size", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value { return b.vm.ToValue(len(f.this(c).data)) }},
		}})
	b.env.SetMethods(f.blob.Proto, false, jsapi.Method{Name: "bytes", Fn: f.promise(func(s *blob) goja.Value {
		u8, err := b.uint8Array(nil, b.vm.ToValue(b.vm.NewArrayBuffer(bytes.Clone(s.data))))
		jsapi.Must(err)
		return u8
	})})
	f.tag(f.blob, "Blob")
	f.file = b.env.Class(jsapi.ClassSpec{Name: "File", Length: 2, MustNew: true, Parent: f.blob, Init: f.initFile,
		Accessors: []jsapi.Accessor{
			{Name: "name", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value { return b.vm.ToValue(f.fileThis(c, "name").name) }},
			{Name: "lastModified", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value { return f.fileThis(c, "lastModified").modified }},
		}})
	f.tag(f.file, "File")
	f.resolve = b.env.Func("resolveObjectURL", 1, func(c goja.FunctionCall) goja.Value {
		if s := f.urls[b.noSymbol(c.Argument(0)).String()]; s != nil {
			return f.make(&blob{data: s.data, parts: s.parts, kind: s.kind})
		}
		return goja.Undefined()
	})
}

func (f *files) tag(c *jsapi.Class, name string) {
	jsapi.Must(c.Proto.DefineDataPropertySymbol(goja.SymToStringTag, f.b.vm.ToValue(name), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

func (f *files) this(c goja.FunctionCall) *blob {
	s, ok := f.b.env.Unwrap(c.This).(*blob)
	if !ok {
		panic(f.b.env.CodeError("TypeError", "ERR_INVALID_THIS", `Value of "this" must be of type Blob`))
	}
	return s
}

// fileThis is the File that the accessor of a name was asked of.
func (f *files) fileThis(c goja.FunctionCall, name string) *blob {
	s, ok := f.b.env.Unwrap(c.This).(*blob)
	if !ok || s.modified == nil {
		panic(f.b.env.TypeError("Cannot read private member #" + name + " from an object whose class did not declare it"))
	}
	return s
}

// noSymbol returns v, which is to become a string; a symbol does not.
func (b *Buffers) noSymbol(v goja.Value) goja.Value {
	if _, ok := v.(*goja.Symbol); ok {
		panic(b.env.TypeError("Cannot convert a Symbol value to a string"))
	}
	return v
}

// promise makes a method whose result comes by a promise, already fulfilled.
func (f *files) promise(value func(*blob) goja.Value) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		p, resolve, reject := f.b.vm.NewPromise()
		if ex := f.b.env.Try(func() { jsapi.Must(resolve(value(f.this(c)))) }); ex != nil {
			jsapi.Must(reject(ex.Value()))
		}
		return f.b.vm.ToValue(p)
	}
}

func (f *files) make(s *blob) *goja.Object {
	s.vm = f.b.vm
	o := f.b.env.Create(f.blob)
	f.b.env.Bind(o, s)
	return o
}

func (f *files) initBlob(this *goja.Object, args []goja.Value) {
	f.b.env.Bind(this, f.read(jsapi.Arg(args, 0), jsapi.Arg(args, 1), "sources"))
}

func (f *files) initFile(this *goja.Object, args []goja.Value) {
	if len(args) < 2 {
		panic(f.b.env.MissingArgs("fileBits", "fileName"))
	}
	s := f.read(args[0], jsapi.Arg(args, 2), "sources")
	s.name = Text(f.b.noSymbol(args[1]))
	s.modified = f.b.vm.ToValue(time.Now().UnixMilli())
	if o, ok := jsapi.Arg(args, 2).(*goja.Object); ok {
		if v := o.Get("lastModified"); !jsapi.IsUndefined(v) {
			if s.modified = v.ToNumber(); goja.IsNaN(s.modified) {
				s.modified = f.b.vm.ToValue(0)
			}
		}
	}
	f.b.env.Bind(this, s)
}

// read gathers the bytes of a Blob's sources.
func (f *files) read(sources, options goja.Value, name string) *blob {
	s := &blob{vm: f.b.vm}
	native := false
	if !jsapi.IsUndefined(options) && !goja.IsNull(options) {
		o, ok := options.(*goja.Object)
		if !ok {
			panic(f.b.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", `The "options" argument must be a dictionary. Received `+f.b.env.Received(options)))
		}
		s.kind, native = f.options(o)
	}
	if jsapi.IsUndefined(sources) {
		return s
	}
	o, ok := sources.(*goja.Object)
	if !ok || jsapi.IsUndefined(o.GetSymbol(goja.SymIterator)) {
		panic(f.b.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", `The "`+name+`" argument must be a sequence. Received `+f.b.env.Received(sources)))
	}
	f.b.vm.ForOf(o, func(v goja.Value) bool {
		before := len(s.data)
		if part, ok := f.b.env.Unwrap(v).(*blob); ok {
			s.data = append(s.data, part.data...)
		} else if data, ok := f.b.Bytes(v); ok {
			s.data = append(s.data, data...)
		} else {
			text := Text(f.b.noSymbol(v))
			if native {
				text = strings.ReplaceAll(text, "\r\n", "\n")
			}
			s.data = append(s.data, text...)
		}
		if len(s.data) > before {
			s.parts = append(s.parts, len(s.data))
		}
		return true
	})
	return s
}

func (f *files) options(o *goja.Object) (kind string, native bool) {
	if v := o.Get("endings"); !jsapi.IsUndefined(v) {
		v = f.b.noSymbol(v).ToString()
		if native = v.String() == "native"; !native && v.String() != "transparent" {
			panic(f.b.env.InvalidArgValue("options.endings", v, ""))
		}
	}
	if v := o.Get("type"); !jsapi.IsUndefined(v) {
		kind = blobType(Text(v))
	}
	return
}

// blobType is the type in lower case, nothing when it has a character that is not printable ASCII.
func blobType(s string) string {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return ""
		}
	}
	return strings.ToLower(s)
}

func (f *files) slice(c goja.FunctionCall) goja.Value {
	s := f.this(c)
	start := clamp(c.Argument(0), len(s.data), 0)
	end := max(clamp(c.Argument(1), len(s.data), len(s.data)), start)
	kind := ""
	if v := c.Argument(2); !goja.IsUndefined(v) {
		kind = blobType(Text(v))
	}
	return f.make(&blob{data: s.data[start:end], parts: s.within(start, end), kind: kind})
}

// CreateObjectURL is URL.createObjectURL: it keeps the Blob v until RevokeObjectURL.
func (b *Buffers) CreateObjectURL(v goja.Value) string {
	f := b.files()
	s, ok := b.env.Unwrap(v).(*blob)
	if !ok {
		panic(b.env.InvalidArgType("obj", "an instance of Blob", v))
	}
	url := "blob:nodedata:" + jsapi.UUID()
	f.urls[url] = s
	return url
}

// RevokeObjectURL forgets what CreateObjectURL gave out; unknown URLs are ignored.
func (b *Buffers) RevokeObjectURL(url string) { delete(b.files().urls, url) }

// CloneOf implements jsapi.Cloned. The bytes are shared: they never change.
func (s *blob) CloneOf() func(*jsapi.Env) *goja.Object {
	data, parts, kind := s.data, s.parts, s.kind
	return func(env *jsapi.Env) *goja.Object {
		return From(env).files().make(&blob{data: data, parts: parts, kind: kind})
	}
}
