package util

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

func newEnv(t *testing.T) *jsapi.Env {
	t.Helper()
	vm := goja.New()
	loop, err := eventloop.New(vm, eventloop.NewPoller())
	if err != nil {
		t.Fatal(err)
	}
	e := jsapi.NewEnv(vm, loop, nil, &jsapi.Host{Env: jsapi.NewEnviron(nil)}, Modules())
	if err := vm.Set("util", e.Require("util")); err != nil {
		t.Fatal(err)
	}
	return e
}

func lines(t *testing.T, file string) []string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := s.Text(); line != "" && !strings.HasPrefix(line, "//") {
			out = append(out, line)
		}
	}
	return out
}

// recorded runs every case of a file and compares with what Node 20 gave.
func recorded(t *testing.T, name, call string) {
	e := newEnv(t)
	cases, want := lines(t, "testdata/"+name+"_cases.js"), lines(t, "testdata/"+name+"_golden.txt")
	if len(cases) != len(want) {
		t.Fatalf("%d cases and %d recordings; run testdata/record.js", len(cases), len(want))
	}
	for i, src := range cases {
		v, err := e.VM.RunString("(() => { try { return " + call + "(..." + src + ") } catch (e) { return 'THROWS ' + e } })()")
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		var w string
		if err := json.Unmarshal([]byte(want[i]), &w); err != nil {
			t.Fatal(err)
		}
		if got := v.String(); got != w {
			t.Errorf("%s\n got: %s\nwant: %s", src, got, w)
		}
	}
}

func TestInspectIsNodes(t *testing.T) { recorded(t, "inspect", "util.inspect") }

func TestFormatIsNodes(t *testing.T) { recorded(t, "format", "util.format") }
