package url

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// legacyFields are the properties of a Url in their order.
var legacyFields = []string{"protocol", "slashes", "auth", "host", "port", "hostname", "hash", "search", "query", "pathname", "path", "href"}

func (u *URLs) defineLegacy() {
	class := u.env.Class(jsapi.ClassSpec{Name: "Url", Enumerable: true,
		Init: func(this *goja.Object, _ []goja.Value) {
			for _, f := range legacyFields {
				jsapi.Must(this.Set(f, goja.Null()))
			}
		},
		Methods: []jsapi.Method{
			{Name: "parse", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
				u.fill(c.This.(*goja.Object), c.Argument(0), c.Argument(1).ToBoolean(), c.Argument(2).ToBoolean())
				return c.This
			}},
			{Name: "format", Fn: func(c goja.FunctionCall) goja.Value {
				return u.env.VM.ToValue(u.formatObject(c.This.(*goja.Object)))
			}},
			{Name: "resolve", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				o := u.resolveObject(c.This.(*goja.Object), u.legacyOf(c.Argument(0)), isEmpty(c.Argument(0)))
				return u.env.VM.ToValue(u.formatObject(o))
			}},
			{Name: "resolveObject", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
				return u.resolveObject(c.This.(*goja.Object), u.legacyOf(c.Argument(0)), isEmpty(c.Argument(0)))
			}},
			{Name: "parseHost", Fn: func(c goja.FunctionCall) goja.Value {
				this := c.This.(*goja.Object)
				l := Legacy{Host: textOf(this, "host")}
				l.splitPort()
				if l.Port != "" {
					jsapi.Must(this.Set("port", l.Port))
				}
				if l.Hostname != "" {
					jsapi.Must(this.Set("hostname", l.Hostname))
				}
				return goja.Undefined()
			}},
		}})
	u.legacy = class.Ctor
}

func isEmpty(v goja.Value) bool { s, ok := v.(goja.String); return ok && s.Length() == 0 }

// textOf is a property as text, "" when it is null or missing.
func textOf(o *goja.Object, name string) string {
	if v := o.Get(name); !jsapi.IsNullish(v) && v.ToBoolean() {
		return buffer.Text(v)
	}
	return ""
}

// fill parses a string into the properties of o.
func (u *URLs) fill(o *goja.Object, v goja.Value, parseQuery, slashesDenoteHost bool) {
	text := u.env.ValidateString(v, "url")
	l, ok := parseLegacy(buffer.Text(v), slashesDenoteHost)
	if !ok {
		e := u.env.CodeError("TypeError", "ERR_INVALID_URL", "Invalid URL")
		jsapi.Must(e.Set("input", text))
		panic(e)
	}
	u.warnPort(l, text)
	u.show12(o, l)
	if !parseQuery {
		return
	}
	jsapi.Must(o.Set("query", u.env.Method(u.env.RequireObject("querystring"), "parse", u.env.VM.ToValue(l.Query))))
	if !l.HasSearch {
		jsapi.Must(o.Set("search", goja.Null()))
	}
}

// show12 sets all twelve properties of a Url.
func (u *URLs) show12(o *goja.Object, l Legacy) {
	null := func(s string, has bool) goja.Value {
		if has {
			return u.env.VM.ToValue(s)
		}
		return goja.Null()
	}
	path := l.Pathname + l.Search
	href := l.format()
	var slashes goja.Value = goja.Null()
	if l.Slashes {
		slashes = u.env.VM.ToValue(true)
	}
	for i, v := range []goja.Value{
		null(l.Protocol, l.Protocol != ""), slashes, null(l.Auth, l.HasAuth), null(l.Host, l.HasHost || l.Slashes && l.Host != ""),
		null(l.Port, l.Port != ""), null(l.Hostname, l.HasHost), null(l.Hash, l.HasHash), null(l.Search, l.HasSearch),
		null(l.Query, l.HasSearch), null(l.Pathname, l.HasPathname), null(path, path != ""), null(href, true),
	} {
		jsapi.Must(o.Set(legacyFields[i], v))
	}
}

func (u *URLs) newLegacy() *goja.Object { return u.env.New(u.legacy) }

func (u *URLs) legacyParse(c goja.FunctionCall) goja.Value {
	if o, ok := c.Argument(0).(*goja.Object); ok && u.env.VM.InstanceOf(o, u.legacy) {
		return o
	}
	o := u.newLegacy()
	u.fill(o, c.Argument(0), c.Argument(1).ToBoolean(), c.Argument(2).ToBoolean())
	return o
}

// warnPort warns of the first URL with a port that is no number.
func (u *URLs) warnPort(l Legacy, text string) {
	if !l.badPort || u.warned || u.env.Builtin("process") == nil {
		return
	}
	u.warned = true
	vm := u.env.VM
	u.env.Method(u.env.RequireObject("process"), "emitWarning",
		vm.ToValue("The URL "+text+" is invalid. Future versions of Node.js will throw an error."),
		vm.ToValue("DeprecationWarning"), vm.ToValue("DEP0170"))
}

// legacyOf reads the argument of resolve: text, or an object like a Url.
func (u *URLs) legacyOf(v goja.Value) Legacy {
	if o, ok := v.(*goja.Object); ok {
		return readLegacy(o)
	}
	text := u.env.ValidateString(v, "url")
	l, ok := parseLegacy(text, true)
	if !ok {
		panic(u.env.CodeError("TypeError", "ERR_INVALID_URL", "Invalid URL"))
	}
	u.warnPort(l, text)
	return l
}

func readLegacy(o *goja.Object) Legacy {
	has := func(name string) bool { return !jsapi.IsNullish(o.Get(name)) }
	l := Legacy{Protocol: textOf(o, "protocol"), Auth: textOf(o, "auth"), Host: textOf(o, "host"), Port: textOf(o, "port"),
		Hostname: textOf(o, "hostname"), Hash: textOf(o, "hash"), Search: textOf(o, "search"), Pathname: textOf(o, "pathname"),
		HasAuth: has("auth"), HasHost: has("host"), HasHash: has("hash"), HasSearch: has("search"), HasPathname: has("pathname")}
	if v := o.Get("slashes"); v != nil {
		l.Slashes = v.ToBoolean()
	}
	if v, ok := o.Get("query").(goja.String); ok {
		l.Query = v.String()
	}
	return l
}

func (u *URLs) resolveObject(from *goja.Object, rel Legacy, empty bool) *goja.Object {
	o := u.newLegacy()
	u.show12(o, readLegacy(from).resolve(rel, empty))
	return o
}

func (u *URLs) legacyResolve(c goja.FunctionCall) goja.Value {
	base := u.legacyOf(c.Argument(0))
	out := base.resolve(u.legacyOf(c.Argument(1)), isEmpty(c.Argument(1)))
	return u.env.VM.ToValue(out.format())
}

func (u *URLs) legacyResolveObject(c goja.FunctionCall) goja.Value {
	if !c.Argument(0).ToBoolean() {
		return c.Argument(1)
	}
	o := u.newLegacy()
	u.show12(o, u.legacyOf(c.Argument(0)).resolve(u.legacyOf(c.Argument(1)), isEmpty(c.Argument(1))))
	return o
}

// format is url.format for a string, a URL with options, and an object like a Url.
func (u *URLs) format(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	if jsapi.IsString(v) {
		return u.env.VM.ToValue(u.formatObject(func() *goja.Object {
			o := u.newLegacy()
			u.fill(o, v, false, false)
			return o
		}()))
	}
	o, ok := v.(*goja.Object)
	if !ok {
		panic(u.env.InvalidArgType("urlObject", "one of type object or string", v))
	}
	if rec := u.Record(o); rec != nil {
		return u.env.VM.ToValue(u.formatRecord(rec, c.Argument(1)))
	}
	return u.env.VM.ToValue(u.formatObject(o))
}

// formatObject reads the properties that format takes; query may be an object.
func (u *URLs) formatObject(o *goja.Object) string {
	l := readLegacy(o)
	if q, ok := o.Get("query").(*goja.Object); ok && l.Search == "" {
		if text := u.env.Method(u.env.RequireObject("querystring"), "stringify", q).String(); text != "" {
			l.Search = "?" + text
		}
	}
	return l.format()
}

func (u *URLs) formatRecord(rec *Record, options goja.Value) string {
	shown := *rec
	option := func(name string, missing bool) bool {
		if o, ok := options.(*goja.Object); ok {
			if v := o.Get(name); v != nil {
				return v.ToBoolean()
			}
		}
		return missing
	}
	if !jsapi.IsUndefined(options) {
		u.env.ValidateObject(options, "options")
	}
	if !option("auth", true) {
		shown.Username, shown.Password = "", ""
	}
	if !option("search", true) {
		shown.HasQuery = false
	}
	if option("unicode", false) {
		shown.Host = toUnicode(shown.Host)
	}
	return shown.href(option("fragment", true))
}
