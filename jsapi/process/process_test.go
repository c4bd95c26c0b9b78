package process_test

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

func run(t *testing.T, script string) []string {
	t.Helper()
	w := jsapitest.New(t, events.Module, process.Module)
	w.Host.Env.Set("HOME", "/home/me")
	w.Host.Args = []string{"/x.js", "a"}
	return w.Run(`var process = require('process');
		function tries() { for (const f of arguments) try { log(f()) } catch (e) { log(e.name, e.code, e.message) } }` + script)
}

// The results are Node 20.20.2's.
func TestProcess(t *testing.T) {
	for name, c := range map[string]struct {
		script string
		want   []string
	}{
		"environment is live and text": {
			`process.env.A = 5; process.env.B = undefined; process.env.C = null;
			 log(process.env.A, process.env.B, process.env.C, 'A' in process.env, delete process.env.A, process.env.A, Object.keys(process.env));
			 try { process.env.X = Symbol('a') } catch (e) { log(e.name, e.message) }`,
			[]string{"5 undefined null true true undefined HOME,B,C", "TypeError Cannot convert a Symbol value to a string"}},
		"emitter": {
			`log(process instanceof require('events'), process.constructor.name, String(process), process.eventNames())`,
			[]string{"true process [object process] newListener,removeListener,warning"}},
		"versions": {
			`log(/^v20\./.test(process.version), 'v' + process.versions.node === process.version, typeof process.versions.gaggle, process.release.name)`,
			[]string{"true true string node"}},
		"argv": {`log(process.argv.slice(1), process.argv0)`, []string{"/x.js,a gaggle"}},
		"nextTick": {
			`process.nextTick((a, b) => log(a, b), 1, 2); Promise.resolve('job').then(log); log('now'); tries(() => process.nextTick(5))`,
			[]string{"now", `TypeError ERR_INVALID_ARG_TYPE The "callback" argument must be of type function. Received type number (5)`, "1 2", "job"}},
		"exitCode": {
			`tries(...['a', 1.5, true, '3', null, {}, -1, undefined].map(v => () => { process.exitCode = v; return String(process.exitCode) }))`,
			[]string{
				`TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type string ('a')`,
				`RangeError ERR_OUT_OF_RANGE The value of "code" is out of range. It must be an integer. Received 1.5`,
				`TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received type boolean (true)`,
				"3", "null",
				`TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received an instance of Object`,
				"-1", "undefined"}},
		"kill": {
			`tries(() => process.kill('x'), () => process.kill(1e9, 0), () => process.kill(process.pid, 'SIGFOO'), () => process.kill(process.pid, 9999),
			       () => process.kill(process.pid, 0), () => process.kill(process.pid, true))`,
			[]string{
				`TypeError ERR_INVALID_ARG_TYPE The "pid" argument must be of type number. Received type string ('x')`,
				"Error ESRCH kill ESRCH", "TypeError ERR_UNKNOWN_SIGNAL Unknown signal: SIGFOO", "Error EINVAL kill EINVAL",
				"true", "TypeError ERR_UNKNOWN_SIGNAL Unknown signal: true"}},
		"hrtime": {
			`var a = process.hrtime(), b = process.hrtime(a); log(a.length, b[0] === 0, b[1] >= 0, typeof process.hrtime.bigint());
			 tries(() => process.hrtime(5), () => process.hrtime([1]))`,
			[]string{"2 true true bigint",
				`TypeError ERR_INVALID_ARG_TYPE The "time" argument must be an instance of Array. Received type number (5)`,
				`RangeError ERR_OUT_OF_RANGE The value of "time" is out of range. It must be 2. Received 1`}},
		"umask": {
			`var old = process.umask(0o27); log(process.umask().toString(8), process.umask('77').toString(8), process.umask(old).toString(8)); tries(() => process.umask('x'))`,
			[]string{"27 27 77", "TypeError ERR_INVALID_ARG_VALUE The argument 'mask' must be a 32-bit unsigned integer or an octal string. Received 'x'"}},
		"chdir": {
			`tries(() => process.chdir(5)); try { process.chdir('/nope') } catch (e) { log(e.code, e.syscall, e.dest, e.message.replace(process.cwd(), 'CWD')) }`,
			[]string{`TypeError ERR_INVALID_ARG_TYPE The "directory" argument must be of type string. Received type number (5)`,
				"ENOENT chdir /nope ENOENT: no such file or directory, chdir 'CWD' -> '/nope'"}},
		"usage": {
			`var m = process.memoryUsage(); log(m.rss > 1e6, m.heapUsed > 0, process.memoryUsage.rss() > 1e6, process.cpuUsage().user >= 0, process.resourceUsage().maxRSS > 1000, process.uptime() >= 0);
			 tries(() => process.cpuUsage(5), () => process.cpuUsage({}), () => process.cpuUsage({user: -1, system: 1}))`,
			[]string{"true true true true true true",
				`TypeError ERR_INVALID_ARG_TYPE The "prevValue" argument must be of type object. Received type number (5)`,
				`TypeError ERR_INVALID_ARG_TYPE The "prevValue.user" property must be of type number. Received undefined`,
				`RangeError ERR_INVALID_ARG_VALUE The property 'prevValue.user' is invalid. Received -1`}},
		"credentials": {
			`tries(() => process.setuid({}), () => process.setuid('nosuchuser'), () => process.setgroups(5), () => process.setgroups(['nosuch']))`,
			[]string{`TypeError ERR_INVALID_ARG_TYPE The "id" argument must be one of type number or string. Received an instance of Object`,
				"Error ERR_UNKNOWN_CREDENTIAL User identifier does not exist: nosuchuser",
				`TypeError ERR_INVALID_ARG_TYPE The "groups" argument must be an instance of Array. Received type number (5)`,
				"Error ERR_UNKNOWN_CREDENTIAL Group identifier does not exist: nosuch"}},
		"capture callback": {
			`tries(() => process.setUncaughtExceptionCaptureCallback(5), () => process.setUncaughtExceptionCaptureCallback(log), () => process.setUncaughtExceptionCaptureCallback(log), () => process.hasUncaughtExceptionCaptureCallback())`,
			[]string{`TypeError ERR_INVALID_ARG_TYPE The "fn" argument must be of type function or null. Received type number (5)`, "undefined",
				"Error ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET `process.setupUncaughtExceptionCapture()` was called while a capture callback was already active", "true"}},
		"emitWarning refuses": {
			`tries(() => process.emitWarning(), () => process.emitWarning('a', 5), () => process.emitWarning('a', 'T', 5))`,
			[]string{`TypeError ERR_INVALID_ARG_TYPE The "warning" argument must be of type string or an instance of Error. Received undefined`,
				`TypeError ERR_INVALID_ARG_TYPE The "type" argument must be of type string. Received type number (5)`,
				`TypeError ERR_INVALID_ARG_TYPE The "code" argument must be of type string. Received type number (5)`}},
		"exit ends at once": {
			`process.on('exit', c => log('exit', c, process._exiting)); try { process.exit(2) } finally { log('no') }`,
			[]string{"exit 2 true"}},
		"reallyExit may be replaced": {
			`process.reallyExit = c => log('really', c); process.exit(3); log('still here')`,
			[]string{"really 3", "still here"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := run(t, c.script); !slices.Equal(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
		})
	}
}

func TestExitCodeAndFlush(t *testing.T) {
	w := jsapitest.New(t, events.Module, process.Module)
	flushed := 0
	process.From(w.Env).OnFlush(func() { flushed++ })
	code, exited := w.Loop.Run(func() { process.From(w.Env).SetExitCode(258); process.From(w.Env).Finish() })
	if code != 2 || !exited || flushed != 1 {
		t.Errorf("code %d, exited %v, flushed %d times", code, exited, flushed)
	}
}

func TestWarningsArePrinted(t *testing.T) {
	r, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	w := jsapitest.New(t, events.Module, process.Module)
	w.Host.Stderr = out
	w.Run(`var p = require('process');
		p.emitWarning('w1'); p.emitWarning('w2', 'MyW', 'C1'); p.emitWarning('det', {type: 'T', code: 'C', detail: 'some detail'});
		p.emitWarning('d', 'DeprecationWarning', 'DEP9')`)
	_ = out.Close()
	data := make([]byte, 4096)
	n, _ := r.Read(data)
	got := strings.ReplaceAll(string(data[:n]), "(node:"+strconv.Itoa(os.Getpid())+") ", "")
	const want = "Warning: w1\n(Use `gaggle --trace-warnings ...` to show where the warning was created)\n" +
		"[C1] MyW: w2\n[C] T: det\nsome detail\n[DEP9] DeprecationWarning: d\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestParseEnvFile(t *testing.T) {
	var got []string
	for _, v := range process.ParseEnvFile("A=1\n# no\nexport B = two # c\nC=\"x\\ny\"\nD='a\nb'\nE=\n nonsense\nF=`q`\n") {
		got = append(got, v.Name+"="+v.Value)
	}
	want := []string{"A=1", "B=two", "C=x\ny", "D=a\nb", "E=", "F=q"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
