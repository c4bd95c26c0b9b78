package main

import (
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gaggle-js/gaggle/runtime"
)

// TestMain lets the test binary be its own workers, as the program's binary is.
func TestMain(m *testing.M) {
	if code, ok := runtime.RunWorker(config()); ok {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

func TestWorkersAreThisBinary(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	cfg := config().WithStdio(os.Stdin, w, os.Stderr)
	code, err := run(cfg, "server.js")
	_ = w.Close()
	if err != nil || code != 0 {
		t.Fatalf("exit code %d, %v", code, err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(got)
	want := []string{"done", "worker 1: Hello gopher, says Go", "worker 2: Hello gopher, says Go"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestExitCodeIsTheScripts(t *testing.T) {
	script := t.TempDir() + "/x.js"
	if err := os.WriteFile(script, []byte("process.exit(require('greet').hello('x').length)"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, err := run(config(), script)
	if err != nil || code != len("Hello x, says Go") {
		t.Errorf("exit code %d, %v", code, err)
	}
}
