package absent_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/absent"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

func TestRequireThrows(t *testing.T) {
	w := jsapitest.New(t, absent.Modules()...)
	got := w.Run(`for (const m of ['inspector', 'inspector/promises', 'trace_events']) try { require(m) } catch (e) { log(e.code) }`)
	if want := []string{"ERR_INSPECTOR_NOT_AVAILABLE", "ERR_INSPECTOR_NOT_AVAILABLE", "ERR_TRACE_EVENTS_UNAVAILABLE"}; !slices.Equal(got, want) {
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

// What is true of them without what they need is there.
func TestPartsThere(t *testing.T) {
	w := jsapitest.New(t, absent.Modules()...)
	got := w.Run(`const sea = require('sea'), { WASI } = require('wasi');
		const said = (f) => { try { f() } catch (e) { log(e.code) } };
		log(sea.isSea());
		said(() => sea.getAsset(5));
		said(() => sea.getRawAsset('x'));
		said(() => new WASI({}));
		said(() => new WASI({ version: 'x' }));
		said(() => new WASI({ version: 'preview1' }));`)
	want := []string{"false", "ERR_INVALID_ARG_TYPE", "ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION", "ERR_INVALID_ARG_TYPE",
		"ERR_INVALID_ARG_VALUE", "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
