package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// TestMain lets the test binary be a guest's worker, and the gaggle command for tests that
// need a process.
func TestMain(m *testing.M) {
	if code, ok := RunWorker(NewConfig()); ok {
		os.Exit(code)
	}
	if os.Getenv("GAGGLE_TEST_COMMAND") == "" {
		os.Exit(m.Run())
	}
	_ = os.Unsetenv("GAGGLE_TEST_COMMAND")
	cmd, err := ParseCommand(os.Args[1:], os.Getenv("NODE_OPTIONS"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(ExitCode(err))
	}
	os.Exit(cmd.Run(NewConfig().WithProcess()))
}

// result is how a command ended.
type result struct {
	stdout, stderr string
	code           int
	signal         syscall.Signal
}

// gaggle runs the command in dir.
func gaggle(t *testing.T, dir, stdin string, env []string, args ...string) result {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	var stdout, stderr bytes.Buffer
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = dir, strings.NewReader(stdin), &stdout, &stderr
	cmd.Env = append(append(os.Environ(), "GAGGLE_TEST_COMMAND=1"), env...)
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	r := result{stdout: stdout.String(), code: cmd.ProcessState.ExitCode()}
	r.stderr = strings.ReplaceAll(stderr.String(), os.Args[0], "gaggle")
	if ws := cmd.ProcessState.Sys().(syscall.WaitStatus); ws.Signaled() {
		r.signal = ws.Signal()
	}
	return r
}

func TestCommandLine(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "args.js"), []byte("console.log(process.argv.slice(2).join(), process.execArgv.join())"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "pre.js"), []byte("console.log('pre')"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args, stdin, stdout, stderr string
		code                        int
	}{
		{args: "args.js a --b -e", stdout: "a,--b,-e \n"},
		{args: "--no-warnings --max-old-space-size=64 args.js x", stdout: "x --no-warnings,--max-old-space-size=64\n"},
		{args: "--max_old_space_size=64 -- args.js x", stdout: "x --max_old_space_size=64\n"},
		{args: "-r ./pre.js args", stdout: "pre\n -r,./pre.js\n"},
		{args: "-p 1+1", stdout: "2\n"},
		{args: "-pe 1+2", stdout: "3\n"},
		{args: "-r ./pre.js -pe 1+2", stdout: "pre\n3\n"},
		{args: "-p", stdin: "1+3", stdout: "4\n"},
		{args: "-p --no-warnings", stdin: "1+4", stdout: "5\n"},
		{args: "-p --eval 1+5", stdout: "6\n"},
		{args: "args.js/ x", stdout: "x \n"},
		{args: "--print=[1]", stdout: "[ 1 ]\n"},
		{args: "-e console.log(process.argv.length,__filename,typeof(require)) x y", stdout: "3 [eval] function\n"},
		{args: "", stdin: "console.log(__filename)", stdout: "[stdin]\n"},
		{args: "- a b", stdin: "console.log(process.argv.slice(1).join())", stdout: "-,a,b\n"},
		{args: "-c args.js"},
		{args: "--xyz", stderr: "gaggle: bad option: --xyz\n", code: 9},
		{args: "-q", stderr: "gaggle: bad option: -q\n", code: 9},
		{args: "-e", stderr: "gaggle: -e requires an argument\n", code: 9},
		{args: "-e -1", stderr: "gaggle: -e requires an argument\n", code: 9},
		{args: "-r -x", stderr: "gaggle: -r requires an argument\n", code: 9},
		{args: "-pe", stderr: "gaggle: --eval requires an argument\n", code: 9},
		{args: "-ep 1", stderr: "gaggle: bad option: -ep\n", code: 9},
		{args: "-c -e 1", stderr: "gaggle: either --check or --eval can be used, not both\n", code: 9},
		{args: "--disable-proto=x args.js", stderr: "gaggle: invalid mode passed to --disable-proto\n", code: 12},
		{args: "-i", stderr: "gaggle: -i: there is no interactive mode; use -e, -p or a script\n", code: 9},
		{args: "--expose-gc -p typeof(gc)", stdout: "function\n"},
		{args: "--title=abc -p process.title", stdout: "abc\n"},
		{args: "-e process.exitCode=263", code: 7},
	} {
		r := gaggle(t, dir, c.stdin, nil, strings.Fields(c.args)...)
		if r.stdout != c.stdout || r.stderr != c.stderr || r.code != c.code {
			t.Errorf("gaggle %s: got %q, %q, %d; want %q, %q, %d", c.args, r.stdout, r.stderr, r.code, c.stdout, c.stderr, c.code)
		}
	}
}

func TestVersionAndHelp(t *testing.T) {
	if r := gaggle(t, "", "", nil, "-v"); !regexp.MustCompile(`^v20\.\d+\.\d+\n$`).MatchString(r.stdout) {
		t.Errorf("-v: %q", r.stdout)
	}
	if r := gaggle(t, "", "", nil, "--help"); !strings.HasPrefix(r.stdout, "Usage: gaggle ") || r.code != 0 {
		t.Errorf("--help: %+v", r)
	}
}

func TestNodeOptions(t *testing.T) {
	r := gaggle(t, "", "", []string{`NODE_OPTIONS=--title="a b" --no-warnings`}, "-p", "process.title + process.execArgv.length")
	if r.stdout != "a b2\n" {
		t.Errorf("got %+v", r)
	}
	r = gaggle(t, "", "", []string{"NODE_OPTIONS=-e 1"}, "-p", "1")
	if r.stderr != "gaggle: -e is not allowed in NODE_OPTIONS\n" || r.code != 9 {
		t.Errorf("got %+v", r)
	}
}

// Each ends as it does in Node 20.20.2; the frames of the stack below the script's own
// are left out.
func TestEnds(t *testing.T) {
	const v = "\nNode.js v20.20.2\n"
	for name, c := range map[string]struct {
		script, flag, stdout, stderr string
		code                         int
	}{
		"throw": {script: "\n  throw new Error('boom')", code: 1,
			stderr: "/x.js:2\n  throw new Error('boom')\n  ^\n\nError: boom\n    at Object.<anonymous> (/x.js:2:9)\n" + v},
		"in a function": {script: "function f() { throw new TypeError('t') }\nf()", code: 1,
			stderr: "/x.js:1\nfunction f() { throw new TypeError('t') }\n               ^\n\nTypeError: t\n    at f (/x.js:1:22)\n    at Object.<anonymous> (/x.js:2:1)\n" + v},
		"string": {script: "throw 'str'", code: 1,
			stderr: "\n/x.js:1\nthrow 'str'\n^\nstr\n(Use `node --trace-uncaught ...` to show where the exception was thrown)\n" + v},
		"object":         {script: "throw {a:1}", code: 1, stderr: "\n/x.js:1\nthrow {a:1}\n^\n{ a: 1 }\n" + v},
		"syntax":         {script: "let a = ;", code: 1, stderr: "/x.js:1\nlet a = ;\n        ^\n\nSyntaxError: Unexpected token ';'\n    at wrapSafe (node:internal/modules/cjs/loader)\n" + v},
		"exit code":      {script: "process.on('exit', c => console.log('exit', c)); process.exitCode = 3", code: 3, stdout: "exit 3\n"},
		"exit in exit":   {script: "process.on('exit', c => process.exit(c + 1)); process.exit(4)", code: 5},
		"throw in exit":  {script: "process.on('exit', () => { throw 1 })", code: 1, stderr: "\n/x.js:1\nprocess.on('exit', () => { throw 1 })\n                           ^\n1\n(Use `node --trace-uncaught ...` to show where the exception was thrown)\n" + v},
		"exit sees 1":    {script: "process.on('exit', c => { console.log(c); process.exitCode = 9 }); throw 1", code: 9, stdout: "1\n", stderr: "*"},
		"bad handler":    {script: "process.on('uncaughtException', () => { throw 2 }); throw 1", code: 7, stderr: "*"},
		"handled":        {script: "process.on('uncaughtException', (e, o) => console.log(e, o)); setTimeout(() => console.log('on'), 1); throw 1", stdout: "1 uncaughtException\non\n"},
		"captured":       {script: "process.setUncaughtExceptionCaptureCallback(e => console.log('c', e)); throw 1", stdout: "c 1\n"},
		"beforeExit":     {script: "process.once('beforeExit', c => setTimeout(() => console.log('more'), 1)); process.on('exit', () => console.log('exit'))", stdout: "more\nexit\n"},
		"after exit":     {script: "process.on('exit', () => { setTimeout(console.log, 1, 'no'); process.nextTick(console.log, 'no'); Promise.resolve('job').then(console.log) })", stdout: "job\n"},
		"rejection":      {script: "Promise.reject(new Error('rej'))", code: 1, stderr: "/x.js:1\nPromise.reject(new Error('rej'))\n               ^\n\nError: rej\n    at Object.<anonymous> (/x.js:1:16)\n" + v},
		"rejection seen": {script: "process.on('unhandledRejection', (r, p) => console.log(r, p instanceof Promise)); Promise.reject(5)", stdout: "5 true\n"},
		"rejection late": {script: "process.on('unhandledRejection', () => {}); process.on('rejectionHandled', p => console.log(p === q)); var q = Promise.reject(5); setTimeout(() => q.catch(() => {}), 1)", stdout: "true\n"},
		"rejection as exception": {script: "process.on('uncaughtException', (e, o) => console.log(e.code, o)); Promise.reject(7)",
			stdout: "ERR_UNHANDLED_REJECTION unhandledRejection\n"},
		"rejections none":   {script: "Promise.reject(1)", flag: "--unhandled-rejections=none"},
		"rejections strict": {script: "process.on('unhandledRejection', () => console.log('no')); Promise.reject(new Error('s'))", flag: "--unhandled-rejections=strict", code: 1, stderr: "*"},
		"endless recursion": {script: "function f() { f() } f()", code: 1, stderr: "*"},
		"missing module":    {script: "try { require('./no') } catch (e) { console.log(e.code, e.requireStack.length) }", stdout: "MODULE_NOT_FOUND 1\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "x.js")
			if err := os.WriteFile(path, []byte(c.script), 0o644); err != nil {
				t.Fatal(err)
			}
			args := []string{path}
			if c.flag != "" {
				args = []string{c.flag, path}
			}
			r := gaggle(t, dir, "", nil, args...)
			stderr := strings.ReplaceAll(r.stderr, dir, "")
			if c.stderr == "*" && stderr != "" {
				stderr = "*"
			}
			if r.stdout != c.stdout || stderr != c.stderr || r.code != c.code {
				t.Errorf("got  %q\n     %q %d\nwant %q\n     %q %d", r.stdout, stderr, r.code, c.stdout, c.stderr, c.code)
			}
		})
	}
}

func TestSignals(t *testing.T) {
	for name, c := range map[string]struct {
		script, stdout string
		signal         syscall.Signal
		code           int
	}{
		"SIGTERM kills":    {script: "process.kill(process.pid); setTimeout(() => {}, 1e4)", signal: syscall.SIGTERM, code: -1},
		"SIGINT kills":     {script: "process.kill(process.pid, 'SIGINT'); setTimeout(() => {}, 1e4)", signal: syscall.SIGINT, code: -1},
		"SIGUSR2 kills":    {script: "process.kill(process.pid, 'SIGUSR2'); setTimeout(() => {}, 1e4)", signal: syscall.SIGUSR2, code: -1},
		"caught":           {script: "process.on('SIGTERM', (...a) => { console.log(a.join()); process.exit(3) }); process.kill(process.pid); setTimeout(() => {}, 1e4)", stdout: "SIGTERM,15\n", code: 3},
		"given back":       {script: "process.once('SIGUSR2', () => { console.log(1); process.kill(process.pid, 'SIGUSR2') }); process.kill(process.pid, 'SIGUSR2'); setTimeout(() => {}, 1e4)", stdout: "1\n", signal: syscall.SIGUSR2, code: -1},
		"listener is idle": {script: "process.on('SIGTERM', () => {})"},
		"abort":            {script: "process.abort()", signal: syscall.SIGABRT, code: -1},
	} {
		t.Run(name, func(t *testing.T) {
			r := gaggle(t, "", "", nil, "-e", c.script)
			if r.stdout != c.stdout || r.signal != c.signal || r.code != c.code {
				t.Errorf("got %+v; want %q, %v, %d", r, c.stdout, c.signal, c.code)
			}
		})
	}
}
