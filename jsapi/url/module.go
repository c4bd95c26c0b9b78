package url

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/querystring"
)

// Module is the module as the table of built-in modules lists it.
var Module = jsapi.Module{Name: "url", Load: func(e *jsapi.Env) goja.Value { return From(e).exports() }}

// URLs is the module in one runtime. It belongs to the loop's goroutine.
type URLs struct {
	// URL and Params are the classes URL and URLSearchParams, which are globals too.
	URL, Params *jsapi.Class

	env      *jsapi.Env
	iterator *goja.Object // the prototype of what entries, keys and values return
	legacy   *goja.Object // Url
	warned   bool         // of a bad port; see warnPort
}

// From returns the URLs of env.
func From(env *jsapi.Env) *URLs {
	return jsapi.Use(env, func(env *jsapi.Env) *URLs {
		u := &URLs{env: env}
		u.defineParams()
		u.defineURL()
		return u
	})
}

func (u *URLs) exports() *goja.Object {
	o := u.env.VM.NewObject()
	u.defineLegacy()
	jsapi.Must(o.Set("Url", u.legacy))
	u.env.SetMethods(o, true,
		jsapi.Method{Name: "parse", Length: 3, Fn: u.legacyParse},
		jsapi.Method{Name: "resolve", Length: 2, Fn: u.legacyResolve},
		jsapi.Method{Name: "resolveObject", Length: 2, Fn: u.legacyResolveObject},
		jsapi.Method{Name: "format", Length: 2, Fn: u.format})
	jsapi.Must(o.Set("URL", u.URL.Ctor))
	jsapi.Must(o.Set("URLSearchParams", u.Params.Ctor))
	u.env.SetMethods(o, true,
		jsapi.Method{Name: "domainToASCII", Length: 1, Fn: u.domain(func(s string) string { return s })},
		jsapi.Method{Name: "domainToUnicode", Length: 1, Fn: u.domain(toUnicode)},
		jsapi.Method{Name: "pathToFileURL", Length: 2, Fn: u.pathToFileURL},
		jsapi.Method{Name: "fileURLToPath", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return u.env.VM.ToValue(u.FilePath(c.Argument(0)))
		}},
		jsapi.Method{Name: "urlToHttpOptions", Length: 1, Fn: u.httpOptions})
	return o
}

// domain makes domainToASCII and domainToUnicode: "" for what is no domain.
func (u *URLs) domain(show func(string) string) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		if len(c.Arguments) == 0 {
			panic(u.env.MissingArgs("domain"))
		}
		host, ok := parseHost(buffer.Text(c.Argument(0)), true)
		if !ok {
			host = ""
		}
		return u.env.VM.ToValue(show(host))
	}
}

// httpOptions is url.urlToHttpOptions: what http.request takes for a URL.
func (u *URLs) httpOptions(c goja.FunctionCall) goja.Value {
	vm := u.env.VM
	src := c.Argument(0).ToObject(vm)
	out := u.env.Spread(vm.CreateObject(nil), src)
	get := func(name string) goja.Value {
		if v := src.Get(name); v != nil {
			return v
		}
		return goja.Undefined()
	}
	hostname := get("hostname")
	if s, ok := hostname.(goja.String); ok && strings.HasPrefix(s.String(), "[") {
		hostname = vm.ToValue(strings.Trim(s.String(), "[]"))
	}
	text := func(v goja.Value) string {
		if v.ToBoolean() {
			return buffer.Text(v)
		}
		return ""
	}
	jsapi.Must(out.Set("protocol", get("protocol")))
	jsapi.Must(out.Set("hostname", hostname))
	for _, k := range []string{"hash", "search", "pathname"} {
		jsapi.Must(out.Set(k, get(k)))
	}
	jsapi.Must(out.Set("path", text(get("pathname"))+text(get("search"))))
	jsapi.Must(out.Set("href", get("href")))
	if port := get("port"); !port.StrictEquals(vm.ToValue("")) {
		jsapi.Must(out.Set("port", port.ToNumber()))
	}
	if user, password := text(get("username")), text(get("password")); user != "" || password != "" {
		jsapi.Must(out.Set("auth", querystring.Unescape(user)+":"+querystring.Unescape(password)))
	}
	return out
}

// FilePath is url.fileURLToPath: v is a string or a URL, and what is none throws.
func (u *URLs) FilePath(v goja.Value) string {
	rec := u.Record(v)
	if rec == nil {
		if !jsapi.IsString(v) {
			panic(u.env.InvalidArgType("path", "of type string or an instance of URL", v))
		}
		rec = u.parse(v, nil)
	}
	switch {
	case rec.Scheme != "file":
		panic(u.env.CodeError("TypeError", "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file"))
	case rec.Host != "":
		panic(u.env.CodeError("TypeError", "ERR_INVALID_FILE_URL_HOST", `File URL host must be "localhost" or empty on `+platform))
	}
	path := rec.Pathname()
	if strings.Contains(strings.ToLower(path), "%2f") {
		panic(u.env.CodeError("TypeError", "ERR_INVALID_FILE_URL_PATH", "File URL path must not include encoded / characters"))
	}
	return querystring.Unescape(path)
}

// Record is the record behind a URL object, nil when v is none.
func (u *URLs) Record(v goja.Value) *Record {
	if s, ok := u.env.Unwrap(v).(*object); ok {
		return s.rec
	}
	return nil
}

// Path is a path as fs takes it: a string, or a file URL as its path. It reports false
// for anything else.
func (u *URLs) Path(v goja.Value) (string, bool) {
	if s, ok := v.(goja.String); ok {
		return buffer.Text(s), true
	}
	if u.Record(v) != nil {
		return u.FilePath(v), true
	}
	return "", false
}

func (u *URLs) pathToFileURL(c goja.FunctionCall) goja.Value {
	path := u.env.ValidateString(c.Argument(0), "path")
	abs := resolvePath(u.env, path)
	if strings.HasSuffix(path, "/") && !strings.HasSuffix(abs, "/") {
		abs += "/"
	}
	abs = strings.NewReplacer("%", "%25", `\`, "%5C", "\n", "%0A", "\r", "%0D", "\t", "%09", "?", "%3F", "#", "%23").Replace(abs)
	rec, _ := Parse("file://"+abs, nil)
	for i := range rec.Path {
		rec.Path[i] = tilde(rec.Path[i])
	}
	return u.make(rec)
}

// tilde encodes what pathToFileURL encodes and the parser does not.
func tilde(s string) string { return strings.ReplaceAll(s, "~", "%7E") }
