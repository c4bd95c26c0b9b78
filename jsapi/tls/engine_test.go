package tls

import (
	"bytes"
	"crypto/tls"
	"errors"
	"io"
	"net/http/httptest"
	"runtime"
	"testing"
)

// engines makes the two engines of one connection.
func engines(t *testing.T, certificates []tls.Certificate) (client, server *engine, live map[*engine]struct{}) {
	t.Helper()
	live = make(map[*engine]struct{})
	return newEngine(false, &tls.Config{InsecureSkipVerify: true}, live),
		newEngine(true, &tls.Config{Certificates: certificates}, live), live
}

// carry gives what from has made to to, byte by byte.
func carry(from, to *engine, arrived func()) (n int) {
	b := from.take()
	for i := range b {
		to.put(b[i : i+1])
		arrived()
	}
	return len(b)
}

func TestHandshakeAndRecordsByteByByte(t *testing.T) {
	client, server, live := engines(t, httptestCertificates(t))
	step := func(e *engine) func() {
		return func() {
			if e.state != shaken {
				e.step()
			}
		}
	}
	client.step()
	for carry(client, server, step(server))+carry(server, client, step(client)) > 0 {
	}
	if client.state != shaken || server.state != shaken || client.err != nil || server.err != nil {
		t.Fatalf("client %d %v, server %d %v", client.state, client.err, server.state, server.err)
	}
	if len(live) != 0 {
		t.Errorf("%d coroutines are left", len(live))
	}
	want := bytes.Repeat([]byte("record "), 5000)
	if _, err := client.conn.Write(want); err != nil {
		t.Fatal(err)
	}
	var got []byte
	buf := make([]byte, 16<<10)
	read := func() {
		for {
			n, err := server.conn.Read(buf)
			got = append(got, buf[:n]...)
			if err != nil {
				if !errors.Is(err, errNoBytes) {
					t.Fatal(err)
				}
				return
			}
		}
	}
	carry(client, server, read)
	if !bytes.Equal(got, want) {
		t.Errorf("%d bytes arrived of %d", len(got), len(want))
	}
	if err := client.conn.CloseWrite(); err != nil {
		t.Fatal(err)
	}
	server.put(client.take())
	if _, err := server.conn.Read(buf); !errors.Is(err, io.EOF) {
		t.Errorf("after close_notify: %v", err)
	}
}

func TestCloseEndsTheHandshake(t *testing.T) {
	certificates := httptestCertificates(t)
	before := runtime.NumGoroutine()
	for range 50 {
		client, server, live := engines(t, certificates)
		client.step()
		server.put(client.take())
		server.step()
		client.close()
		server.close()
		if len(live) != 0 {
			t.Fatalf("%d coroutines are left", len(live))
		}
	}
	if n := runtime.NumGoroutine() - before; n > 0 {
		t.Errorf("%d coroutines are left", n)
	}
}

func TestQuestionsAreAnsweredByTheLoop(t *testing.T) {
	live := make(map[*engine]struct{})
	var client *engine
	asked := ""
	config := &tls.Config{InsecureSkipVerify: true}
	config.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
		if !client.ask(func(answered func()) { asked = "certificate"; answered() }) {
			t.Error("given up")
		}
		return &tls.Certificate{}, nil
	}
	client = newEngine(false, config, live)
	server := newEngine(true, &tls.Config{Certificates: httptestCertificates(t), ClientAuth: tls.RequestClientCert}, live)
	run := func(e *engine) {
		for e.state != shaken {
			q := e.step()
			if q == nil {
				return
			}
			q(func() {})
		}
	}
	run(client)
	for len(client.out)+len(server.out) > 0 {
		server.put(client.take())
		run(server)
		client.put(server.take())
		run(client)
	}
	if asked != "certificate" || client.err != nil || server.err != nil || server.state != shaken {
		t.Errorf("asked %q, %v, %v", asked, client.err, server.err)
	}
}

// httptestCertificates are those of a server for tests, which serves nobody.
func httptestCertificates(t *testing.T) []tls.Certificate {
	s := httptest.NewTLSServer(nil)
	s.Close()
	return s.TLS.Certificates
}
