package fs

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/os"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/url"
)

func TestAsNode(t *testing.T) {
	table := slices.Concat([]jsapi.Module{buffer.Module, events.Module, os.Module, url.Module}, stream.Modules(), Modules())
	for _, name := range []string{"sync", "async"} {
		t.Run(name, func(t *testing.T) {
			golden.Run(t, "testdata/"+name+".js", table, func(env *jsapi.Env) {
				buffer.From(env).Define(env.VM.GlobalObject())
			})
		})
	}
}
