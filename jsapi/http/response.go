package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// Response is the state of a ServerResponse.
type Response struct {
	Outgoing
	ex          *exchange // nil for a response that a script made
	req         goja.Value
	code        int        // of the head
	reason      string     // and what stands behind it
	given       goja.Value // the headers that writeHead was given, when they are the whole head
	sent100     bool
	expectsMore bool // the request waits for 100 Continue
	unassigned  bool // 'socket' and 'prefinish' come with 'finish' of the response before it
}

func (h *HTTP) defineResponse() {
	h.responseClass = h.env.Class(jsapi.ClassSpec{
		Name: "ServerResponse", Length: 2, Parent: h.outgoingClass, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) {
			if !h.serving {
				h.initScripted(h.scripts().response, this, args)
				return
			}
			h.serving = false
			r := &Response{}
			dress(this, h.messageShapes().response)
			h.bindResponse(this, r)
			r.options(jsapi.Arg(args, 1))
			r.from(jsapi.Arg(args, 0))
		},
	})
	p := h.responseClass.Proto
	h.env.SetMethods(p, true, jsapi.Method{Name: "_finish", Fn: func(c goja.FunctionCall) goja.Value {
		return jsapi.Call(h.outgoingClass.Proto.Get("_finish"), c.This)
	}})
	must(p.Set("statusCode", 200))
	must(p.Set("statusMessage", goja.Undefined()))
	h.env.SetMethods(p, true, h.resMethods([]resMethod{
		{"assignSocket", 1, h.assignSocket},
		{"detachSocket", 1, h.detachSocket},
		{"writeContinue", 1, h.writeContinue},
		{"writeProcessing", 1, h.writeProcessing},
		{"writeEarlyHints", 2, h.writeEarlyHints},
		{"_implicitHeader", 0, func(r *Response, _ goja.FunctionCall) goja.Value { r.implicitHeader(); return goja.Undefined() }},
		{"writeHead", 3, h.writeHead},
	})...)
	h.responseHooks = h.hooksOf(p)
	h.fns.writeHead = p.Get("writeHead").(*goja.Object)
	must(p.Set("writeHeader", h.fns.writeHead))
	h.env.SetAccessors(p,
		h.responseView("_sent100", func(r *Response) goja.Value { return h.env.VM.ToValue(r.sent100) },
			func(r *Response, v goja.Value) { r.sent100 = v.ToBoolean() }),
		h.responseView("_expect_continue", func(r *Response) goja.Value { return h.env.VM.ToValue(r.expectsMore) },
			func(r *Response, v goja.Value) { r.expectsMore = v.ToBoolean() }),
		h.responseView("req", func(r *Response) goja.Value { return orUndefined(r.req) },
			func(r *Response, v goja.Value) { r.req = v }))
}

// maxRequestsView is _maxRequestsPerSocket, which each response owns.
func (h *HTTP) maxRequestsView() jsapi.Accessor {
	return h.responseView("_maxRequestsPerSocket", func(r *Response) goja.Value { return h.env.VM.ToValue(r.maxRequests) },
		func(r *Response, v goja.Value) { r.maxRequests = v.ToInteger() })
}

// reasonView is statusMessage of a response with a head, which owns it until a script assigns
// another.
func (h *HTTP) reasonView() jsapi.Accessor {
	return h.responseView("statusMessage", func(r *Response) goja.Value { return h.env.VM.ToValue(r.reason) },
		func(r *Response, v goja.Value) {
			must(r.Object().DefineDataProperty("statusMessage", v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
		})
}

// bindResponse ties r, a new response, to its object.
func (h *HTTP) bindResponse(o *goja.Object, r *Response) {
	r.begin(h, r)
	r.sendDate = true
	h.events.Bind(o, r)
}

// from takes from a request object what the response must know of it.
func (r *Response) from(v goja.Value) {
	r.req = v
	q, ok := v.(*goja.Object)
	if !ok {
		return
	}
	if m := q.Get("method"); m != nil && m.String() == "HEAD" {
		r.hasBody = false
	}
	major, minor := q.Get("httpVersionMajor"), q.Get("httpVersionMinor")
	if major != nil && minor != nil && (major.ToInteger() < 1 || minor.ToInteger() < 1) {
		r.chunkByDefault, r.keepAlive = false, false
	}
}

// responseView is view of what only responses have.
func (h *HTTP) responseView(name string, get func(*Response) goja.Value, set func(*Response, goja.Value)) jsapi.Accessor {
	return jsapi.Accessor{Name: name,
		Get: func(c goja.FunctionCall) goja.Value {
			if r, ok := h.env.Unwrap(c.This).(*Response); ok {
				return get(r)
			}
			return goja.Undefined()
		},
		Set: func(c goja.FunctionCall) goja.Value {
			if r, ok := h.env.Unwrap(c.This).(*Response); ok {
				set(r, c.Argument(0))
			} else {
				h.assignScripted(name, c.This, c.Argument(0))
			}
			return goja.Undefined()
		}}
}

// endsLate has a response that has nothing left to send 'finish' although its socket is gone.
func (r *Response) endsLate() {
	if r.ex == nil || r.stuck || !r.ex.c.shutting && !r.ex.c.closed || r.ex.c != r.to {
		return
	}
	r.h.env.Loop.NextTick(func() {
		if !r.finishEmitted {
			r.finishEmitted, r.to = true, nil
			r.h.env.Loop.NextTickJob((*shutJob)(r))
			r.Emit("finish")
		}
	})
}

// writeHead is response.writeHead(statusCode[, statusMessage][, headers]).
func (h *HTTP) writeHead(r *Response, c goja.FunctionCall) goja.Value {
	if r.headBuilt {
		panic(h.headersSent("write"))
	}
	code := h.checkStatus(c.Argument(0))
	headers := c.Argument(2)
	reason, _ := c.Argument(1).(goja.String)
	if reason == nil && !truthy(headers) {
		headers = c.Argument(1)
	}
	r.writeHead(code, reason, headers)
	return c.This
}

// checkStatus is the status code v, which must have three digits.
func (h *HTTP) checkStatus(v goja.Value) int {
	code := int(int32(v.ToInteger()))
	if code < 100 || code > 999 {
		panic(h.env.CodeError("RangeError", "ERR_HTTP_INVALID_STATUS_CODE", "Invalid status code: "+h.shown(v)))
	}
	return code
}

// checkReason throws unless s may stand behind a status code.
func (h *HTTP) checkReason(s string) {
	if !validText(s) {
		panic(h.badChar("statusMessage", ""))
	}
}

// writeHead builds the head. Without a reason statusMessage stands behind the code, or what
// belongs to it.
func (r *Response) writeHead(code int, reason goja.String, headers goja.Value) {
	h := r.h
	r.askOwn()
	r.takeStatus(code, reason)
	if truthy(headers) && len(r.fields) > 0 {
		r.merge(headers)
		headers = nil
	}
	h.checkReason(r.reason)
	r.noteWide(r.reason)
	if code == 204 || code == 304 || code < 200 {
		r.hasBody = false
	}
	if r.expectsMore && !r.sent100 {
		r.keepAlive = false
	}
	r.drainIfClosing()
	r.code, r.given = code, headers
	if r.hooked {
		r.storeHooked(appendStatusLine(nil, code, r.reason), headers)
		return
	}
	r.head, r.headBuilt = r.buildHead(&r.Outgoing, h.takeHead()), true
}

// takeStatus notes the first line of the head, and shows it in statusMessage and statusCode,
// which the response owns from now on.
func (r *Response) takeStatus(code int, reason goja.String) {
	o, env, s := r.Object(), r.h.env, r.h.messageShapes()
	var message goja.Value = reason
	if reason == nil {
		message = env.Member(o, "statusMessage")
	}
	implicit := reason == nil && !truthy(message)
	if r.reason = r.h.statusText(code); !implicit {
		r.reason = message.String()
	}
	same := is(env.Member(o, "statusCode"), code)
	shown := s.response != nil && s.response.Become(o, s.responseHead)
	if shown && r.object != nil {
		r.props = r.object.Len()
	}
	switch {
	case !implicit:
		must(o.Set("statusMessage", message))
	case !shown:
		must(o.Set("statusMessage", r.reason))
	}
	if !shown || !same {
		must(o.Set("statusCode", code))
	}
}

// buildHead appends the head to b and notes in o what it says about the message.
func (r *Response) buildHead(o *Outgoing, b []byte) []byte {
	w := headWriter{o: o, b: appendStatusLine(b, r.code, r.reason)}
	if truthy(r.given) {
		r.h.eachField(r.given, func(name string, v goja.Value) { w.field(r.h.token(name), v, false) })
	} else {
		for _, f := range r.fields {
			w.field(f.name, f.value, true)
		}
	}
	w.finish(r.code)
	return w.b
}

// headAgain is the head once its bytes have gone; see outgoingHolder.
func (r *Response) headAgain(o *Outgoing) []byte { return r.buildHead(o, nil) }

// is reports whether v is the number n.
func is(v goja.Value, n int) bool {
	return goja.IsNumber(v) && v.ToFloat() == float64(n)
}

// drainIfClosing ends the connection with this answer when the server no longer listens and
// nothing that the client has asked for stands behind it.
func (r *Response) drainIfClosing() {
	if x := r.ex; x != nil && x.c.srv.closing() && x.next == nil && len(x.c.rest) == 0 {
		r.keepAlive = false
	}
}

// token throws unless name is a valid field name.
func (h *HTTP) token(name string) string {
	if parser.IsToken(name) {
		return name
	}
	return h.checkName(h.env.VM.ToValue(name), "")
}

// merge adds the headers given to writeHead to those set before. An array of pairs is not
// taken here, as it is not by Node.
func (r *Response) merge(headers goja.Value) {
	h, this := r.h, r.Object()
	set := func(name string, v goja.Value) {
		if name != "" {
			h.env.Method(this, "setHeader", h.env.VM.ToValue(name), v)
		}
	}
	if h.env.IsArray(headers) {
		h.eachInTurn(headers, h.list(headers), set)
		return
	}
	h.eachField(headers, set)
}

// implicitHeader calls writeHead(statusCode), which a script may have replaced.
func (r *Response) implicitHeader() {
	o := r.Object()
	code := r.h.env.Member(o, "statusCode")
	f := r.h.env.Member(o, "writeHead")
	if f != goja.Value(r.h.fns.writeHead) {
		jsapi.Call(f, o, code)
		return
	}
	r.h.writeHead(r, goja.FunctionCall{This: o, Arguments: []goja.Value{code}})
}
