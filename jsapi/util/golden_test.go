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

func TestDeepNestingEnds(t *testing.T) {
	e := newEnv(t)
	v, err := e.VM.RunString(`
		const nest = () => { const top = {}; for (let i = 0, o = top; i < 50000; i++) o = o.a = {}; return top };
		let thrown = '';
		try { util.isDeepStrictEqual(nest(), nest()) } catch (e) { thrown = e.name + ': ' + e.message }
		thrown + '|' + util.inspect(nest(), { depth: Infinity }).includes('[Object: Inspection interrupted prematurely. Maximum call stack size exceeded.]')`)
	if err != nil {
		t.Fatal(err)
	}
	if got := v.String(); got != "RangeError: Maximum call stack size exceeded|true" {
		t.Error(got)
	}
}

func TestHiddenStateIsNeverShown(t *testing.T) {
	e := newEnv(t)
	type state struct{ jsapi.Hidden }
	o := e.VM.NewObject()
	e.Bind(o, &state{})
	opts := DefaultOptions()
	opts.ShowHidden = true
	if got := From(e).Inspect(o, opts); got != "{}" {
		t.Errorf("got %s", got)
	}
}

type shown struct{ jsapi.Hidden }

func (*shown) InspectProps() []jsapi.InspectProp {
	return []jsapi.InspectProp{{Name: "_count", Value: nil}, {Name: "own"}, {Symbol: "kCapture", Value: goja.Null()}}
}

func TestGoStateCanBeShown(t *testing.T) {
	e := newEnv(t)
	o := e.VM.NewObject()
	e.Bind(o, &shown{})
	_ = o.Set("own", 1)
	if got, want := From(e).Inspect(o, DefaultOptions()), "{ _count: undefined, own: 1, [Symbol(kCapture)]: null }"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
