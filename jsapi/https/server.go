package https

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/http"
	"github.com/gaggle-js/gaggle/jsapi/tls"
)

// server is the state of an https.Server.
type server struct {
	http.Server
	tls.Secure
}

// defineServer makes the class (Node, "Class: https.Server").
func (m *https) defineServer() {
	m.serverClass = m.env.Class(jsapi.ClassSpec{
		Name: "Server", Length: 2, Parent: m.tls.ServerClass, Enumerable: true,
		Init: m.initServer, Methods: m.http.ServerMethods(),
	})
	p := m.serverClass.Proto
	dispose := m.env.SymbolFor("nodejs.asyncDispose")
	jsapi.Must(p.DefineDataPropertySymbol(dispose, p.GetSymbol(dispose), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// initServer is new https.Server(options, requestListener).
func (m *https) initServer(this *goja.Object, args []goja.Value) {
	options, listener := goja.Undefined(), goja.Undefined()
	if len(args) > 0 {
		options = args[0]
	}
	if len(args) > 1 {
		listener = args[1]
	}
	if jsapi.IsFunction(options) {
		options, listener = goja.Undefined(), options
	}
	s := &server{}
	m.http.InitServer(this, &s.Server, options, listener, "secureConnection", func() {
		m.tls.InitServer(this, s, m.secureOptions(options), goja.Undefined())
	})
	s.OnGo("tlsClientError", func(args []goja.Value) {
		if !s.Emit("clientError", args...) {
			m.env.Method(args[1].(*goja.Object), "destroy", args[0])
		}
	})
}

// secureOptions are the options as a tls.Server takes them. Protocol http/1.1 and noDelay are for
// who does not name them; undefined is a name.
func (m *https) secureOptions(v goja.Value) *goja.Object {
	o := m.env.Spread(m.env.VM.NewObject(), v)
	if o.Get("ALPNProtocols") == nil && !jsapi.OrUndefined(o.Get("ALPNCallback")).ToBoolean() {
		jsapi.Must(o.Set("ALPNProtocols", m.env.VM.NewArray("http/1.1")))
	}
	if o.Get("noDelay") == nil {
		jsapi.Must(o.Set("noDelay", true))
	}
	return o
}
