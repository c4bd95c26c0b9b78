package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
)

// Response is the state of a ServerResponse.
type Response struct {
	Outgoing
	ex            *exchange // nil for a response that a script made
	req           goja.Value
	statusMessage goja.Value
	status        int        // of the head that is built, or that a throw kept from being built
	code          int        // on the wire
	given         goja.Value // the headers that writeHead was given, when they are the whole head
	sent100       bool
	expectsMore   bool // the request waits for 100 Continue
	unassigned    bool // 'socket' and 'prefinish' come with 'finish' of the response before it
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
			h.bindResponse(this, r)
			r.options(jsapi.Arg(args, 1))
			r.from(jsapi.Arg(args, 0))
		},
		Methods: h.resMethods([]resMethod{
			{"_implicitHeader", 0, func(r *Response, _ goja.FunctionCall) goja.Value { r.implicitHeader(); return goja.Undefined() }},
			{"writeHead", 3, h.writeHead},
			{"writeContinue", 1, h.writeContinue},
			{"writeProcessing", 1, h.writeProcessing},
			{"writeEarlyHints", 2, h.writeEarlyHints},
			{"assignSocket", 1, h.assignSocket},
			{"detachSocket", 1, h.detachSocket},
		}),
	})
	p := h.responseClass.Proto
	h.responseHooks = hooksOf(p)
	h.fns.writeHead = p.Get("writeHead").(*goja.Object)
	must(p.Set("writeHeader", h.fns.writeHead))
	must(p.Set("statusCode", 200))
	h.env.SetAccessors(p,
		h.responseView("_sent100", func(r *Response) goja.Value { return h.env.VM.ToValue(r.sent100) },
			func(r *Response, v goja.Value) { r.sent100 = v.ToBoolean() }),
		h.responseView("_expect_continue", func(r *Response) goja.Value { return h.env.VM.ToValue(r.expectsMore) },
			func(r *Response, v goja.Value) { r.expectsMore = v.ToBoolean() }),
		h.responseView("req", func(r *Response) goja.Value { return orUndefined(r.req) },
			func(r *Response, v goja.Value) { r.req = v }))
	message := h.responseView("statusMessage", (*Response).shownMessage, (*Response).setMessage)
	message.Enumerable = true
	h.env.SetAccessors(p, message)
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

// shownMessage is statusMessage: what a script has set, or what belongs to the head.
func (r *Response) shownMessage() goja.Value {
	switch {
	case r.statusMessage != nil:
		return r.statusMessage
	case r.status != 0:
		return r.h.env.VM.ToValue(statusText(r.status))
	}
	return goja.Undefined()
}

func (r *Response) setMessage(v goja.Value) {
	r.statusMessage = v
	if !r.headBuilt {
		r.status = 0
	}
}

// writeHead is response.writeHead(statusCode[, statusMessage][, headers]).
func (h *HTTP) writeHead(r *Response, c goja.FunctionCall) goja.Value {
	if r.headBuilt {
		panic(h.headersSent("write"))
	}
	code := h.checkStatus(c.Argument(0))
	headers := c.Argument(2)
	_, named := c.Argument(1).(goja.String)
	if named {
		r.statusMessage = c.Argument(1)
	} else if !truthy(headers) {
		headers = c.Argument(1)
	}
	r.writeHead(code, headers, named)
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

// writeHead builds the head. named says that statusMessage is to stand as it is, even empty.
func (r *Response) writeHead(code int, headers goja.Value, named bool) {
	h := r.h
	r.askOwn()
	reason := ""
	if named || truthy(r.statusMessage) {
		reason = r.statusMessage.String()
	} else {
		r.statusMessage = nil
		if r.status == 0 {
			r.status = code
		}
		reason = statusText(r.status)
	}
	if o := r.Object(); !is(o.Get("statusCode"), code) {
		must(o.Set("statusCode", code))
	}
	if truthy(headers) && len(r.fields) > 0 {
		r.merge(headers)
		headers = nil
	}
	if r.statusMessage != nil {
		h.checkReason(reason)
		r.noteWide(reason)
	}
	if code == 204 || code == 304 || code < 200 {
		r.hasBody = false
	}
	if r.expectsMore && !r.sent100 {
		r.keepAlive = false
	}
	r.drainIfClosing()
	r.code, r.given = code, headers
	if r.hooked {
		r.storeHooked(appendStatusLine(nil, code, reason), headers)
		return
	}
	r.head, r.headBuilt = r.buildHead(&r.Outgoing, h.takeHead(), code, reason), true
}

// buildHead appends the head to b and notes in o what it says about the message.
func (r *Response) buildHead(o *Outgoing, b []byte, code int, reason string) []byte {
	w := headWriter{o: o, b: appendStatusLine(b, code, reason)}
	if truthy(r.given) {
		r.h.eachField(r.given, func(name string, v goja.Value) { w.field(r.h.token(name), v, false) })
	} else {
		for _, f := range r.fields {
			w.field(f.name, f.value, true)
		}
	}
	w.finish(code)
	return w.b
}

// headAgain is the head once its bytes have gone; see outgoingHolder.
func (r *Response) headAgain(o *Outgoing) []byte {
	reason := statusText(r.status)
	if r.statusMessage != nil {
		reason = r.statusMessage.String()
	}
	return r.buildHead(o, nil, r.code, reason)
}

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
	code := o.Get("statusCode")
	f := r.h.env.Member(o, "writeHead")
	if f != goja.Value(r.h.fns.writeHead) {
		jsapi.Call(f, o, code)
		return
	}
	r.h.writeHead(r, goja.FunctionCall{This: o, Arguments: []goja.Value{code}})
}
