package crypto

import (
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

// TestAsNode compares with Node: known vectors, round trips and every error.
func TestAsNode(t *testing.T) {
	table := append([]jsapi.Module{Module, buffer.Module, events.Module}, stream.Modules()...)
	table = append(table, util.Modules()...)
	for _, name := range []string{"hash", "random", "kdf", "cipher", "keys", "cert"} {
		t.Run(name, func(t *testing.T) {
			golden.Run(t, "testdata/"+name+".js", table, func(env *jsapi.Env) {
				buffer.From(env).Define(env.VM.GlobalObject())
			})
		})
	}
}
