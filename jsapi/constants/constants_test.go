package constants_test

import (
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/constants"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/os"

	"github.com/dop251/goja"
)

func TestConstants(t *testing.T) {
	fs := jsapi.Module{Name: "fs", Load: func(env *jsapi.Env) goja.Value {
		v, err := env.VM.RunString("({ constants: { O_RDONLY: 0 } })")
		if err != nil {
			t.Fatal(err)
		}
		return v
	}}
	w := jsapitest.New(t, constants.Module, os.Module, fs)
	got := w.Run(`const c = require('constants'); c.ENOENT = 5; log(c.ENOENT, c.SIGTERM, c.O_RDONLY, c.PRIORITY_LOW, Object.keys(c).includes('RTLD_LAZY'))`)
	if len(got) != 1 || got[0] != "2 15 0 19 true" {
		t.Errorf("got %q", got)
	}
}
