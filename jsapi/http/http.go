// Package http is Node's module http: server and client, in Go on the loop's sockets.
//
// # A request's way
//
// On one readable event of a connection its bytes are parsed where they were read
// (package parser), the objects for request and response are made, the listeners of
// 'request' are called, and what they wrote leaves in one write for all the requests
// of that event. There is one entry into JavaScript for each event, and no timer, no
// goroutine and no socket object for a request. The two objects of an exchange lie in the
// allocation of their Go state (exchange.go); url, headers, the socket, the stream's state are
// made when a script asks for them.
//
// # Who owns what
//
// A net.Server owns the listening socket. A serverConn owns its netio.Conn until it is
// closed, upgraded to another protocol, or given to a net.Socket because a script asked
// for req.socket; the Socket then owns it and the serverConn still reads and writes
// through it. An exchange, a request with its response, belongs to its serverConn until
// the response has been handed over.
//
// # The client
//
// A Request asks its agent for a socket and has it from onSocket until request and response
// are both done; meanwhile a clientConn reads and writes it through a wire. The socket, which
// may be any duplex stream, stays the agent's or, without one, is closed behind the answer.
// An Agent keeps its tables in properties of its own object, where scripts look at them.
//
// # Scripts that reach in
//
// Where Node calls writeHead, emit and so on through this, so does this package: it asks
// whether the property still is its own function and takes the short way only then. A
// message whose class replaces the underscored methods goes the long way, through them
// (hookNames). One that a script makes itself, without a server, has its state in
// properties, where scripts find it, and methods in JavaScript (js/outgoing.js).
//
// Everything here belongs to the loop's goroutine. (Node 20, "HTTP".)
package http

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/http/parser"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/perfhooks"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// Module is the module as the table of built-in modules lists it.
var Module = jsapi.Module{Name: "http", Load: func(env *jsapi.Env) goja.Value { return From(env).exports }}

// maxHeaderSize is http.maxHeaderSize, in bytes.
func (h *HTTP) maxHeaderSize() int {
	if n := h.env.Host.Defaults.MaxHTTPHeaderSize; n > 0 {
		return n
	}
	return 16 << 10
}

// leniency is what the option insecureHTTPParser, whose default a flag may change, lets pass. Of
// that default a warning tells.
func (h *HTTP) leniency(option goja.Value) parser.Lenient {
	insecure := h.env.Host.Defaults.InsecureHTTPParser
	switch given := !jsapi.IsUndefined(option); {
	case given:
		insecure = option.ToBoolean()
	case insecure && !h.warned:
		h.warned = true
		process.From(h.env).EmitWarning("Using insecure HTTP parsing", "", "")
	}
	if insecure {
		return parser.LenientAll
	}
	return 0
}

// HTTP is the module's state in one runtime.
type HTTP struct {
	env     *jsapi.Env
	events  *events.Events
	streams *stream.Streams
	buffers *buffer.Buffers
	net     *net.Net
	exports *goja.Object

	channels *diagnosticschannel.Channels
	perf     *perfhooks.Clock

	incomingClass, outgoingClass, responseClass *jsapi.Class
	requestClass, serverClass, agentClass       *jsapi.Class
	fns                                         natives
	methods                                     []goja.Value // by parser.Method
	globalAgent                                 goja.Value
	statusCodes                                 *goja.Object // http.STATUS_CODES
	warned                                      bool         // of insecure parsing
	scripted                                    scripts
	responseHooks, requestHooks                 hooks
	shapes                                      shapes
	socketProps                                 socketProps
	serving                                     bool       // the next new ServerResponse is a server's
	setCookie                                   goja.Value // the name

	clock clock
	heads [][]byte // buffers for heads under construction
	bufs  [][]byte // buffers of connections that have nothing to write
}

// natives are the functions that a property must still be for the short way, and listeners
// that are taken away again, or are known by name.
type natives struct {
	write, writeHead, getName, freeSocketError, emitRequestTimeout *goja.Object
	connectionListener, trackConnections                           *goja.Object
	addLine, addLineDistinct                                       goja.Value
}

// From returns the module's state in env.
func From(env *jsapi.Env) *HTTP { return jsapi.Use(env, load) }

func load(env *jsapi.Env) *HTTP {
	h := &HTTP{
		env: env, events: events.From(env), streams: stream.From(env),
		buffers: buffer.From(env), net: net.From(env), exports: env.VM.NewObject(),
		setCookie: env.VM.ToValue("set-cookie"), channels: diagnosticschannel.From(env), perf: perfhooks.From(env),
	}
	for m := parser.Method(0); m < parser.MethodCount; m++ {
		h.methods = append(h.methods, env.VM.ToValue(m.String()))
	}
	h.fns.write = h.streams.Duplex.Proto.Get("write").(*goja.Object)
	h.defineIncoming()
	h.defineOutgoing()
	h.defineResponse()
	h.defineServer()
	h.defineRequest()
	h.defineAgent()
	h.export()
	return h
}

func (h *HTTP) export() {
	x, vm := h.exports, h.env.VM
	names := make([]any, 0, 40)
	for _, m := range slices.Sorted(slices.Values(parser.Methods())) {
		names = append(names, m)
	}
	codes := vm.NewObject()
	for code, text := range statusTexts {
		must(codes.Set(vm.ToValue(code).String(), text))
	}
	h.fns.connectionListener = h.env.Func("connectionListener", 1, h.connectionListener)
	h.fns.trackConnections = h.env.Func("setupConnectionsTracking", 0, h.trackConnections)
	must(x.Set("_connectionListener", h.fns.connectionListener))
	must(x.Set("METHODS", vm.NewArray(names...)))
	must(x.Set("STATUS_CODES", codes))
	h.statusCodes = codes
	for _, c := range []struct {
		name  string
		class *jsapi.Class
	}{
		{"Agent", h.agentClass}, {"ClientRequest", h.requestClass}, {"IncomingMessage", h.incomingClass},
		{"OutgoingMessage", h.outgoingClass}, {"Server", h.serverClass}, {"ServerResponse", h.responseClass},
	} {
		must(x.Set(c.name, c.class.Ctor))
	}
	h.env.SetMethods(x, true,
		jsapi.Method{Name: "createServer", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return h.env.New(h.serverClass.Ctor, c.Arguments...)
		}},
		jsapi.Method{Name: "validateHeaderName", Fn: h.validateHeaderName},
		jsapi.Method{Name: "validateHeaderValue", Fn: h.validateHeaderValue},
		jsapi.Method{Name: "get", Length: 3, Fn: h.get},
		jsapi.Method{Name: "request", Length: 3, Fn: h.request},
		jsapi.Method{Name: "setMaxIdleHTTPParsers", Length: 1, Fn: h.setMaxIdleParsers},
	)
	for _, name := range []string{"validateHeaderName", "validateHeaderValue"} {
		f := x.Get(name).(*goja.Object)
		fn, _ := jsapi.AsFn(f)
		must(f.Set("withoutStackTrace", h.env.Func(name, 2, fn)))
	}
	h.env.SetAccessors(x,
		jsapi.Accessor{Name: "maxHeaderSize", Enumerable: true, Get: func(goja.FunctionCall) goja.Value { return vm.ToValue(h.maxHeaderSize()) }},
		jsapi.Accessor{Name: "globalAgent", Enumerable: true,
			Get: func(goja.FunctionCall) goja.Value { return h.global() },
			Set: func(c goja.FunctionCall) goja.Value { h.globalAgent = c.Argument(0); return goja.Undefined() }})
}

// setMaxIdleParsers has nothing to limit: parsers are part of their connections.
func (h *HTTP) setMaxIdleParsers(c goja.FunctionCall) goja.Value {
	h.env.ValidateInteger(c.Argument(0), "max", 1, jsapi.MaxSafeInteger)
	return goja.Undefined()
}

// takeHead lends an empty buffer for a head; returnHead takes it back.
func (h *HTTP) takeHead() []byte {
	if n := len(h.heads); n > 0 {
		b := h.heads[n-1]
		h.heads = h.heads[:n-1]
		return b[:0]
	}
	return make([]byte, 0, 512)
}

func (h *HTTP) returnHead(b []byte) {
	if cap(b) <= 4<<10 && len(h.heads) < 16 {
		h.heads = append(h.heads, b)
	}
}
