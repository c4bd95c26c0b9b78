package os

import (
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
)

// The recording is of the machine that it was made on, so this test records anew each
// time and needs node; without it the test is skipped.
func TestAsNode(t *testing.T) {
	golden.RunFresh(t, "testdata/os.js", []jsapi.Module{Module, buffer.Module}, func(env *jsapi.Env) {
		buffer.From(env).Define(env.VM.GlobalObject())
	})
}
