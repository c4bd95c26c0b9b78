package underscored

import (
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

func (p *httpParser) begin() {
	p.begun, p.complete = time.Now(), false
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
	case n == 0:
	case n == 1:
		p.p.SkipBody()
	case n == 2:
		p.upgrade = true
		p.p.Upgrade()
	default:
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
// told instead, as often as it takes, and once it has been told of some it is told of all.
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
	if len(some) > 0 || !tell {
		flush()
	}
	return goja.Undefined()
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

// text is text off the wire as a script sees it.
func (p *httpParser) text(s string) goja.Value {
	return p.buffers.Decode([]byte(s), buffer.Latin1)
}
