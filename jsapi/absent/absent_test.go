package absent_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/absent"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

func TestRequireThrows(t *testing.T) {
	w := jsapitest.New(t, absent.Modules()...)
	got := w.Run(`for (const m of ['inspector']) try { require(m) } catch (e) { log(e.code) }`)
	if want := []string{"ERR_INSPECTOR_NOT_AVAILABLE"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Packages load http2 and ask nothing of it.
func TestHTTP2Loads(t *testing.T) {
	w := jsapitest.New(t, absent.Modules()...)
	got := w.Run(`const h = require('http2'); log({} instanceof h.Http2ServerRequest, h.constants.HTTP2_HEADER_STATUS);
		try { h.createServer() } catch (e) { log(e.message) }`)
	want := []string{"false :status", "http2.createServer() is not available in this runtime, which has no HTTP/2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
