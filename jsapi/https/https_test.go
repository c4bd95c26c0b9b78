package https_test

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	nethttp "net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/http"
	"github.com/gaggle-js/gaggle/jsapi/https"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/url"
)

func newWorld(t *testing.T) *jsapitest.World {
	modules := append([]jsapi.Module{https.Module, http.Module, net.Module, events.Module, buffer.Module, url.Module}, stream.Modules()...)
	return jsapitest.New(t, modules...)
}

// certify gives the script a key and a certificate.
func certify(t *testing.T, w *jsapitest.World) {
	s := httptest.NewTLSServer(nil)
	s.Close()
	id := s.TLS.Certificates[0]
	der, err := x509.MarshalPKCS8PrivateKey(id.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	_ = w.VM.Set("key", string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})))
	_ = w.VM.Set("cert", string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: id.Certificate[0]})))
}

func TestServesGo(t *testing.T) {
	w := newWorld(t)
	certify(t, w)
	_ = w.VM.Set("ready", w.Func("ready", 1, func(c goja.FunctionCall) goja.Value {
		server, end := c.Argument(0).(*goja.Object), w.Loop.NewPending()
		port := w.Method(server, "address").(*goja.Object).Get("port").ToInteger()
		go func() {
			client := &nethttp.Client{Transport: &nethttp.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
			for i := range 3 {
				body := strings.Repeat("b", 100_000*i)
				res, err := client.Post(fmt.Sprint("https://127.0.0.1:", port, "/", i), "text/plain", strings.NewReader(body))
				if err != nil {
					t.Error(err)
					break
				}
				b, err := io.ReadAll(res.Body)
				res.Body.Close()
				if err != nil || string(b) != body {
					t.Errorf("%d bytes of %d, %v", len(b), len(body), err)
				}
			}
			client.CloseIdleConnections()
			end.Resolve(func() { w.Method(server, "close") })
		}()
		return goja.Undefined()
	}))
	got := w.Run(`
		let last;
		const server = require('https').createServer({ key, cert }, (req, res) => {
			log(req.method, req.url, req.socket.encrypted, req.socket === last);
			last = req.socket;
			req.pipe(res);
		}).listen(0, '127.0.0.1', () => ready(server));`)
	want := []string{"POST /0 true false", "POST /1 true true", "POST /2 true true"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAsksGo(t *testing.T) {
	s := httptest.NewTLSServer(nethttp.HandlerFunc(func(w nethttp.ResponseWriter, r *nethttp.Request) {
		fmt.Fprintf(w, "%s %s %t %s", r.Method, r.URL, r.TLS.DidResume, r.TLS.NegotiatedProtocol)
	}))
	defer s.Close()
	w := newWorld(t)
	_ = w.VM.Set("url", s.URL)
	_ = w.VM.Set("ca", string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})))
	got := w.Run(`
		const https = require('https');
		const agent = new https.Agent({ ca });
		const get = (path, next) => https.get(url + path, { agent }, (res) => {
			res.on('data', (d) => log(res.statusCode, d)).on('end', () => log(res.socket.isSessionReused())).on('close', next);
		});
		get('/1', () => get('/2', () => https.get(url).on('error', (e) => log(e.code))));`)
	want := []string{"200 GET /1 false ", "false", "200 GET /2 true ", "true", "DEPTH_ZERO_SELF_SIGNED_CERT"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
