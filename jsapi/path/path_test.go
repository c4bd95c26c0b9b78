package path

import (
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
)

func TestAsNode(t *testing.T) { golden.Run(t, "testdata/path.js", Modules(), nil) }

func TestCwdIsAskedOnlyWhenNeeded(t *testing.T) {
	never := func() string { t.Error("cwd asked for"); return "/" }
	if got := Resolve(never, "/a", "b", "../c"); got != "/a/c" {
		t.Errorf("Resolve = %s", got)
	}
	if got := Resolve(func() string { return "/w" }, "x"); got != "/w/x" {
		t.Errorf("Resolve = %s", got)
	}
}
