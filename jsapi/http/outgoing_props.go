package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// view makes an accessor of an outgoing message. Without set, assignments are ignored.
func (h *HTTP) view(name string, get func(*Outgoing) goja.Value, set func(*Outgoing, goja.Value)) jsapi.Accessor {
	a := jsapi.Accessor{Name: name}
	a.Get = func(c goja.FunctionCall) goja.Value {
		if s, ok := h.env.Unwrap(c.This).(outgoingHolder); ok {
			return get(s.outgoing())
		}
		return h.shownScripted(name, c.This)
	}
	if set != nil {
		a.Set = func(c goja.FunctionCall) goja.Value {
			if s, ok := h.env.Unwrap(c.This).(outgoingHolder); ok {
				set(s.outgoing(), c.Argument(0))
			} else {
				h.assignScripted(name, c.This, c.Argument(0))
			}
			return goja.Undefined()
		}
	}
	return a
}

// fixed defines accessors that are not configurable, as the older ones of Node are.
func (h *HTTP) fixed(proto *goja.Object, as ...jsapi.Accessor) {
	for _, a := range as {
		var set goja.Value
		if a.Set != nil {
			set = h.env.Func("set "+a.Name, 1, a.Set)
		}
		must(proto.DefineAccessorProperty(a.Name, h.env.Func("get "+a.Name, 0, a.Get), set, goja.FLAG_FALSE, goja.FLAG_FALSE))
	}
}

// flagView is a view of a bool that scripts may set.
func (h *HTTP) flagView(name string, p func(*Outgoing) *bool) jsapi.Accessor {
	return h.view(name,
		func(o *Outgoing) goja.Value { return h.env.VM.ToValue(*p(o)) },
		func(o *Outgoing, v goja.Value) { *p(o) = v.ToBoolean() })
}

func (h *HTTP) outgoingAccessors(proto *goja.Object) {
	val := func(f func(*Outgoing) any) func(*Outgoing) goja.Value {
		return func(o *Outgoing) goja.Value { return h.env.VM.ToValue(f(o)) }
	}
	h.fixed(proto,
		h.view("closed", val(func(o *Outgoing) any { return o.closed }), nil),
		h.view("errored", func(o *Outgoing) goja.Value {
			if o.errored != nil {
				return o.errored
			}
			return goja.Null()
		}, nil),
		h.view("writableEnded", val(func(o *Outgoing) any { return o.finished }), nil),
		h.view("writableFinished", val(func(o *Outgoing) any { return o.flushed() }), nil),
		h.view("writableLength", val(func(o *Outgoing) any {
			if o.finished && o.to != nil { // Node has written what has ended
				return len(o.waiting) + o.to.queued() - o.gathered()
			}
			return o.queued()
		}), nil),
		h.view("writableHighWaterMark", val(func(o *Outgoing) any { return o.mark }), nil),
		h.view("writableCorked", val(func(o *Outgoing) any {
			if o.pieces != nil {
				return o.pieces.corked()
			}
			if c := o.served(); c != nil && !c.closed {
				return c.corks
			}
			return o.corked
		}), nil),
		h.view("writableObjectMode", val(func(o *Outgoing) any { return false }), nil),
		h.view("writableNeedDrain", val(func(o *Outgoing) any { return !o.destroyed && !o.finished && o.needDrain }), nil),
		h.view("connection", (*Outgoing).socketObject, (*Outgoing).setSocket),
	)
	h.env.SetAccessors(proto,
		h.view("socket", (*Outgoing).socketObject, (*Outgoing).setSocket),
		h.view("_header", (*Outgoing).headerText, (*Outgoing).setHeaderText),
		h.view("_headerSent", val(func(o *Outgoing) any { return o.headSent }), func(o *Outgoing, v goja.Value) { o.headSent = v.ToBoolean() }),
		h.view("_contentLength", (*Outgoing).lengthValue, func(o *Outgoing, v goja.Value) { o.length = v.ToInteger() }),
		h.view("_trailer", val(func(o *Outgoing) any { return string(o.trailer) }), func(o *Outgoing, v goja.Value) { o.trailer = []byte(v.String()) }),
		h.view("_keepAliveTimeout", val(func(o *Outgoing) any { return o.keepAliveTimeout }), func(o *Outgoing, v goja.Value) { o.keepAliveTimeout = v.ToInteger() }),
		h.flagView("maxRequestsOnConnectionReached", func(o *Outgoing) *bool { return &o.maxReached }),
		h.view("writable", val(func(o *Outgoing) any { return true }), func(*Outgoing, goja.Value) {}),
		h.flagView("finished", func(o *Outgoing) *bool { return &o.finished }),
		h.view("destroyed", val(func(o *Outgoing) any { return o.destroyed || o.unheard }), func(o *Outgoing, v goja.Value) {
			o.destroyed, o.unheard = v.ToBoolean(), false
		}),
		h.flagView("sendDate", func(o *Outgoing) *bool { return &o.sendDate }),
		h.flagView("shouldKeepAlive", func(o *Outgoing) *bool { return &o.keepAlive }),
		h.flagView("useChunkedEncodingByDefault", func(o *Outgoing) *bool { return &o.chunkByDefault }),
		h.flagView("chunkedEncoding", func(o *Outgoing) *bool { return &o.chunked }),
		h.flagView("strictContentLength", func(o *Outgoing) *bool { return &o.strictLength }),
		h.flagView("_last", func(o *Outgoing) *bool { return &o.last }),
		h.flagView("_hasBody", func(o *Outgoing) *bool { return &o.hasBody }),
		h.flagView("_removedConnection", func(o *Outgoing) *bool { return &o.removedConnection }),
		h.flagView("_removedContLen", func(o *Outgoing) *bool { return &o.removedLength }),
		h.flagView("_removedTE", func(o *Outgoing) *bool { return &o.removedEncoding }),
		h.flagView("_defaultKeepAlive", func(o *Outgoing) *bool { return &o.defaultKeepAlive }),
		h.flagView("_closed", func(o *Outgoing) *bool { return &o.closed }),
	)
	h.env.SetAccessors(proto, h.internalAccessors()...)
	sent := h.view("headersSent", val(func(o *Outgoing) any { return o.headBuilt }), nil)
	sent.Enumerable = true
	h.env.SetAccessors(proto, sent)
}

// headerText is _header.
func (o *Outgoing) headerText() goja.Value {
	switch {
	case !o.headBuilt:
		return goja.Null()
	case o.head != nil:
		return o.h.str(string(o.head))
	}
	copied := *o
	return o.h.str(string(o.self.headAgain(&copied)))
}

// setHeaderText takes a head that a script has made itself.
func (o *Outgoing) setHeaderText(v goja.Value) {
	if o.headBuilt = truthy(v); o.headBuilt {
		o.head = appendLatin1(nil, v.String())
	}
}

func (o *Outgoing) setSocket(v goja.Value) { o.socket = v }
