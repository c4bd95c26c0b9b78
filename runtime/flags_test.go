package runtime

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What each says is Node 20's, but for the program's name and what is refused.
func TestFlags(t *testing.T) {
	for _, c := range []struct {
		args, env, stdout, stderr string
		code                      int
	}{
		{args: "--harmony --no-opt --stack_size=500 --max-semi-space-size=3 --allow-natives-syntax -p 1", stdout: "1\n"},
		{args: "--bogus=1 -p 1", stderr: "gaggle: bad option: --bogus=1\n", code: 9},
		{args: "--no-bogus -p 1", stderr: "gaggle: bad option: --no-bogus\n", code: 9},
		{args: "--no-title -p 1", stderr: "gaggle: --no-title is an invalid negation because it is not a boolean option\n", code: 9},
		{args: "--conditions -p 1", stderr: "gaggle: --conditions requires an argument\n", code: 9},
		{args: "--unhandled-rejections= -p 1", stderr: "gaggle: --unhandled-rejections= requires an argument\n", code: 9},
		{args: "--unhandled-rejections=x -p 1", stderr: "gaggle: invalid value for --unhandled-rejections\n", code: 9},
		{args: "--stack-trace-limit=x -p 1", code: 9,
			stderr: "Error: illegal value for flag --stack-trace-limit=x of type int\nTry --help for options\n"},
		{args: "--watch -p 1", stderr: "gaggle: --watch is not supported\n", code: 9},
		{args: "-p 1 --watch --no-title --bogus", stderr: "gaggle: --watch is not supported\n", code: 9},
		{args: "-p 1 x --watch --no-title --bogus", stdout: "1\n"}, // the script's own
		{args: "-p 1 -e 2", stdout: "2\n"},
		{args: "-p 1", env: "NODE_OPTIONS=--bogus", stderr: "gaggle: --bogus is not allowed in NODE_OPTIONS\n", code: 9},
		{args: "-p 1", env: "NODE_OPTIONS=--eval=2", stderr: "gaggle: --eval= is not allowed in NODE_OPTIONS\n", code: 9},
		{args: "-p 1", env: "NODE_OPTIONS=--no-expose-gc", stderr: "gaggle: --no-expose-gc is not allowed in NODE_OPTIONS\n", code: 9},
		{args: "-p Error.stackTraceLimit", env: "NODE_OPTIONS=--stack-trace-limit=3", stdout: "3\n"},
		{args: "--max-http-header-size=2048 -p require('http').maxHeaderSize", stdout: "2048\n"},
		{args: "--dns-result-order=ipv4first -p require('dns').getDefaultResultOrder()", stdout: "ipv4first\n"},
		{args: "--no-network-family-autoselection -p require('net').getDefaultAutoSelectFamily()", stdout: "false\n"},
		{args: "--disable-proto=delete -p '__proto__'in{}", stdout: "false\n"},
		{args: "--disable-proto=throw -p try{({}).__proto__}catch(e){e.code}", stdout: "ERR_PROTO_ACCESS\n"},
		{args: "--no-experimental-global-customevent -p typeof(CustomEvent)", stdout: "undefined\n"},
		{args: "--no-warnings --warnings --no-deprecation -p process.noDeprecation", stdout: "true\n"},
	} {
		r := gaggle(t, "", "", []string{c.env}, strings.Fields(c.args)...)
		if r.stdout != c.stdout || r.stderr != c.stderr || r.code != c.code {
			t.Errorf("%s gaggle %s: got %q, %q, %d; want %q, %q, %d", c.env, c.args, r.stdout, r.stderr, r.code, c.stdout, c.stderr, c.code)
		}
	}
}

func TestWarningFlags(t *testing.T) {
	const script = `process.emitWarning('a', {type: 'A', code: 'C1'}); process.emitWarning('b', 'B'); process.emitWarning('d', 'DeprecationWarning')`
	file := filepath.Join(t.TempDir(), "warnings")
	for _, c := range []struct {
		args, env string
		want      []string
	}{
		{want: []string{"[C1] A: a", "B: b", "DeprecationWarning: d"}},
		{args: "--no-warnings"},
		{env: "NODE_NO_WARNINGS=1"},
		{args: "--disable-warning=C1 --disable-warning=B", want: []string{"DeprecationWarning: d"}},
		{args: "--no-deprecation", want: []string{"[C1] A: a", "B: b"}},
		{args: "--redirect-warnings=" + file},
	} {
		r := gaggle(t, "", "", []string{c.env}, append(strings.Fields(c.args), "-e", script)...)
		if got := warnings(r.stderr); !slices.Equal(got, c.want) {
			t.Errorf("%s %s: got %q, want %q", c.env, c.args, got, c.want)
		}
	}
	text, err := os.ReadFile(file)
	if got := warnings(string(text)); err != nil || len(got) != 3 {
		t.Errorf("redirected: %q, %v", got, err)
	}
}

// warnings are the lines behind (node:1234) in what was printed.
func warnings(text string) (lines []string) {
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, "(node:"); ok {
			_, rest, _ = strings.Cut(rest, ") ")
			lines = append(lines, strings.TrimSuffix(rest, "\n"))
		}
	}
	return lines
}

func TestNodeFlagTable(t *testing.T) {
	last := ""
	for f := range nodeFlags() {
		if f.name <= last {
			t.Errorf("%s stands behind %s", f.name, last)
		}
		last = f.name
		if g, off, ok := findNodeFlag(f.name); !ok || off || g != f {
			t.Errorf("%s: found %+v, %v", f.name, g, ok)
		}
	}
	if list := allowedFlags(); !slices.Contains(list, "--no-warnings") || slices.Contains(list, "--eval") {
		t.Errorf("%d allowed flags: %q", len(list), list)
	}
}
