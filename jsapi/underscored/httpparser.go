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
	{"kLenientNone", 0}, {"kLenientHeaders", 1}, {"kLenientChunkedLength", 2}, {"kLenientKeepAlive", 4}, {"kLenientTransferEncoding", 8},
	{"kLenientVersion", 16}, {"kLenientDataAfterClose", 32}, {"kLenientOptionalLFAfterCR", 64}, {"kLenientOptionalCRLFAfterChunk", 128},
	{"kLenientOptionalCRBeforeLF", 256}, {"kLenientSpacesAfterChunkSize", 512}, {"kLenientAll", 1023},
}

// batch is how many fields are given at once when there are more.
const batch = 31

// httpParser is the state of an HTTPParser: the parser of package http behind the members that
// scripts know from Node's. Lenient flags are all or nothing.
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
	batched  bool // fields of this message went to onHeaders
	upgrade  bool // the message asks for another protocol, which follows its body
	paused   bool
	over     bool // what follows is another protocol's
	target   goja.Value
}

// defineParser makes the class HTTPParser.
func defineParser(env *jsapi.Env) *goja.Object {
	method := func(name string, f func(p *httpParser, c goja.FunctionCall) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			p, ok := env.Unwrap(c.This).(*httpParser)
			if !ok {
				panic(env.TypeError("Illegal invocation"))
			}
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
	p.p = parser.Parser{Response: kind == response, Lenient: flags != 0, MaxHead: maxHead}
	p.open, p.paused, p.over, p.complete, p.begun = true, false, false, false, time.Time{}
	return nil
}

// jsDuration is how long the message has been coming, in milliseconds, 0 between two.
func (p *httpParser) jsDuration(goja.FunctionCall) goja.Value {
	if p.begun.IsZero() {
		return p.env.VM.ToValue(0)
	}
	return p.env.VM.ToValue(float64(time.Since(p.begun)) / float64(time.Millisecond))
}

// jsExecute is parser.execute(buffer): how many bytes were parsed, or an Error.
func (p *httpParser) jsExecute(c goja.FunctionCall) goja.Value {
	b, ok := p.buffers.Bytes(c.Argument(0))
	switch {
	case !ok:
		panic(p.env.TypeError("An HTTPParser reads a Buffer, TypedArray or DataView"))
	case !p.open:
		return nil
	case p.paused:
		return p.failure(&parser.Error{Code: "HPE_PAUSED", Reason: "Paused"})
	}
	outer := p.current
	p.current = b
	defer func() { p.current = outer }()
	return p.parse(b)
}

func (p *httpParser) parse(b []byte) goja.Value {
	if p.over {
		p.begin()
		return p.env.VM.ToValue(0)
	}
	for at := 0; ; {
		idle := p.p.Idle()
		n, ev, err := p.p.Next(b[at:])
		if idle && begins(b[at:]) && (err == nil || err.Code != "HPE_CLOSED_CONNECTION") {
			p.begin()
		}
		if err != nil {
			failed := *err
			failed.Pos += at
			return p.failure(&failed)
		}
		at += n
		switch ev {
		case parser.NeedMore:
			return p.env.VM.ToValue(len(b))
		case parser.HeadReady:
			p.head()
		case parser.Data:
			p.call(onBody, "HPE_JS_EXCEPTION", "JS Exception", p.buffers.Copy(p.p.Body))
		case parser.Done:
			if p.done(); p.upgrade {
				return p.env.VM.ToValue(at)
			}
		case parser.Upgraded:
			p.over = true
			p.done()
			return p.env.VM.ToValue(at)
		}
	}
}

// begins reports whether a message begins in b: empty lines before it do not count.
func begins(b []byte) bool {
	for _, c := range b {
		if c != '\r' && c != '\n' {
			return true
		}
	}
	return false
}

func (p *httpParser) begin() {
	p.begun, p.complete, p.batched, p.upgrade = time.Now(), false, false, false
	p.target = p.text("")
	p.call(onMessageBegin, "HPE_CB_MESSAGE_BEGIN", "`on_message_begin` callback error")
}

// head tells of a head. What the script returns says what follows: 1 no body, 2 another
// protocol.
func (p *httpParser) head() {
	vm, head := p.env.VM, p.p.Head()
	undef := goja.Undefined()
	method, target, status, reason := undef, undef, undef, undef
	if p.p.Response {
		status, reason = vm.ToValue(p.p.Status), p.text(head.Reason())
	} else {
		method, target = vm.ToValue(int(p.p.Method)), p.text(head.Target())
		p.target = target
	}
	fields := p.fields(head.Fields(), false)
	if p.batched {
		target = undef
	}
	p.complete, p.upgrade = true, p.p.WantsUpgrade()
	answer := p.call(onHeadersComplete, "HPE_CB_HEADERS_COMPLETE", "User callback error",
		vm.ToValue(p.p.Major), vm.ToValue(p.p.Minor), fields, method, target, status, reason, vm.ToValue(p.upgrade), vm.ToValue(p.p.KeepAlive()))
	switch n := answer.ToInteger(); {
	case n == 2 || n < 2 && n >= 0 && p.upgrade && (n == 1 || !p.p.HasBody()):
		p.upgrade = true
		p.p.Upgrade()
	case n == 1:
		p.p.SkipBody()
	case n != 0:
		p.p.Abort("HPE_CB_HEADERS_COMPLETE", "User callback error")
	}
}

func (p *httpParser) done() {
	if trailers := p.p.Trailers(); trailers != "" {
		p.fields(trailers, true)
	}
	p.begun = time.Time{}
	p.call(onMessageComplete, "HPE_CB_MESSAGE_COMPLETE", "`on_message_complete` callback error")
}

// fields are the names and values of f in turn. Of many, and of trailers, onHeaders has been
// told instead, as often as it takes.
func (p *httpParser) fields(f parser.Fields, tell bool) goja.Value {
	var some []any
	flush := func() {
		p.batched = true
		target := p.target
		p.target = p.text("")
		p.call(onHeaders, "HPE_USER", "User callback error", p.env.VM.NewArray(some...), target)
		some = nil
	}
	for {
		name, value, rest, ok := f.Next()
		if !ok {
			break
		}
		if len(some) == 2*batch {
			flush()
		}
		some = append(some, p.text(name), p.text(value))
		f = rest
	}
	if !tell && !p.batched {
		return p.env.VM.NewArray(some...)
	}
	if len(some) > 0 {
		flush()
	}
	return goja.Undefined()
}

// jsFinish is parser.finish(): undefined, or an Error when a message was cut short.
func (p *httpParser) jsFinish(goja.FunctionCall) goja.Value {
	if !p.open {
		return nil
	}
	before := p.p
	ev, err := p.p.Finish()
	if err != nil && err.Code == "HPE_INVALID_EOF_STATE" {
		p.p = before // bytes that come all the same are read
		return p.failure(err)
	}
	if ev == parser.Done {
		p.done()
	}
	return nil
}

// call calls the parser's property, when it is a function. One that throws leaves the parser
// with that error.
func (p *httpParser) call(property, code, reason string, args ...goja.Value) goja.Value {
	fn, ok := jsapi.AsFn(p.Object().Get(property))
	if !ok {
		return goja.Undefined()
	}
	thrown := true
	defer func() {
		if thrown {
			p.p.Abort(code, reason)
		}
	}()
	v := fn(goja.FunctionCall{This: p.Object(), Arguments: args})
	thrown = false
	return v
}

func (p *httpParser) failure(err *parser.Error) goja.Value {
	o := p.env.Error("Parse Error")
	jsapi.Must(o.Set("bytesParsed", err.Pos))
	jsapi.Must(o.Set("code", err.Code))
	jsapi.Must(o.Set("reason", err.Reason))
	return o
}

// text is text off the wire as a script sees it.
func (p *httpParser) text(s string) goja.Value {
	return p.buffers.Decode([]byte(s), buffer.Latin1)
}

// methodNames are the methods by the number that onHeadersComplete gets.
func methodNames(env *jsapi.Env) goja.Value {
	names := make([]any, parser.MethodCount)
	for i := range names {
		names[i] = parser.Method(i).String()
	}
	return env.VM.NewArray(names...)
}
