package url

import (
	"runtime"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/path"
)

const platform = runtime.GOOS

func resolvePath(env *jsapi.Env, p string) string {
	return path.Resolve(func() string { return path.Cwd(env) }, p)
}

// object is the state of a URL object.
type object struct {
	jsapi.Hidden
	rec    *Record
	params *paramsObject // nil until searchParams is asked for
}

// changed makes searchParams follow the URL.
func (o *object) changed() {
	if o.params != nil {
		o.params.list = parseForm(o.rec.Query)
	}
}

func (u *URLs) make(rec *Record) *goja.Object {
	o := u.env.Create(u.URL)
	u.env.Bind(o, &object{rec: rec})
	return o
}

// parse parses a URL and throws ERR_INVALID_URL. Base is nil or a value.
func (u *URLs) parse(input, base goja.Value) *Record {
	text := buffer.Text(input)
	rec, ok := u.tryParse(text, base)
	if !ok {
		o := u.env.CodeError("TypeError", "ERR_INVALID_URL", "Invalid URL")
		jsapi.Must(o.Set("input", text))
		if base != nil {
			jsapi.Must(o.Set("base", buffer.Text(base)))
		}
		panic(o)
	}
	return rec
}

func (u *URLs) tryParse(text string, base goja.Value) (*Record, bool) {
	var b *Record
	if base != nil {
		if b = u.Record(base); b == nil {
			var ok bool
			if b, ok = Parse(buffer.Text(base), nil); !ok {
				return nil, false
			}
		}
	}
	return Parse(text, b)
}

// optional is the i-th argument, nil for undefined.
func optional(c []goja.Value, i int) goja.Value {
	if i < len(c) && !goja.IsUndefined(c[i]) {
		return c[i]
	}
	return nil
}

func (u *URLs) defineURL() {
	u.URL = u.env.Class(jsapi.ClassSpec{Name: "URL", Length: 1, MustNew: true, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			if len(args) == 0 {
				panic(u.env.MissingArgs("url"))
			}
			u.env.Bind(this, &object{rec: u.parse(args[0], optional(args, 1))})
		},
		Statics: []jsapi.Method{
			{Name: "parse", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				if rec, ok := u.tryArgs(c); ok {
					return u.make(rec)
				}
				return goja.Null()
			}},
			{Name: "canParse", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				_, ok := u.tryArgs(c)
				return u.env.VM.ToValue(ok)
			}},
			{Name: "createObjectURL", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				return u.env.VM.ToValue(buffer.From(u.env).CreateObjectURL(c.Argument(0)))
			}},
			{Name: "revokeObjectURL", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				if len(c.Arguments) == 0 {
					panic(u.env.MissingArgs("url"))
				}
				buffer.From(u.env).RevokeObjectURL(buffer.Text(c.Argument(0)))
				return goja.Undefined()
			}},
		}})
	href := func(c goja.FunctionCall) goja.Value { return u.env.VM.ToValue(u.this(c).rec.Href()) }
	u.env.SetMethods(u.URL.Proto, true, jsapi.Method{Name: "toString", Fn: href})
	u.env.SetAccessors(u.URL.Proto, u.accessors()...)
	u.env.SetMethods(u.URL.Proto, true, jsapi.Method{Name: "toJSON", Fn: href})
	u.finish(u.URL.Proto, "URL", u.inspectURL)
}

func (u *URLs) tryArgs(c goja.FunctionCall) (*Record, bool) {
	if len(c.Arguments) == 0 {
		panic(u.env.MissingArgs("url"))
	}
	return u.tryParse(buffer.Text(c.Arguments[0]), optional(c.Arguments, 1))
}

// finish gives a prototype its tag and its way to be inspected.
func (u *URLs) finish(proto *goja.Object, tag string, inspect jsapi.Fn) {
	jsapi.Must(proto.DefineDataPropertySymbol(goja.SymToStringTag, u.env.VM.ToValue(tag), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	sym := u.env.SymbolFor("nodejs.util.inspect.custom")
	jsapi.Must(proto.DefineDataPropertySymbol(sym, u.env.Func("[nodejs.util.inspect.custom]", 2, inspect), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

func (u *URLs) this(c goja.FunctionCall) *object {
	s, ok := u.env.Unwrap(c.This).(*object)
	if !ok {
		panic(u.env.TypeError("Receiver must be an instance of class URL"))
	}
	return s
}

func (u *URLs) accessors() []jsapi.Accessor {
	text := func(name string, get func(*Record) string, set func(*Record, string)) jsapi.Accessor {
		a := jsapi.Accessor{Name: name, Enumerable: true,
			Get: func(c goja.FunctionCall) goja.Value { return u.env.VM.ToValue(get(u.this(c).rec)) }}
		if set != nil {
			a.Set = func(c goja.FunctionCall) goja.Value {
				o := u.this(c)
				set(o.rec, buffer.Text(c.Argument(0)))
				o.changed()
				return goja.Undefined()
			}
		}
		return a
	}
	href := text("href", (*Record).Href, nil)
	href.Set = func(c goja.FunctionCall) goja.Value {
		o := u.this(c)
		o.rec = u.parse(c.Argument(0), nil)
		o.changed()
		return goja.Undefined()
	}
	return []jsapi.Accessor{
		href,
		text("origin", (*Record).Origin, nil),
		text("protocol", func(r *Record) string { return r.Scheme + ":" }, (*Record).SetProtocol),
		text("username", func(r *Record) string { return r.Username }, (*Record).SetUsername),
		text("password", func(r *Record) string { return r.Password }, (*Record).SetPassword),
		text("host", (*Record).HostPort, (*Record).SetHost),
		text("hostname", func(r *Record) string { return r.Host }, (*Record).SetHostname),
		text("port", func(r *Record) string { return r.Port }, (*Record).SetPort),
		text("pathname", (*Record).Pathname, (*Record).SetPathname),
		text("search", (*Record).Search, (*Record).SetSearch),
		{Name: "searchParams", Enumerable: true, Get: func(c goja.FunctionCall) goja.Value {
			o := u.this(c)
			if o.params == nil {
				o.params = &paramsObject{list: parseForm(o.rec.Query), url: o}
				u.env.Bind(u.env.Create(u.Params), o.params)
			}
			return o.params.Object()
		}},
		text("hash", (*Record).Hash, (*Record).SetHash),
	}
}

// inspectURL shows the properties as if they were own.
func (u *URLs) inspectURL(c goja.FunctionCall) goja.Value {
	this := c.This.(*goja.Object)
	if depth, ok := jsapi.Number(c.Argument(0)); ok && depth < 0 {
		return this
	}
	shown := u.env.VM.NewObject()
	for _, k := range []string{"href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "searchParams", "hash"} {
		jsapi.Must(shown.Set(k, this.Get(k)))
	}
	name := "URL"
	if ctor, ok := this.Get("constructor").(*goja.Object); ok {
		name = jsapi.OrUndefined(ctor.Get("name")).String()
	}
	return u.env.VM.ToValue(name + " " + u.show(shown, c.Argument(1), c.Argument(2)))
}

// show is util.inspect, which hands itself over as the last argument of a custom inspect.
func (u *URLs) show(v, options, inspect goja.Value) string {
	f, ok := jsapi.AsFn(inspect)
	if !ok {
		return v.String()
	}
	return f(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{v, options}}).String()
}
