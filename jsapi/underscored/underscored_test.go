package underscored_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/http"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/underscored"
)

// What the modules export is what the modules that they stand for have.
func TestModules(t *testing.T) {
	w := jsapitest.New(t, append(append(underscored.Modules(), http.Module, net.Module, events.Module, buffer.Module), stream.Modules()...)...)
	got := w.Run(`
		log(require('_stream_readable').name, require('_http_agent').Agent.name, require('_http_common').methods.indexOf('GET'));
		const { _checkIsHttpToken: token, _checkInvalidHeaderChar: bad, chunkExpression } = require('_http_common');
		log(['a-b', '', 'a b', 'é', 'x!'].map(token).join());
		log(['a\tb', 'a\nb', 'é', 'ā', '\x7f', ''].map(bad).join());
		log(chunkExpression.test('gzip, chunked'), chunkExpression.test('chunkedx'));`)
	want := []string{"Readable Agent 1", "true,false,false,false,true", "false,true,false,true,true,false", "true false"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
