package testrunner

import (
	"slices"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

// What runs tests needs a process: it is in the conformance cases test-runner-*.
func TestCommandLine(t *testing.T) {
	w := jsapitest.New(t)
	w.Env.Host.ExecArgv = []string{"--test-only", "--test-name-pattern=/^a/i", "--test-name-pattern", "b",
		"--test-reporter=spec", "--test-reporter", "dot", "--test-reporter-destination=stdout", "--test-reporter-destination=out.txt"}
	w.RunGo(func() {
		_ = w.VM.Set("command", commandLine(w.Env))
		v, err := w.VM.RunString(`[command.only, command.main, command.child, command.patterns.join(' '), JSON.stringify(command.reporters)].join(' ')`)
		if want := `true false false /^a/i /b/ [["spec","stdout"],["dot","out.txt"]]`; err != nil || v.String() != want {
			t.Errorf("got %v, %v, want %s", v, err, want)
		}
	})
}

func TestReportersNeedDestinations(t *testing.T) {
	w := jsapitest.New(t)
	w.RunGo(func() {
		ex := w.Try(func() { reporters(w.Env, []string{"spec", "tap"}, nil) })
		if ex == nil || ex.Value().(*goja.Object).Get("code").String() != "ERR_INVALID_ARG_VALUE" {
			t.Errorf("two reporters without destinations: %v", ex)
		}
	})
}

func TestValues(t *testing.T) {
	if got := values([]string{"--a=1", "--b", "--a", "2", "--a"}, "--a"); !slices.Equal(got, []string{"1", "2"}) {
		t.Errorf("got %q", got)
	}
}
