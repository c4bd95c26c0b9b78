package dgram

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
)

// init is new dgram.Socket(type or options, listener) and so dgram.createSocket.
func (d *Dgram) init(this *goja.Object, args []goja.Value) {
	arg := func(i int) goja.Value {
		if i < len(args) {
			return args[i]
		}
		return goja.Undefined()
	}
	s := &Socket{d: d, context: d.env.Loop.Made("UDPWRAP", nil), lookup: goja.Undefined(), reuseAddr: goja.Undefined()}
	typ := arg(0)
	options, _ := typ.(*goja.Object)
	if options != nil {
		typ = property(options, "type")
		s.readOptions(options)
	}
	if jsapi.IsUndefined(s.lookup) {
		s.lookup = d.dns.Lookup()
	} else {
		d.env.ValidateFunction(s.lookup, "lookup")
	}
	if s.typ = typ.String(); !jsapi.IsString(typ) || s.typ != "udp4" && s.typ != "udp6" {
		panic(d.env.CodeError("TypeError", "ERR_SOCKET_BAD_TYPE", "Bad socket type specified. Valid types are: udp4, udp6"))
	}
	s.handle = d.newHandle(s.six())
	s.handle.to = s
	d.events.Bind(this, s)
	d.events.Show(this)
	jsapi.Must(this.Set("type", typ))
	if f := arg(1); jsapi.IsFunction(f) {
		s.On("message", f)
	}
	if options != nil {
		s.closeOnAbort(property(options, "signal"))
	}
	diagnosticschannel.From(d.env).Publish("udp.socket", diagnosticschannel.Field{Name: "socket", Value: this})
}

func (s *Socket) readOptions(o *goja.Object) {
	env := s.d.env
	s.lookup = property(o, "lookup")
	if v := property(o, "recvBufferSize"); v.ToBoolean() {
		s.recvBuffer = env.ValidateUint32(v, "options.recvBufferSize", false)
	}
	if v := property(o, "sendBufferSize"); v.ToBoolean() {
		s.sendBuffer = env.ValidateUint32(v, "options.sendBufferSize", false)
	}
	if s.reuseAddr = property(o, "reuseAddr"); s.reuseAddr.ToBoolean() {
		s.flags |= ReuseAddr
	}
	if property(o, "ipv6Only").ToBoolean() {
		s.flags |= IPv6Only
	}
}

// closeOnAbort closes the socket when the option signal is aborted, or has been.
func (s *Socket) closeOnAbort(v goja.Value) {
	s.d.env.ValidateAbortSignal(v, "options.signal")
	signal, ok := v.(*goja.Object)
	if !ok {
		return
	}
	closeNow := func() {
		if s.handle != nil {
			s.d.env.Method(s.Object(), "close")
		}
	}
	if property(signal, "aborted").ToBoolean() {
		closeNow()
		return
	}
	remove := s.d.events.OnAbort(signal, func(goja.Value) { closeNow() })
	s.OnceGo("close", func([]goja.Value) { remove() })
}

// New makes a socket of a type, "udp4" or "udp6", as dgram.createSocket does.
func (d *Dgram) New(typ string) *Socket {
	return d.SocketOf(d.env.New(d.class.Ctor, d.env.VM.ToValue(typ)))
}
