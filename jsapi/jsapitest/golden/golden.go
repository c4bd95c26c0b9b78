// Package golden compares built-in modules with what real Node printed for the same script.
//
// A case file is plain JavaScript that runs on both. It calls
//
//	t('name', function () { return value })
//
// which prints "name => value", or "name !! class code message" for a throw, and p(text)
// for a line of its own. What the files of a directory share is in its _lib.js, which runs
// before each of them. Node's lines are kept beside it in a file with the ending
// .golden; `go test -record` writes them anew with the node on the PATH.
package golden

import (
	_ "embed"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

//go:embed prelude.js
var prelude string

var record = flag.Bool("record", false, "record the golden files from node")

// Run runs the case file on a runtime with the modules of table and compares each line
// with Node's. Setup, when not nil, prepares the runtime, such as its globals.
func Run(t *testing.T, file string, table []jsapi.Module, setup func(*jsapi.Env)) {
	t.Helper()
	src := source(t, file)
	if *record {
		recordNode(t, file, src)
	}
	want, err := os.ReadFile(goldenFile(file))
	if err != nil {
		t.Fatal(err)
	}
	compare(t, strings.Split(string(want), "\n"), run(t, file, src, table, setup))
}

// RunFresh is Run for facts of the machine: it asks node now and keeps no recording. It
// skips the test where there is no node.
func RunFresh(t *testing.T, file string, table []jsapi.Module, setup func(*jsapi.Env)) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("no node to compare with")
	}
	src := source(t, file)
	want := nodeOutput(t, file, src)
	compare(t, strings.Split(want, "\n"), run(t, file, src, table, setup))
}

// source is the case file with its directory's _lib.js before it.
func source(t *testing.T, file string) string {
	t.Helper()
	lib, err := os.ReadFile(filepath.Join(filepath.Dir(file), "_lib.js"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(lib) + string(src)
}

func goldenFile(file string) string { return strings.TrimSuffix(file, ".js") + ".golden" }

func recordNode(t *testing.T, file, src string) {
	t.Helper()
	if err := os.WriteFile(goldenFile(file), []byte(nodeOutput(t, file, src)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func nodeOutput(t *testing.T, file, src string) string {
	t.Helper()
	cmd := exec.Command("node", "--no-warnings", "-")
	cmd.Stdin = strings.NewReader("var p = console.log;\n" + prelude + src)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node %s: %v", file, err)
	}
	return string(out)
}

func run(t *testing.T, file, src string, table []jsapi.Module, setup func(*jsapi.Env)) []string {
	t.Helper()
	vm := goja.New()
	net, err := netio.New()
	if err != nil {
		t.Fatal(err)
	}
	defer net.Close() //nolint:errcheck // nothing of it is used any more
	loop, err := eventloop.New(vm, net)
	if err != nil {
		t.Fatal(err)
	}
	host := &jsapi.Host{Env: jsapi.NewEnviron(os.Environ()), ChannelFD: -1}
	env := jsapi.NewEnv(vm, loop, net, host, table)
	var lines []string
	set := func(name string, f jsapi.Fn) {
		if err := vm.Set(name, env.Func(name, 1, f)); err != nil {
			t.Fatal(err)
		}
	}
	set("p", func(c goja.FunctionCall) goja.Value {
		lines = append(lines, strings.Split(c.Argument(0).String(), "\n")...)
		return goja.Undefined()
	})
	set("require", func(c goja.FunctionCall) goja.Value {
		return env.Require(strings.TrimPrefix(c.Argument(0).String(), "node:"))
	})
	if setup != nil {
		setup(env)
	}
	loop.OnError = func(ex *goja.Exception) { t.Errorf("%s: %v", file, ex.String()) }
	loop.Run(func() {
		if _, err := vm.RunScript("prelude.js", prelude); err != nil {
			t.Error(err)
		}
		if _, err := vm.RunScript(filepath.Base(file), src); err != nil {
			t.Error(err)
		}
	})
	return lines
}

func compare(t *testing.T, want, got []string) {
	t.Helper()
	for len(want) > 0 && want[len(want)-1] == "" {
		want = want[:len(want)-1]
	}
	for i, w := range want {
		if i >= len(got) {
			t.Fatalf("%d lines, want %d; the first missing is\n%s", len(got), len(want), w)
		}
		if got[i] != w {
			t.Errorf("line %d\n got %s\nwant %s", i+1, got[i], w)
		}
	}
	if len(got) > len(want) {
		t.Errorf("%d lines more than Node has, the first is\n%s", len(got)-len(want), got[len(want)])
	}
}
