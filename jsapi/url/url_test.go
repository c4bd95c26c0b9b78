package url

import (
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/querystring"
)

func TestAsNode(t *testing.T) {
	for _, name := range []string{"whatwg", "legacy"} {
		t.Run(name, func(t *testing.T) {
			golden.Run(t, "testdata/"+name+".js", []jsapi.Module{Module, buffer.Module, querystring.Module}, func(env *jsapi.Env) {
				buffer.From(env).Define(env.VM.GlobalObject())
			})
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"http://a/b?c#d", "file:///C|/x", "foo:op", "http://[::1]:80", "http://xn--a/", "//h/../..", "http://\u00e9"} {
		f.Add(s, "http://h/a/b")
	}
	f.Fuzz(func(t *testing.T, input, base string) {
		b, ok := Parse(base, nil)
		if !ok {
			b = nil
		}
		u, ok := Parse(input, b)
		if !ok {
			return
		}
		again, ok := Parse(u.Href(), nil)
		if !ok || again.Href() != u.Href() {
			t.Errorf("%q on %q gives %q, which parses as %q, %v", input, base, u.Href(), again.Href(), ok)
		}
	})
}
