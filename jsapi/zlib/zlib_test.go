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

// TestRoomBoundsOutput checks that a decoder makes no more than it has room for, however much
// its input unpacks to, and that all of it comes in the end.
func TestRoomBoundsOutput(t *testing.T) {
	const size, room = 10_000_000, 1000
	packer := newEngine(&settings{mode: deflate, level: 6, windowBits: 15})
	packer.feed(make([]byte, size), finish, true)
	packed, _ := packer.take(size)
	e := newEngine(&settings{mode: inflate, windowBits: 15})
	defer e.close()
	e.feed(packed, finish, true)
	total := 0
	for {
		out, err := e.take(room)
		if err != nil || len(out) > room {
			t.Fatalf("%d bytes, %v", len(out), err)
		}
		if total += len(out); len(out) < room {
			break
		}
		if e.left() == 0 && total < size/2 {
			t.Fatalf("all input gone at %d bytes", total)
		}
	}
	if total != size {
		t.Errorf("%d bytes in all", total)
	}
}
