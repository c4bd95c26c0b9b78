package underscored

import (
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// The kinds of messages, and the properties of an HTTPParser that hold what it calls.
const (
	request  = 1
	response = 2

	onMessageBegin    = "0"
	onHeaders         = "1"
	onHeadersComplete = "2"
	onBody            = "3"
	onMessageComplete = "4"
)

// constants are the static members of HTTPParser, in Node's order.
var constants = [...]struct {
	name  string
	value int
}{
	{"REQUEST", request}, {"RESPONSE", response},
	{"kOnMessageBegin", 0}, {"kOnHeaders", 1}, {"kOnHeadersComplete", 2}, {"kOnBody", 3}, {"kOnMessageComplete", 4}, {"kOnExecute", 5}, {"kOnTimeout", 6},
	{"kLenientNone", 0}, {"kLenientHeaders", int(parser.LenientHeaders)}, {"kLenientChunkedLength", int(parser.LenientChunkedLength)},
	{"kLenientKeepAlive", int(parser.LenientKeepAlive)}, {"kLenientTransferEncoding", int(parser.LenientTransferEncoding)},
	{"kLenientVersion", int(parser.LenientVersion)}, {"kLenientDataAfterClose", int(parser.LenientDataAfterClose)},
	{"kLenientOptionalLFAfterCR", int(parser.LenientLFAfterCR)}, {"kLenientOptionalCRLFAfterChunk", int(parser.LenientCRLFAfterChunk)},
	{"kLenientOptionalCRBeforeLF", int(parser.LenientCRBeforeLF)}, {"kLenientSpacesAfterChunkSize", int(parser.LenientSpacesAfterChunkSize)},
	{"kLenientAll", int(parser.LenientAll)},
}

// batch is how many fields are given at once when there are more.
const batch = 31

// httpParser is the state of an HTTPParser: the parser of package http behind the members that
// scripts know from Node's.
type httpParser struct {
	jsapi.Hidden
	env     *jsapi.Env
	buffers *buffer.Buffers
	p       parser.Parser
	maxHead int // where initialize says none

	open     bool   // between initialize and close
	current  []byte // what execute reads
	begun    time.Time
	complete bool // the head is read
	batched  bool // fields went to onHeaders
	upgrade  bool // the last message whose head is read asks for another protocol
	paused   bool
	target   goja.Value
}

// defineParser makes the class HTTPParser.
func defineParser(env *jsapi.Env) *goja.Object {
	method := func(name string, f func(p *httpParser, c goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			p := jsapi.Receiver[*httpParser](env, c.This)
			return jsapi.OrUndefined(f(p, c))
		}}
	}
	async := env.Class(jsapi.ClassSpec{Name: "AsyncWrap", MustNew: true})
	class := env.Class(jsapi.ClassSpec{Name: "HTTPParser", Parent: async, MustNew: true, Enumerable: true,
		Init: func(this *goja.Object, _ []goja.Value) {
			env.Bind(this, &httpParser{env: env, buffers: buffer.From(env), maxHead: int(env.RequireObject("http").Get("maxHeaderSize").ToInteger())})
		},
		Methods: []jsapi.Method{
			method("close", func(p *httpParser, _ goja.FunctionCall) goja.Value { p.open = false; return nil }),
			method("free", func(*httpParser, goja.FunctionCall) goja.Value { return nil }),
			method("remove", func(*httpParser, goja.FunctionCall) goja.Value { return nil }),
			method("execute", (*httpParser).jsExecute),
			method("finish", (*httpParser).jsFinish),
			method("initialize", (*httpParser).jsInitialize),
			method("pause", func(p *httpParser, _ goja.FunctionCall) goja.Value { p.paused = true; return nil }),
			method("resume", func(p *httpParser, _ goja.FunctionCall) goja.Value { p.paused = false; return nil }),
			method("consume", func(p *httpParser, _ goja.FunctionCall) goja.Value {
				panic(p.env.CodeError("Error", "ERR_METHOD_NOT_IMPLEMENTED", "The consume() method is not implemented"))
			}),
			method("unconsume", func(*httpParser, goja.FunctionCall) goja.Value { return nil }),
			method("getCurrentBuffer", func(p *httpParser, _ goja.FunctionCall) goja.Value { return p.buffers.Copy(p.current) }),
			method("duration", (*httpParser).jsDuration),
			method("headersCompleted", func(p *httpParser, _ goja.FunctionCall) goja.Value { return p.env.VM.ToValue(p.complete) }),
		}})
	for _, c := range constants {
		jsapi.Must(class.Ctor.Set(c.name, c.value))
	}
	return class.Ctor
}

// jsInitialize is parser.initialize(type, resource[, maxHeaderSize[, lenientFlags]]). What ends
// Node's process, an argument of another type, throws.
func (p *httpParser) jsInitialize(c goja.FunctionCall) goja.Value {
	kind, ok := jsapi.Number(c.Argument(0))
	if !ok || kind != request && kind != response {
		panic(p.env.TypeError("The type of an HTTPParser is HTTPParser.REQUEST or HTTPParser.RESPONSE"))
	}
	if _, ok := c.Argument(1).(*goja.Object); !ok {
		panic(p.env.TypeError("The resource of an HTTPParser is an object"))
	}
	maxHead := p.maxHead
	if n, ok := jsapi.Number(c.Argument(2)); ok && n > 0 {
		maxHead = int(n)
	}
	flags, _ := jsapi.Number(c.Argument(3))
	p.p = parser.Parser{Response: kind == response, Lenient: parser.Lenient(flags), MaxHead: maxHead}
	p.open, p.paused, p.upgrade, p.complete, p.batched, p.begun = true, false, false, false, false, time.Time{}
	return nil
}

// jsDuration is how long the message has been coming, in milliseconds, 0 between two.
func (p *httpParser) jsDuration(goja.FunctionCall) goja.Value {
	if p.begun.IsZero() {
		return p.env.VM.ToValue(0)
	}
	return p.env.VM.ToValue(float64(time.Since(p.begun)) / float64(time.Millisecond))
}

// methodNames are the methods by the number that onHeadersComplete gets.
func methodNames(env *jsapi.Env) goja.Value {
	names := make([]any, parser.MethodCount)
	for i := range names {
		names[i] = parser.Method(i).String()
	}
	return env.VM.NewArray(names...)
}
