package underscored_test

import (
	"slices"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/underscored"
)

// What the modules export is what the modules that they stand for have.
func TestModules(t *testing.T) {
	stub := func(name, src string) jsapi.Module {
		return jsapi.Module{Name: name, Load: func(env *jsapi.Env) goja.Value {
			v, err := env.VM.RunString(src)
			jsapi.Must(err)
			return v
		}}
	}
	w := jsapitest.New(t, append(underscored.Modules(),
		stub("stream", `({ Readable: 1 })`), stub("http", `({ Agent: 2, METHODS: ['GET'] })`))...)
	got := w.Run(`
		log(require('_stream_readable'), require('_http_agent').Agent, require('_http_common').methods);
		const { _checkIsHttpToken: token, _checkInvalidHeaderChar: bad, chunkExpression } = require('_http_common');
		log(['a-b', '', 'a b', 'é', 'x!'].map(token).join());
		log(['a\tb', 'a\nb', 'é', 'ā', '\x7f', ''].map(bad).join());
		log(chunkExpression.test('gzip, chunked'), chunkExpression.test('chunkedx'));`)
	want := []string{"1 2 GET", "true,false,false,false,true", "false,true,false,true,true,false", "true false"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
