package http

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Messages keep in Go what in Node are properties of their own; util.inspect shows them in
// Node's order.

// owned reads properties of o for inspection.
func owned(o *goja.Object, names ...string) []jsapi.InspectProp {
	all := make([]jsapi.InspectProp, len(names))
	for i, name := range names {
		all[i] = jsapi.InspectProp{Name: name, Value: o.Get(name)}
	}
	return all
}

// InspectProps is for util.inspect.
func (o *Outgoing) InspectProps() []jsapi.InspectProp {
	vm := o.h.env.VM
	all := append(o.Emitter.InspectProps(), owned(o.Object(),
		"outputData", "outputSize", "writable", "destroyed", "_last", "chunkedEncoding", "shouldKeepAlive",
		"maxRequestsOnConnectionReached", "_defaultKeepAlive", "useChunkedEncodingByDefault", "sendDate",
		"_removedConnection", "_removedContLen", "_removedTE", "strictContentLength", "_contentLength", "_hasBody",
		"_trailer", "finished", "_headerSent", "_closed", "socket", "_header", "_keepAliveTimeout")...)
	headers := goja.Null()
	if len(o.fields) > 0 {
		headers = o.h.env.Method(o.Object(), "getHeaders")
	}
	return append(all,
		jsapi.InspectProp{Symbol: "kBytesWritten", Value: vm.ToValue(o.sent)},
		jsapi.InspectProp{Symbol: "kNeedDrain", Value: vm.ToValue(o.needDrain)},
		jsapi.InspectProp{Symbol: "corked", Value: vm.ToValue(o.corked)},
		jsapi.InspectProp{Symbol: "kOutHeaders", Value: headers},
		jsapi.InspectProp{Symbol: "errored", Value: o.Object().Get("errored")},
		jsapi.InspectProp{Symbol: "kHighWaterMark", Value: o.Object().Get("writableHighWaterMark")},
		jsapi.InspectProp{Symbol: "kRejectNonStandardBodyWrites", Value: vm.ToValue(o.noBody)})
}

// InspectProps is for util.inspect.
func (r *Request) InspectProps() []jsapi.InspectProp {
	all := append(r.Outgoing.InspectProps(), jsapi.InspectProp{Name: "_onPendingData", Value: r.h.nop("nop")})
	all = append(all, owned(r.Object(), "agent", "socketPath")...)
	if r.timeout != nil {
		all = append(all, owned(r.Object(), "timeout")...)
	}
	unique := goja.Null()
	if r.unique != nil {
		unique = r.options.Get("uniqueHeaders")
	}
	all = append(all, owned(r.Object(), "method", "maxHeaderSize", "insecureHTTPParser", "joinDuplicateHeaders", "path",
		"_ended", "res", "aborted", "timeoutCb", "upgradeOrConnect", "parser", "maxHeadersCount", "reusedSocket", "host",
		"protocol")...)
	return append(all, jsapi.InspectProp{Symbol: "kUniqueHeaders", Value: unique})
}

// InspectProps is for util.inspect.
func (r *Response) InspectProps() []jsapi.InspectProp {
	return append(r.Outgoing.InspectProps(), owned(r.Object(), "req", "_sent100")...)
}

// InspectProps is for util.inspect.
func (m *Incoming) InspectProps() []jsapi.InspectProp {
	return append(m.Readable.InspectProps(), owned(m.Object(),
		"socket", "httpVersionMajor", "httpVersionMinor", "httpVersion", "complete", "rawHeaders", "rawTrailers",
		"joinDuplicateHeaders", "aborted", "upgrade", "url", "method", "statusCode", "statusMessage", "client",
		"_consuming", "_dumped")...)
}
