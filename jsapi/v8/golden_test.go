package v8_test

import (
	"os"
	"strings"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/util"
	"github.com/gaggle-js/gaggle/jsapi/v8"
)

func newWorld(t testing.TB) *jsapitest.World {
	w := jsapitest.New(t, append(util.Modules(), events.Module, buffer.Module, v8.Module)...)
	_ = w.VM.Set("Buffer", buffer.From(w.Env).Ctor())
	return w
}

// golden compares what call returns, a line for each case, with what it does in Node.
func golden(t *testing.T, name, call string) {
	code, err := os.ReadFile("testdata/" + name + ".js")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/" + name + ".golden")
	if err != nil {
		t.Fatal(err)
	}
	got := newWorld(t).Run("var v8 = require('v8');" + string(code) + call + ".forEach(l => log(l))")
	lines := strings.Split(strings.TrimSuffix(string(want), "\n"), "\n")
	if len(got) != len(lines) {
		t.Fatalf("%d cases, want %d: %q", len(got), len(lines), got[max(len(got)-1, 0):])
	}
	for i, line := range lines {
		if got[i] != line {
			t.Errorf("got  %s\nwant %s", got[i], line)
		}
	}
}

func TestWritesAsNode(t *testing.T) { golden(t, "write", "written()") }
func TestReadsAsNode(t *testing.T)  { golden(t, "read", "read()") }
