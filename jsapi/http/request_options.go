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
	r.chooseAgent(get("agent"), get("createConnection"))
	r.checkTarget(opts)
	r.checkLimits(opts)
	r.method = r.methodOption(get("method"))
	switch r.method {
	case "GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT":
		r.chunkByDefault = false
	}
	r.noBody = truthy(get("rejectNonStandardBodyWrites"))
	r.unique = h.uniqueNames(get("uniqueHeaders"))
	if a := r.agentObject(); a == nil || !truthy(a.Get("keepAlive")) && infinite(a.Get("maxSockets")) {
		r.last, r.keepAlive = true, false
	}
	if jsapi.IsFunction(cb) {
		r.Once("response", cb)
	}
	r.signal(get("signal"))
	r.headers(opts)
	r.connect(opts)
}

// checkLimits checks the options of the parser and of the socket's timeout.
func (r *Request) checkLimits(opts *goja.Object) {
	env := r.h.env
	for _, name := range []string{"insecureHTTPParser", "joinDuplicateHeaders"} {
		if v := opts.Get(name); v != nil && !jsapi.IsUndefined(v) {
			env.ValidateBoolean(v, "options."+name)
		}
	}
	if v := opts.Get("maxHeaderSize"); v != nil && !jsapi.IsUndefined(v) {
		env.ValidateInteger(v, "maxHeaderSize", 0, jsapi.MaxSafeInteger)
	}
	v := opts.Get("timeout")
	if v == nil || jsapi.IsUndefined(v) {
		return
	}
	r.timeout = r.h.checkMillis(v, "timeout")
}

// checkMillis throws unless v may be the time of a timeout.
func (h *HTTP) checkMillis(v goja.Value, name string) goja.Value {
	f := h.env.ValidateNumber(v, name, math.Inf(-1), math.Inf(1))
	if f < 0 || math.IsInf(f, 1) || f != f {
		panic(h.env.OutOfRange(name, "a non-negative finite number", v))
	}
	return v
}

func infinite(v goja.Value) bool { return v != nil && math.IsInf(v.ToFloat(), 0) }

// requestOptions joins a url and an options object, in all the forms there are.
func (h *HTTP) requestOptions(args []goja.Value) (*goja.Object, goja.Value) {
	input, second, cb := arg(args, 0), arg(args, 1), arg(args, 2)
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
	if o, ok := second.(*goja.Object); ok {
		for _, k := range o.Keys() {
			must(out.Set(k, o.Get(k)))
		}
	}
	return out, cb
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
	for _, k := range u.Keys() {
		must(out.Set(k, u.Get(k)))
	}
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
		set("auth", unescape(user)+":"+unescape(pass))
	}
}

// unescape is decodeURIComponent, for what URL has escaped itself.
func unescape(s string) string {
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b = append(b, byte(n))
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

// chooseAgent finds the agent: the global one unless told otherwise.
func (r *Request) chooseAgent(v, create goja.Value) {
	h := r.h
	switch {
	case v.StrictEquals(h.env.VM.ToValue(false)):
		r.agentValue = h.env.New(h.agentClass.Ctor)
	case jsapi.IsNullish(v):
		r.agentValue = goja.Undefined()
		if !jsapi.IsFunction(create) {
			r.agentValue = h.global()
		}
	default:
		o, ok := v.(*goja.Object)
		if !ok || !jsapi.IsFunction(o.Get("addRequest")) {
			panic(h.env.InvalidArgType("options.agent", "one of Agent-like Object, undefined, or false", v))
		}
		r.agentValue = o
	}
}

// checkTarget checks path and protocol and settles host and port.
func (r *Request) checkTarget(opts *goja.Object) {
	h := r.h
	protocol, expected := orUndefined(opts.Get("protocol")), goja.Value(h.env.VM.ToValue("http:"))
	defaultPort := orUndefined(opts.Get("defaultPort"))
	if a := r.agentObject(); a != nil {
		if v := a.Get("protocol"); truthy(v) {
			expected = v
		}
		if !truthy(defaultPort) {
			defaultPort = orUndefined(a.Get("defaultPort"))
		}
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
	if !truthy(protocol) {
		must(opts.Set("protocol", expected))
	} else if protocol.String() != expected.String() {
		panic(h.env.CodeError("TypeError", "ERR_INVALID_PROTOCOL", `Protocol "`+protocol.String()+`" not supported. Expected "`+expected.String()+`"`))
	}
	if !truthy(opts.Get("port")) {
		if !truthy(defaultPort) {
			defaultPort = h.env.VM.ToValue(80)
		}
		must(opts.Set("port", defaultPort))
	}
	must(opts.Set("defaultPort", defaultPort))
	host := r.hostOption(opts, "hostname")
	if host == "" {
		host = r.hostOption(opts, "host")
	}
	if host == "" {
		host = "localhost"
	}
	r.host = host
	must(opts.Set("host", host))
	must(opts.Set("path", r.path))
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

// signal destroys the request when an AbortSignal fires.
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
	r.h.env.Method(s, "addEventListener", r.h.env.VM.ToValue("abort"), r.h.env.Func("abort", 0, abort))
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
	if r.fields.index("host") < 0 && (jsapi.IsUndefined(setHost) || setHost.ToBoolean()) {
		host := r.host
		if strings.Count(host, ":") > 1 && !strings.HasPrefix(host, "[") {
			host = "[" + host + "]"
		}
		if port := opts.Get("port"); port.ToInteger() != opts.Get("defaultPort").ToInteger() {
			host += ":" + port.String()
		}
		r.fields.set("Host", h.env.VM.ToValue(host))
	}
	if auth := opts.Get("auth"); truthy(auth) && r.fields.index("authorization") < 0 {
		r.fields.set("Authorization", h.env.VM.ToValue("Basic "+base64.StdEncoding.EncodeToString([]byte(auth.String()))))
	}
	if r.fields.index("expect") >= 0 {
		r.makeRequestHead(r.fields)
	}
}

// connect gets a socket: from the agent, from the options' createConnection, or a new one.
func (r *Request) connect(opts *goja.Object) {
	h := r.h
	if p := opts.Get("socketPath"); truthy(p) {
		must(opts.Set("path", p))
	} else {
		must(opts.Delete("path")) // to net.connect a path is a unix socket
	}
	must(opts.Delete("signal")) // the request heeds it
	if a := r.agentObject(); a != nil {
		h.env.Method(a, "addRequest", r.Object(), opts)
		return
	}
	done := h.env.Func("oncreate", 2, func(c goja.FunctionCall) goja.Value {
		h.env.Method(r.Object(), "onSocket", c.Argument(1), c.Argument(0))
		return goja.Undefined()
	})
	var sock goja.Value
	if f := opts.Get("createConnection"); jsapi.IsFunction(f) {
		sock = jsapi.Call(f, opts, opts, done)
	} else {
		sock = h.env.Method(h.env.RequireObject("net"), "createConnection", opts)
	}
	if truthy(sock) {
		h.env.Method(r.Object(), "onSocket", sock)
	}
}
