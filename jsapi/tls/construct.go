package tls

import (
	"crypto/tls"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/net"
)

// defineSocket makes the class (Node, "Class: tls.TLSSocket").
func (t *TLS) defineSocket() {
	nothing := func(*Socket, goja.FunctionCall) goja.Value { return goja.Undefined() }
	methods := []jsapi.Method{
		t.method("disableRenegotiation", 0, nothing),
		t.nameless("renegotiate", 2, (*Socket).jsRenegotiate),
		t.nameless("exportKeyingMaterial", 3, (*Socket).jsExportKey),
		t.method("setMaxSendFragment", 1, (*Socket).jsMaxFragment),
	}
	methods = append(methods, t.underscored()...)
	methods = append(methods,
		t.nameless("setServername", 1, (*Socket).jsSetServername),
		t.nameless("setSession", 1, (*Socket).jsSetSession),
	)
	methods = append(methods, t.infoMethods()...)
	methods = append(methods, t.method("enableTrace", 0, nothing))
	t.SocketClass = t.env.Class(jsapi.ClassSpec{
		Name: "TLSSocket", Length: 2, Parent: t.net.SocketClass, Enumerable: true, Init: t.initSocket, Methods: methods,
	})
}

// initSocket is new tls.TLSSocket(socket, options).
func (t *TLS) initSocket(this *goja.Object, args []goja.Value) {
	options, _ := jsapi.Arg(args, 1).(*goja.Object)
	s := t.newSocket(this, jsapi.Arg(args, 0), options, t.connectContext(options))
	if !jsapi.Arg(args, 0).ToBoolean() {
		s.set("connecting", true) // in Node, until it is told where to
	}
}

// newSocket makes the Socket behind this, over what is given or over nothing yet.
func (t *TLS) newSocket(this *goja.Object, given goja.Value, options *goja.Object, ctx *Context) *Socket {
	s := &Socket{t: t, ctx: ctx, isServer: option(options, "isServer").ToBoolean()}
	s.resume = &resumption{s: s}
	s.requestCert = option(options, "requestCert").ToBoolean()
	s.reject = option(options, "rejectUnauthorized").ToBoolean()
	s.requestOCSP = option(options, "requestOCSP").ToBoolean()
	s.protocols = t.protocolsOf(option(options, "ALPNProtocols"))
	if v := option(options, "SNICallback"); jsapi.IsFunction(v) {
		s.wantsSNI = v
	}
	if v := option(options, "ALPNCallback"); jsapi.IsFunction(v) {
		s.wantsALPN = v
	}
	if given.ToBoolean() && !jsapi.IsFunction(option(object(given), "pause")) {
		panic(t.env.TypeError("stream.pause is not a function"))
	}
	s.fields(this)
	t.env.Bind(this, s) // which the constructor of net.Socket finds
	jsapi.Call(t.net.SocketClass.Ctor, this, t.streamOptions(given, options))
	s.lastFields(this)
	s.Drive(s.steer)
	s.InheritContext()
	s.OnGo("secure", func([]goja.Value) { s.judge() })
	if o, ok := given.(*goja.Object); ok {
		s.lieOn(o)
	}
	return s
}

// object is v as an object, or nil.
func object(v goja.Value) *goja.Object {
	o, _ := v.(*goja.Object)
	return o
}

// streamOptions are those of the net.Socket underneath.
func (t *TLS) streamOptions(given goja.Value, options *goja.Object) *goja.Object {
	o := t.env.VM.NewObject()
	half := option(options, "allowHalfOpen")
	if under, ok := given.(*goja.Object); ok {
		half = option(under, "allowHalfOpen")
	}
	jsapi.Must(o.Set("allowHalfOpen", half.ToBoolean()))
	for _, name := range []string{"highWaterMark", "onread", "signal"} {
		if v := option(options, name); !jsapi.IsUndefined(v) {
			jsapi.Must(o.Set(name, v))
		}
	}
	return o
}

// lieOn puts the Socket over o: a net.Socket that has a connection or will have one, or any
// other stream.
func (s *Socket) lieOn(o *goja.Object) {
	under := s.t.net.SocketOf(o)
	if under == nil || under.Conn() == nil && !under.Connecting() || s.t.SocketOf(o) != nil {
		s.lieOnStream(o)
		return
	}
	s.set("_parent", o)
	under.OnGo("error", func(args []goja.Value) { s.Emit("error", jsapi.Arg(args, 0)) })
	under.OnceGo("close", func([]goja.Value) { s.Destroy(nil) })
	if !under.Connecting() {
		s.lieOnSocket(under)
		return
	}
	s.set("connecting", true)
	s.LieOn(nil, socketUnder{under})
	under.OnceGo("connect", func([]goja.Value) {
		s.set("connecting", false)
		s.lieOnSocket(under)
		s.Emit("connect")
	})
}

// lieOnSocket uses the connection of under, and what it has read already.
func (s *Socket) lieOnSocket(under *net.Socket) {
	if s.Destroyed() {
		return
	}
	under.Lend()
	s.conn = under.Conn()
	s.conn.Pause()
	s.conn.SetHandler(s)
	s.LieOn(s.conn, socketUnder{under})
	s.takeRead(under.Object())
	s.startLater()
}

// lieOnStream uses the methods of a stream.
func (s *Socket) lieOnStream(o *goja.Object) {
	s.over = &streamUnder{t: s.t, s: s, o: o}
	s.t.env.Method(o, "pause")
	s.over.listen()
	s.over.on("error", func(args []goja.Value) { s.Emit("error", jsapi.Arg(args, 0)) })
	s.over.on("close", func([]goja.Value) { s.Destroy(nil) })
	s.LieOn(nil, s.over)
	s.startLater()
}

// takeRead takes what a stream has read before it was wrapped.
func (s *Socket) takeRead(o *goja.Object) {
	for option(o, "readableLength").ToInteger() > 0 {
		b, ok := buffer.Bytes(s.t.env.Method(o, "read"))
		if !ok {
			return
		}
		s.first = append(s.first, b...)
	}
}

// startLater starts the handshake in the next tick, so that the script can listen first.
func (s *Socket) startLater() {
	s.t.env.Loop.NextTick(func() {
		if s.begins() {
			s.start()
		} else if s.eng == nil && !s.Destroyed() {
			s.read(true)
		}
	})
}

// begins reports whether the handshake begins by itself: a client that tls.connect did not make
// begins with what it writes, or with what comes.
func (s *Socket) begins() bool { return s.isServer || s.options != nil }

// jsSetServername is tlsSocket.setServername(name).
func (s *Socket) jsSetServername(c goja.FunctionCall) goja.Value {
	name := s.t.env.ValidateString(c.Argument(0), "name")
	if s.isServer {
		panic(s.t.env.CodeError("Error", "ERR_TLS_SNI_FROM_SERVER", "Cannot issue SNI from a TLS server-side socket"))
	}
	s.name = name
	return goja.Undefined()
}

// jsSetSession is tlsSocket.setSession(session).
func (s *Socket) jsSetSession(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	b, ok := buffer.Bytes(v)
	switch {
	case jsapi.IsString(v):
		b = buffer.Latin1.Encode(v)
	case !ok:
		panic(s.t.env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "Session must be a buffer"))
	}
	s.resume.offer(append([]byte(nil), b...))
	return goja.Undefined()
}

// jsMaxFragment is tlsSocket.setMaxSendFragment(size). Records are of 16 KiB all the same:
// crypto/tls has no other size.
func (s *Socket) jsMaxFragment(c goja.FunctionCall) goja.Value {
	size := s.t.env.ValidateInt32(c.Argument(0), "size", -1<<31)
	if s.Destroyed() && !s.lingers {
		panic(s.t.env.TypeError("Cannot read properties of null (reading 'setMaxSendFragment')"))
	}
	return s.t.bool(size >= 512 && size <= 16384)
}

// jsSetKeyCert is tlsSocket.setKeyCert(context): what a server's socket shows from now on.
func (s *Socket) jsSetKeyCert(c goja.FunctionCall) goja.Value {
	x := s.t.contextOf(c.Argument(0))
	if x == nil {
		x = s.t.contextFrom(c.Argument(0))
	}
	s.ctx = x
	return goja.Undefined()
}

// jsRenegotiate is tlsSocket.renegotiate(options, callback), which crypto/tls cannot begin.
func (s *Socket) jsRenegotiate(c goja.FunctionCall) goja.Value {
	s.t.env.ValidateObject(c.Argument(0), "options")
	if !jsapi.IsUndefined(c.Argument(1)) {
		s.t.env.ValidateFunction(c.Argument(1), "callback")
	}
	if s.Destroyed() {
		return goja.Undefined()
	}
	cb, ok := jsapi.AsFn(c.Argument(1))
	state := s.state()
	if state == nil { // it is the handshake under way
		if ok {
			s.OnceGo("secure", func([]goja.Value) {
				cb(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{goja.Null()}})
			})
		}
		return s.t.bool(true)
	}
	if ok {
		err := s.t.sslError("0A00010A", "", "wrong ssl version")
		if state.Version < tls.VersionTLS13 {
			err = s.t.env.CodeError("Error", "ERR_TLS_RENEGOTIATE", "Attempt to renegotiate TLS session failed")
		}
		s.t.env.Loop.NextTickFn(cb, []goja.Value{err})
	}
	return s.t.bool(!ok)
}
