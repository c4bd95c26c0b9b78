package runtime

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// runs runs code in a runtime of cfg and closes it; with is called before the run.
func runs(t *testing.T, cfg Config, code string, with func(*Runtime)) (rt *Runtime, exitCode int, closed error) {
	t.Helper()
	rt, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	if with != nil {
		with(rt)
	}
	exitCode, err = rt.RunEval(code)
	closed = rt.Close()
	if err != nil {
		t.Fatal(err)
	}
	return rt, exitCode, closed
}

func TestOutputGoesToWriters(t *testing.T) {
	const script = `console.log('a'); console.error('b'); process.stdout.write('c\n'); require('fs').writeSync(1, '');
		require('child_process').execFileSync('sh', ['-c', 'echo d; echo e >&2'], { stdio: 'inherit' })`
	after := settled(t)
	var out, errs, both bytes.Buffer
	if _, code, err := runs(t, NewConfig().WithOutput(&out, &errs), script, nil); code != 0 || err != nil {
		t.Fatal(code, err)
	}
	if out.String() != "a\nc\nd\n" || errs.String() != "b\ne\n" {
		t.Errorf("stdout %q, stderr %q", out.String(), errs.String())
	}
	if _, _, err := runs(t, NewConfig().WithOutput(&both, &both), script, nil); err != nil {
		t.Fatal(err)
	}
	if both.String() != "a\nb\nc\nd\ne\n" {
		t.Errorf("one writer for both got %q", both.String())
	}
	after()
}

// More than a pipe holds, and a child that keeps the pipe open behind the run.
func TestCloseWaitsForWhatWasWritten(t *testing.T) {
	after := settled(t)
	var out bytes.Buffer
	_, _, err := runs(t, NewConfig().WithOutput(&out, nil), `
		const child = require('child_process').spawn('cat', { stdio: ['pipe', 'inherit', 'inherit'] });
		for (let i = 0; i < 300; i++) process.stdout.write('x'.repeat(1024));
		process.exit()`, nil) // the end of its stdin ends the child
	if err != nil || out.Len() != 300*1024 {
		t.Errorf("%d bytes, %v", out.Len(), err)
	}
	after()
}

// broken is a writer that fails.
type broken struct{ calls int }

func (b *broken) Write([]byte) (int, error) { b.calls++; return 0, io.ErrShortWrite }

func TestWriterThatFails(t *testing.T) {
	b := &broken{}
	_, code, err := runs(t, NewConfig().WithOutput(b, nil), `for (let i = 0; i < 100; i++) console.log('x'.repeat(1024))`, nil)
	if code != 0 || !errors.Is(err, io.ErrShortWrite) || b.calls != 1 {
		t.Errorf("exit code %d, %v, %d calls", code, err, b.calls)
	}
}

func TestErrIsWhatTheScriptThrew(t *testing.T) {
	for code, want := range map[string]UncaughtError{
		`throw Object.assign(new TypeError('bad'), { code: 'E_BAD' })`: {Name: "TypeError", Message: "bad", Code: "E_BAD",
			Stack: "TypeError: bad\n    at [eval]:1:21"},
		`Promise.reject(new RangeError('far'))`: {Name: "RangeError", Message: "far", Stack: "RangeError: far\n    at [eval]:1:16"},
		`throw { a: 1 }`:                        {Message: "{ a: 1 }"},
		`throw 'text'`:                          {Message: "'text'"},
		`var ;`:                                 {Name: "SyntaxError", Message: "Unexpected token ';'"},
	} {
		var errs bytes.Buffer
		rt, exit, _ := runs(t, NewConfig().WithOutput(nil, &errs), code, nil)
		var got *UncaughtError
		if !errors.As(rt.Err(), &got) || exit != 1 {
			t.Errorf("%s: %v, exit code %d", code, rt.Err(), exit)
			continue
		}
		if got.Name != want.Name || got.Message != want.Message || got.Code != want.Code || !strings.HasPrefix(got.Stack, want.Stack) {
			t.Errorf("%s: got %+v", code, got)
		}
		if got.Report == "" || !strings.HasPrefix(errs.String(), got.Report) {
			t.Errorf("%s: printed %q, reports %q", code, errs.String(), got.Report)
		}
	}
	for _, code := range []string{`process.exit(3)`, `try { throw 1 } catch {}`, `process.on('uncaughtException', () => {}); throw 1`} {
		if rt, _, _ := runs(t, NewConfig(), code, nil); rt.Err() != nil {
			t.Errorf("%s: %v", code, rt.Err())
		}
	}
}

// A context ends a script that would never end, wherever it is.
func TestTerminateByContext(t *testing.T) {
	for _, code := range []string{
		`ready(); for (;;);`, `ready(); setInterval(() => {}, 1e6)`, `ready(); try { for (;;); } finally { for (;;); }`,
		`require('net').createServer().listen(0, '127.0.0.1', ready)`, `process.on('exit', () => { for (;;); }); ready(); setInterval(() => {}, 1e6)`,
		`process.on('uncaughtException', () => {}); ready(); (function f() { process.nextTick(f) })()`,
		`new (require('worker_threads').Worker)('for (;;);', { eval: true }).on('online', ready)`,
	} {
		after := settled(t)
		ctx, cancel := context.WithCancel(context.Background())
		cfg := NewConfig().WithModule("ready", func(env *jsapi.Env) goja.Value {
			return env.Func("ready", 0, func(goja.FunctionCall) goja.Value { cancel(); return goja.Undefined() })
		})
		_, exit, err := runs(t, cfg, "const ready = require('ready');"+code, func(rt *Runtime) {
			context.AfterFunc(ctx, func() { rt.Terminate(5) })
		})
		if exit != 5 || err != nil {
			t.Errorf("%s: exit code %d, %v", code, exit, err)
		}
		after()
	}
}

// A primary that is ended leaves nothing open: its port is free, its workers go.
func TestClusterEndsWithTheRuntime(t *testing.T) {
	exec := t.TempDir() + "/worker.js"
	if err := os.WriteFile(exec, []byte(`require('http').createServer(() => {}).listen(0, '127.0.0.1')`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, policy := range []SchedulingPolicy{RoundRobin, Shared} {
		after := settled(t)
		var port bytes.Buffer
		cfg := NewConfig().WithSchedulingPolicy(policy).WithEnv("WORKER="+exec).WithOutput(&port, nil)
		if _, code, err := runs(t, cfg, `
			const cluster = require('cluster');
			cluster.setupPrimary({ exec: process.env.WORKER });
			cluster.on('listening', (w, a) => { console.log(a.port); if (w.id === 2) process.exit(3) }).fork();
			cluster.fork()`, nil); code != 3 || err != nil {
			t.Error(code, err)
		}
		first, _, _ := strings.Cut(port.String(), "\n")
		if c, err := net.Dial("tcp", "127.0.0.1:"+first); err == nil && policy == RoundRobin {
			_ = c.Close()
			t.Error("still listening")
		}
		after()
	}
}

// Before the run begins and behind its end, too.
func TestStopAndTerminateAtAnyTime(t *testing.T) {
	for name, end := range map[string]func(*Runtime){"Stop": func(rt *Runtime) { rt.Stop(6) }, "Terminate": func(rt *Runtime) { rt.Terminate(6) }} {
		rt, exit, err := runs(t, NewConfig(), `setInterval(() => {}, 1e6)`, end)
		if exit != 6 || err != nil {
			t.Errorf("%s before the run: exit code %d, %v", name, exit, err)
		}
		end(rt)
	}
}

func TestModulesAreKeptFromScripts(t *testing.T) {
	cfg := NewConfig().WithoutModules("fs", "child_process", "http", "test").
		WithModule("util", func(env *jsapi.Env) goja.Value { return env.VM.ToValue("the host's util") })
	got, _ := eval(t, cfg, `
		for (const name of ['fs', 'fs/promises', 'child_process', 'http', '_http_agent']) {
			for (const load of [require, process.getBuiltinModule, process.mainModule && process.mainModule.require, require('module')._load])
				try { if (load && load(name)) console.log('there is', name) } catch (e) { if (e.code !== 'MODULE_NOT_FOUND') console.log(e) }
			if (require('module').isBuiltin(name) || require('module').builtinModules.includes(name)) console.log(name, 'is built in');
		}
		for (const name of ['node:fs', 'node:test']) try { require(name) } catch (e) { console.log(e.code, e.message) }
		import('fs').catch((e) => console.log(e.code)).then(() => import('node:fs')).catch((e) => console.log(e.code));
		console.log(typeof fs, require('util'), typeof require('https').get, { shown: 'by the built-in util' })`)
	want := strings.Join([]string{
		"ERR_UNKNOWN_BUILTIN_MODULE No such built-in module: node:fs", "ERR_UNKNOWN_BUILTIN_MODULE No such built-in module: node:test",
		"undefined the host's util function { shown: 'by the built-in util' }", "ERR_MODULE_NOT_FOUND", "ERR_UNKNOWN_BUILTIN_MODULE"}, "\n")
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What takes modules from scripts holds in their threads.
func TestThreadsHaveTheHostsModules(t *testing.T) {
	cfg := NewConfig().WithoutModules("fs").WithModule("greet", func(env *jsapi.Env) goja.Value { return env.VM.ToValue("hello") })
	got, _ := eval(t, cfg, `new (require('worker_threads').Worker)(
		"console.log(require('greet')); try { require('fs') } catch (e) { console.log(e.code) }", { eval: true })`)
	if got != "hello\nMODULE_NOT_FOUND" {
		t.Errorf("got %q", got)
	}
}

// Runtimes that run at the same time differ in everything.
func TestRuntimesSideBySide(t *testing.T) {
	after := settled(t)
	const n = 4
	outs := make([]bytes.Buffer, n)
	ends := make(chan error, n)
	for i := range n {
		go func() {
			rt, err := New(NewConfig().WithEnv("WHO="+string(rune('a'+i))).WithOutput(&outs[i], nil))
			if err == nil {
				_, err = rt.RunEval(`globalThis.seen = (globalThis.seen || '') + process.env.WHO;
					const server = require('http').createServer((q, s) => s.end(seen)).listen(0, '127.0.0.1', () =>
						require('http').get(server.address(), (res) => res.on('data', (d) => console.log('' + d)).on('end', () => server.close())))`)
				err = errors.Join(err, rt.Err(), rt.Close())
			}
			ends <- err
		}()
	}
	for range n {
		if err := <-ends; err != nil {
			t.Error(err)
		}
	}
	var got []string
	for i := range outs {
		got = append(got, outs[i].String())
	}
	if want := []string{"a\n", "b\n", "c\n", "d\n"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	after()
}

// A relative script cannot be found where somebody has removed the working directory.
func TestNoWorkingDirectory(t *testing.T) {
	dir := t.TempDir() + "/gone"
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("PWD", "/") // os.Getwd would believe it
	if err := os.Remove(dir); err != nil {
		t.Skip("this system does not remove the working directory:", err)
	}
	rt, err := New(NewConfig())
	if err != nil {
		t.Fatal(err)
	}
	defer rt.Close()
	if code, err := rt.RunFile("script.js"); code != 1 || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("exit code %d, error %v", code, err)
	}
}
