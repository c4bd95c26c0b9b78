package http

import (
	"encoding/base64"
	"math"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// start reads the arguments of new ClientRequest and begins the connection.
func (r *Request) start(args []goja.Value) {
	h := r.h
	opts, cb := h.requestOptions(args)
	r.options = opts
	get := func(name string) goja.Value { return orUndefined(opts.Get(name)) }
	protocol, expected := r.chooseAgent(opts)
	if v := opts.Get("protocol"); truthy(v) {
		protocol = v
	}
	r.checkTarget(opts, protocol, expected)
	if v := get("timeout"); !jsapi.IsUndefined(v) {
		r.timeout = h.checkMillis(v, "timeout")
		r.showTimeout()
	}
	r.signal(get("signal"))
	r.method = r.methodOption(get("method"))
	r.checkLimits(opts)
	switch r.method {
	case "GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT":
		r.chunkByDefault = false
	}
	r.noBody = truthy(get("rejectNonStandardBodyWrites"))
	r.unique = h.uniqueNames(get("uniqueHeaders"))
	if a := r.agentObject(); a != nil && !truthy(a.Get("keepAlive")) && !finite(a.Get("maxSockets")) {
		r.last, r.keepAlive = true, false
	}
	if truthy(cb) {
		h.env.ValidateFunction(cb, "listener")
		r.Once("response", cb)
	}
	r.headers(opts)
	r.connect(opts)
}

// checkLimits checks the options of the parser.
func (r *Request) checkLimits(opts *goja.Object) {
	env := r.h.env
	if v := opts.Get("maxHeaderSize"); v != nil && !jsapi.IsUndefined(v) {
		env.ValidateInteger(v, "maxHeaderSize", 0, jsapi.MaxSafeInteger)
	}
	for _, name := range []string{"insecureHTTPParser", "joinDuplicateHeaders"} {
		if v := opts.Get(name); v != nil && !jsapi.IsUndefined(v) {
			env.ValidateBoolean(v, "options."+name)
		}
	}
}

// finite is Number.isFinite.
func finite(v goja.Value) bool {
	f, ok := jsapi.Number(v)
	return ok && !math.IsInf(f, 0) && f == f
}

// requestOptions joins a url and an options object, in all the forms there are.
func (h *HTTP) requestOptions(args []goja.Value) (*goja.Object, goja.Value) {
	input, second, cb := jsapi.Arg(args, 0), jsapi.Arg(args, 1), jsapi.Arg(args, 2)
	out := h.env.VM.CreateObject(nil)
	switch in := input.(type) {
	case goja.String:
		h.fromURL(out, h.parseURL(in))
	case *goja.Object:
		if isURL(in) {
			h.fromURL(out, in)
			break
		}
		cb, second = second, input
	default:
		cb, second = second, input
	}
	if jsapi.IsFunction(second) {
		cb, second = second, goja.Undefined()
	}
	return h.env.Spread(out, second), cb
}

func isURL(o *goja.Object) bool {
	v := o.Get("href")
	return truthy(v) && truthy(o.Get("protocol")) && jsapi.IsUndefined(o.Get("auth")) && jsapi.IsUndefined(o.Get("path"))
}

func (h *HTTP) parseURL(s goja.Value) *goja.Object {
	ctor := h.env.VM.Get("URL")
	if ctor == nil && h.env.Builtin("url") != nil {
		ctor = h.env.RequireObject("url").Get("URL")
	}
	return h.env.New(ctor, s)
}

// fromURL writes what urlToHttpOptions makes of a URL.
func (h *HTTP) fromURL(out, u *goja.Object) {
	text := func(name string) string {
		if v := u.Get(name); v != nil {
			return v.String()
		}
		return ""
	}
	set := func(name, v string) { must(out.Set(name, v)) }
	h.env.Spread(out, u)
	host := text("hostname")
	set("protocol", text("protocol"))
	set("hostname", strings.TrimSuffix(strings.TrimPrefix(host, "["), "]"))
	set("hash", text("hash"))
	set("search", text("search"))
	set("pathname", text("pathname"))
	set("path", text("pathname")+text("search"))
	set("href", text("href"))
	if p := text("port"); p != "" {
		n, _ := strconv.Atoi(p)
		must(out.Set("port", n))
	}
	if user, pass := text("username"), text("password"); user != "" || pass != "" {
		must(out.Set("auth", h.unescape(user)+":"+h.unescape(pass)))
	}
}

// unescape is decodeURIComponent, which throws for what it cannot read.
func (h *HTTP) unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	return h.env.Method(h.env.VM.GlobalObject(), "decodeURIComponent", h.env.VM.ToValue(s)).String()
}

// bytesFrom is Buffer.from, which throws for what has no bytes.
func (h *HTTP) bytesFrom(v goja.Value) []byte {
	if s, ok := v.(goja.String); ok {
		return []byte(s.String())
	}
	b, _ := h.buffers.Bytes(h.env.Method(h.buffers.Ctor(), "from", v))
	return b
}

// chooseAgent finds the agent: the default one unless told otherwise. It returns the
// protocol that requests have if they do not say, and the one that they must have.
func (r *Request) chooseAgent(opts *goja.Object) (protocol, expected goja.Value) {
	h, v := r.h, orUndefined(opts.Get("agent"))
	def, ok := opts.Get("_defaultAgent").(*goja.Object)
	if !ok {
		def, _ = h.global().(*goja.Object)
	}
	switch {
	case v.StrictEquals(h.env.VM.ToValue(false)):
		r.agentValue = h.env.New(def.Get("constructor"))
	case jsapi.IsNullish(v):
		r.agentValue = goja.Undefined()
		if !jsapi.IsFunction(opts.Get("createConnection")) {
			r.agentValue = def
		}
	default:
		o, ok := v.(*goja.Object)
		if !ok || !jsapi.IsFunction(o.Get("addRequest")) {
			panic(h.env.InvalidArgType("options.agent", "one of Agent-like Object, undefined, or false", v))
		}
		r.agentValue = o
	}
	protocol = orUndefined(def.Get("protocol"))
	if a := r.agentObject(); a != nil {
		if p := a.Get("protocol"); truthy(p) {
			return protocol, p
		}
	}
	return protocol, protocol
}

// checkTarget checks path and protocol and settles host and port.
func (r *Request) checkTarget(opts *goja.Object, protocol, expected goja.Value) {
	h, defaultPort := r.h, orUndefined(opts.Get("defaultPort"))
	if a := r.agentObject(); a != nil && !truthy(defaultPort) {
		defaultPort = orUndefined(a.Get("defaultPort"))
	}
	r.path = "/"
	if v := opts.Get("path"); truthy(v) {
		r.path = v.String()
		for _, c := range r.path {
			if c <= ' ' || c > 0xff {
				panic(h.env.CodeError("TypeError", "ERR_UNESCAPED_CHARACTERS", "Request path contains unescaped characters"))
			}
		}
	}
	if protocol.String() != expected.String() {
		panic(h.env.CodeError("TypeError", "ERR_INVALID_PROTOCOL", `Protocol "`+h.shown(protocol)+`" not supported. Expected "`+h.shown(expected)+`"`))
	}
	r.protocol, r.defaultPort = protocol, defaultPort
	if port := opts.Get("port"); !truthy(port) {
		if port = defaultPort; !truthy(port) {
			port = h.env.VM.ToValue(80)
		}
		must(opts.Set("port", port))
	}
	host := r.hostOption(opts, "hostname")
	if host == "" {
		host = r.hostOption(opts, "host")
	}
	if host == "" {
		host = "localhost"
	}
	r.host = host
	must(opts.Set("host", host))
}

func (r *Request) hostOption(opts *goja.Object, name string) string {
	v := opts.Get(name)
	if jsapi.IsNullish(v) {
		return ""
	}
	if !jsapi.IsString(v) {
		panic(r.h.env.InvalidArgType("options."+name, "of type string or one of undefined or null", v))
	}
	return v.String()
}

func (r *Request) methodOption(v goja.Value) string {
	if jsapi.IsNullish(v) {
		return "GET"
	}
	s := r.h.env.ValidateString(v, "options.method")
	if s == "" {
		return "GET"
	}
	if !parser.IsToken(s) {
		panic(r.h.env.CodeError("TypeError", "ERR_INVALID_HTTP_TOKEN", `Method must be a valid HTTP token ["`+s+`"]`))
	}
	return strings.ToUpper(s)
}

// signal destroys the request when an AbortSignal fires. As in Node it is stream.finished that
// tells when to heed it no more: its listener of 'error' keeps one that nobody else hears from
// being thrown.
func (r *Request) signal(v goja.Value) {
	if !truthy(v) {
		return
	}
	s := r.h.env.ValidateAbortSignal(v, "signal")
	abort := func(goja.FunctionCall) goja.Value {
		r.h.env.Method(r.Object(), "destroy", r.h.env.AbortError(s.Get("reason")))
		return goja.Undefined()
	}
	if truthy(s.Get("aborted")) {
		abort(goja.FunctionCall{})
		return
	}
	if !jsapi.IsFunction(s.Get("addEventListener")) {
		panic(r.h.env.TypeError("signal.addEventListener is not a function"))
	}
	name, f := r.h.env.VM.ToValue("abort"), r.h.env.Func("abort", 0, abort)
	r.h.env.Method(s, "addEventListener", name, f)
	r.h.env.Method(r.h.env.RequireObject("stream"), "finished", r.Object(), r.h.env.Func("", 0, func(goja.FunctionCall) goja.Value {
		return r.h.env.Method(s, "removeEventListener", name, f)
	}))
}

// headers sets those of the options, Host and Authorization.
func (r *Request) headers(opts *goja.Object) {
	h, given := r.h, opts.Get("headers")
	if h.env.IsArray(orUndefined(given)) {
		var all fieldList
		h.eachField(given, func(name string, v goja.Value) { all = append(all, field{h.token(name), lowerName(name), v}) })
		r.makeRequestHead(all)
		return
	}
	h.eachField(orUndefined(given), func(name string, v goja.Value) {
		h.env.Method(r.Object(), "setHeader", h.env.VM.ToValue(name), v)
	})
	setHost := opts.Get("setHost")
	if !r.hasField("host") && (jsapi.IsUndefined(setHost) || setHost.ToBoolean()) {
		host := r.host
		if strings.Count(host, ":") > 1 && !strings.HasPrefix(host, "[") {
			host = "[" + host + "]"
		}
		if port := opts.Get("port"); !port.ToNumber().StrictEquals(r.defaultPort) {
			host += ":" + port.String()
		}
		h.env.Method(r.Object(), "setHeader", h.env.VM.ToValue("Host"), h.env.VM.ToValue(host))
	}
	if auth := opts.Get("auth"); truthy(auth) && !r.hasField("authorization") {
		basic := "Basic " + base64.StdEncoding.EncodeToString(h.bytesFrom(auth))
		h.env.Method(r.Object(), "setHeader", h.env.VM.ToValue("Authorization"), h.env.VM.ToValue(basic))
	}
	if r.hasField("expect") {
		r.makeRequestHead(r.fields)
	}
}

// hasField reports whether a header is set, and not to an empty value.
func (r *Request) hasField(name string) bool {
	i := r.fields.index(name)
	return i >= 0 && truthy(r.fields[i].value)
}
