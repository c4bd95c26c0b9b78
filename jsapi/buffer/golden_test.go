package buffer

import (
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
)

// Each file holds what Node 20 printed; see package golden.
func TestAsNode(t *testing.T) {
	for _, name := range []string{"bytes", "numbers", "module"} {
		t.Run(name, func(t *testing.T) {
			golden.Run(t, "testdata/"+name+".js", []jsapi.Module{Module}, func(env *jsapi.Env) {
				From(env).Define(env.VM.GlobalObject())
			})
		})
	}
}
