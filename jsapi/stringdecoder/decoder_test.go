package stringdecoder

import (
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
)

func TestAsNode(t *testing.T) {
	golden.Run(t, "testdata/decoder.js", []jsapi.Module{Module, buffer.Module}, func(env *jsapi.Env) {
		buffer.From(env).Define(env.VM.GlobalObject())
	})
}
