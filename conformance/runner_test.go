package conformance

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestParseCase(t *testing.T) {
	file := filepath.Join(t.TempDir(), "some-case.js")
	text := "// Prose: it may hold a colon.\n// args: [\"a\"]\n// env: {\"K\": \"v\"}\n// stdin: \"in\"\n// stderr\n// ipv6\n// timeout: 3\ncode();\n// args: [\"not read any more\"]\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := parseCase(file)
	if err != nil {
		t.Fatal(err)
	}
	if s.name != "some-case" || strings.Join(s.argv, " ") != "some-case.js a" || s.env["K"] != "v" || s.stdin != "in" || !s.stderr || !s.ipv6 || s.timeout != 3*time.Second {
		t.Errorf("got %+v", s)
	}
	if err := os.WriteFile(file, []byte("// args: [bad\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := parseCase(file); err == nil {
		t.Error("a directive that is no JSON was accepted")
	}
}

func TestFold(t *testing.T) {
	short, long := strings.Repeat("a\n", 19), strings.Repeat("a\n", 20)
	if got := fold("x\n" + short + "y"); got != "x\n"+short+"y" {
		t.Errorf("a short run was folded: %q", got)
	}
	if got := fold("x\n" + long + "y"); got != "x\na\n<20 such lines>\ny" {
		t.Errorf("got %q", got)
	}
}

// Both runtimes print the same error with other frames, and it must come out alike.
func TestPlainStderr(t *testing.T) {
	const want = "<cases>/x.js:2\nthrow e;\n^\n\nError: m\n    at <cases>/x.js:2:7\n{\n  code: 'E'\n}\n"
	for name, text := range map[string]string{
		"node":   "/c/x.js:2\nthrow e;\n^\n\nError: m\n    at Object.<anonymous> (/c/x.js:2:7)\n    at Module._compile (node:internal/modules/cjs/loader:1:2)\n    at node:internal/main:28:49 {\n  code: 'E'\n}\n\nNode.js v20.20.2\n",
		"gaggle": "/c/x.js:2\nthrow e;\n^\n\nError: m\n    at /c/x.js:2:7 {\n  code: 'E'\n}\n",
	} {
		if got := plainStderr(text, "/c"); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	node := "node:internal/modules/cjs/loader:1210\n  throw err;\n  ^\n\nError: no module\n    at f (node:internal/x:1:2) {\n  code: 'M'\n}\n\nNode.js v20.20.2\n"
	gaggle := "\n[Error: no module] {\n  code: 'M'\n}\n"
	if a, b := plainStderr(node, "/c"), plainStderr(gaggle, "/c"); a != b {
		t.Errorf("an error without frames of the script: %q and %q", a, b)
	}
}
