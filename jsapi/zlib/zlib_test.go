package zlib

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

// TestAsNode compares with Node: what Node packed is unpacked here, what is packed here
// comes back, and every error is Node's.
func TestAsNode(t *testing.T) {
	table := slices.Concat([]jsapi.Module{Module, buffer.Module, events.Module}, stream.Modules(), util.Modules())
	for _, name := range []string{"oneshot", "errors", "stream"} {
		t.Run(name, func(t *testing.T) {
			golden.Run(t, "testdata/"+name+".js", table, func(env *jsapi.Env) {
				buffer.From(env).Define(env.VM.GlobalObject())
			})
		})
	}
}
