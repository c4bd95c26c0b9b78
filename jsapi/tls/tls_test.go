package tls_test

import (
	gotls "crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/tls"
)

// newWorld has the globals cert and key, an identity in PEM for example.com and 127.0.0.1
// that signed itself, which it returns too.
func newWorld(t *testing.T) (*jsapitest.World, gotls.Certificate) {
	t.Helper()
	s := httptest.NewTLSServer(nil)
	t.Cleanup(s.Close)
	id := s.TLS.Certificates[0]
	der, err := x509.MarshalPKCS8PrivateKey(id.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	w := jsapitest.New(t, append([]jsapi.Module{tls.Module, net.Module, events.Module, buffer.Module}, stream.Modules()...)...)
	_ = w.VM.Set("key", string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})))
	_ = w.VM.Set("cert", string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: id.Certificate[0]})))
	return w, id
}

// beside runs f on a goroutine of its own, with the port that the script calls ready with,
// and then calls the function that came with it.
func beside(w *jsapitest.World, f func(port int64)) {
	_ = w.VM.Set("ready", w.Func("ready", 2, func(c goja.FunctionCall) goja.Value {
		port, done, end := c.Argument(0).ToInteger(), c.Argument(1), w.Loop.NewPending()
		go func() {
			f(port)
			end.Resolve(func() { jsapi.Call(done, goja.Undefined()) })
		}()
		return goja.Undefined()
	}))
}

func TestServesGo(t *testing.T) {
	w, id := newWorld(t)
	beside(w, func(port int64) {
		for _, version := range []uint16{gotls.VersionTLS12, gotls.VersionTLS13} {
			c, err := gotls.Dial("tcp", fmt.Sprint("127.0.0.1:", port), &gotls.Config{
				InsecureSkipVerify: true, MaxVersion: version, NextProtos: []string{"b"}, ServerName: "example.com",
				Certificates: []gotls.Certificate{id},
			})
			if err != nil {
				t.Error(err)
				return
			}
			fmt.Fprintf(c, "over %s", gotls.VersionName(version))
			if b, err := io.ReadAll(c); err != nil || !strings.HasPrefix(string(b), "over TLS") || len(b) != 300_000 {
				t.Errorf("%d bytes, %v", len(b), err)
			}
			_ = c.Close()
		}
	})
	got := w.Run(`
		const server = require('tls').createServer({ key, cert, ca: cert, requestCert: true, rejectUnauthorized: false, ALPNProtocols: ['a', 'b'] }, (s) => {
			log(s.servername, s.alpnProtocol, s.authorized, s.authorizationError, s.getPeerCertificate().subjectaltname.length > 0);
			s.once('data', (d) => { log(d); s.end(String(d).padEnd(300000, '.')); });
		}).listen(0, '127.0.0.1', () => ready(server.address().port, () => server.close(() => log('closed'))));`)
	peer := "example.com b false INVALID_PURPOSE true" // the certificate is one for servers only
	want := []string{peer, "over TLS 1.2", peer, "over TLS 1.3", "closed"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestConnectsToGo(t *testing.T) {
	w, id := newWorld(t)
	l, err := gotls.Listen("tcp", "127.0.0.1:0", &gotls.Config{Certificates: []gotls.Certificate{id}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() { _, _ = io.Copy(c, c); c.Close() }()
		}
	}()
	_ = w.VM.Set("address", l.Addr().String())
	got := w.Run(`
		const [host, port] = address.split(':');
		let got = '';
		const socket = require('tls').connect({ host, port, ca: cert }, () => {
			log(socket.authorized, socket.getProtocol(), socket.getPeerCertificate().fingerprint256.length);
			socket.end('x'.repeat(500000));
		});
		socket.on('data', (d) => { got += d; }).on('close', () => log(got.length));
		require('tls').connect({ host, port }).on('error', (e) => log(e.code));`)
	slices.Sort(got)
	if want := []string{"500000", "DEPTH_ZERO_SELF_SIGNED_CERT", "true TLSv1.3 95"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRootCertificatesArePEM(t *testing.T) {
	w, _ := newWorld(t)
	got := w.Run(`const { rootCertificates: r } = require('tls'); log(r.length > 100, Object.isFrozen(r), r.every((c) => /^-----BEGIN CERTIFICATE-----\n[^]*\n-----END CERTIFICATE-----$/.test(c)))`)
	if want := []string{"true true true"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
