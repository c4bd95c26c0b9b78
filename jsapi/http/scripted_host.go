package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// scriptHost is what the files of js get of the rest of the package.
func (h *HTTP) scriptHost() *goja.Object {
	host, vm := h.env.VM.NewObject(), h.env.VM
	must(host.Set("crlf", h.buffers.Copy([]byte("\r\n"))))
	check := func(name string, f func(c goja.FunctionCall)) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value { f(c); return goja.Undefined() }}
	}
	give := func(name string, f func(c goja.FunctionCall) any) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value { return vm.ToValue(f(c)) }}
	}
	h.env.SetMethods(host, true,
		check("checkName", func(c goja.FunctionCall) { h.checkName(c.Argument(0), "") }),
		check("checkValue", func(c goja.FunctionCall) { h.checkValue(show(c.Argument(0)), c.Argument(1)) }),
		check("checkString", func(c goja.FunctionCall) { h.env.ValidateString(c.Argument(0), c.Argument(1).String()) }),
		check("checkHeaders", func(c goja.FunctionCall) { h.headersArg(c.Argument(0)) }),
		check("checkReason", func(c goja.FunctionCall) { h.checkReason(show(c.Argument(0))) }),
		check("nextTick", func(c goja.FunctionCall) {
			f, _ := jsapi.AsFn(c.Argument(0))
			h.env.Loop.NextTickFn(f, append([]goja.Value(nil), c.Arguments[1:]...))
		}),
		give("checkStatus", func(c goja.FunctionCall) any { return h.checkStatus(c.Argument(0)) }),
		give("statusText", func(c goja.FunctionCall) any { return h.statusText(int(c.Argument(0).ToInteger())) }),
		give("asksChunked", func(c goja.FunctionCall) any { return hasWord(c.Argument(0).String(), "chunked") }),
		give("chunkLength", func(c goja.FunctionCall) any { return h.chunkLength(c.Argument(0), c.Argument(1)) }),
		give("trailers", func(c goja.FunctionCall) any { return latin1(string(h.appendTrailers(nil, c.Argument(0)))) }),
		give("earlyHints", func(c goja.FunctionCall) any { return h.earlyHints(c.Argument(0)) }),
		give("storeHeader", h.storeScripted),
		give("invalidValue", func(c goja.FunctionCall) any {
			return h.env.InvalidArgValue(c.Argument(0).String(), c.Argument(1), "")
		}),
		give("error", func(c goja.FunctionCall) any {
			return h.env.CodeError(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2).String())
		}),
	)
	return host
}

// chunkLength is how many bytes a chunk of a body has, which must be a string or bytes. An
// encoding that is none counts as UTF-8, as in Buffer.byteLength.
func (h *HTTP) chunkLength(chunk, enc goja.Value) int {
	if _, ok := chunk.(goja.String); !ok {
		return h.chunkArg(chunk, enc).len()
	}
	return int(h.env.Method(h.buffers.Ctor(), "byteLength", chunk, enc).ToInteger())
}

// storeScripted is message._storeHeader(firstLine, headers) of a message that is kept in
// properties, and reports whether the head asks the other side whether to go on.
func (h *HTTP) storeScripted(c goja.FunctionCall) any {
	m, ok := c.Argument(0).(*goja.Object)
	if !ok {
		panic(h.env.TypeError("Illegal invocation"))
	}
	o := &Outgoing{}
	o.begin(h, nil)
	flags := []struct {
		name string
		p    *bool
	}{
		{"chunkedEncoding", &o.chunked}, {"shouldKeepAlive", &o.keepAlive}, {"useChunkedEncodingByDefault", &o.chunkByDefault},
		{"sendDate", &o.sendDate}, {"_removedConnection", &o.removedConnection}, {"_removedContLen", &o.removedLength},
		{"_removedTE", &o.removedEncoding}, {"_defaultKeepAlive", &o.defaultKeepAlive}, {"_last", &o.last},
		{"maxRequestsOnConnectionReached", &o.maxReached}, {"_hasBody", &o.hasBody},
	}
	before := make([]bool, len(flags))
	for i, f := range flags {
		*f.p = truthy(m.Get(f.name))
		before[i] = *f.p
	}
	o.keepAliveTimeout, o.maxRequests = integer(m, "_keepAliveTimeout", 0), integer(m, "_maxRequestsPerSocket", 0)
	o.length = integer(m, "_contentLength", -1)
	length := o.length
	w := headWriter{o: o, kept: truthy(m.Get("agent")), b: appendLatin1(h.takeHead(), c.Argument(1).String())}
	h.eachField(c.Argument(2), func(name string, v goja.Value) { w.field(h.token(name), v, truthy(c.Argument(3))) })
	w.finish(int(integer(m, "statusCode", 0)))
	for i, f := range flags {
		if *f.p != before[i] {
			must(m.Set(f.name, *f.p))
		}
	}
	if o.length != length {
		must(m.Set("_contentLength", o.lengthValue()))
	}
	must(m.Set("_header", latin1(string(w.b))))
	h.returnHead(w.b)
	return w.has.expect
}

// integer is a property that is a number, def without one.
func integer(o *goja.Object, name string, def int64) int64 {
	if v := o.Get(name); v != nil && goja.IsNumber(v) {
		return v.ToInteger()
	}
	return def
}
