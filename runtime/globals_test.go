package runtime

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// eval runs code in a runtime of its own in this process and returns what it prints.
func eval(t *testing.T, cfg Config, code string) (stdout string, exitCode int) {
	t.Helper()
	var out bytes.Buffer
	rt, err := New(cfg.WithOutput(&out, nil))
	if err != nil {
		t.Fatal(err)
	}
	exitCode, err = rt.RunEval(code)
	if err := errors.Join(err, rt.Close()); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(out.String(), "\n"), exitCode
}

// The results are Node 20.20.2's.
func TestGlobals(t *testing.T) {
	for code, want := range map[string]string{
		`console.log(Object.prototype.toString.call(globalThis), global === globalThis, Object.keys(globalThis).slice(0, 9).join())`:                                                "[object global] true global,clearImmediate,setImmediate,clearInterval,clearTimeout,setInterval,setTimeout,queueMicrotask,structuredClone",
		`console.log(['process', 'console', 'Buffer', 'URL', 'AbortController'].map(n => typeof globalThis[n] + Object.getOwnPropertyDescriptor(globalThis, n).enumerable).join())`: "objectfalse,objectfalse,functionfalse,functionfalse,functionfalse",
		`console.log(process === require('process'), Buffer === require('buffer').Buffer, typeof performance.now(), atob(btoa('x')))`:                                               "true true number x",
		`queueMicrotask(() => console.log('job')); process.nextTick(() => console.log('tick'))`:                                                                                     "tick\njob",
		`try { queueMicrotask(5) } catch (e) { console.log(e.code) }`:                                                                                                               "ERR_INVALID_ARG_TYPE",
		`try { JSON.parse('{bad') } catch (e) { console.log(e.message) }`:                                                                                                           "Expected property name or '}' in JSON at position 1",
		`Buffer = 5; console.log(Buffer)`: "5",
		`var s = new (require('events'))(); console.log(Object.getOwnPropertySymbols(s).every(x => typeof x === 'symbol'), Reflect.ownKeys(process).some(k => String(k) === 'Symbol(gaggle)'))`: "true false",
		`console.log(Error.stackTraceLimit, typeof Error.captureStackTrace, typeof Symbol.asyncIterator)`:                                                                                       "10 function symbol",
		`var o = {name: 'N'}; Error.captureStackTrace(o); o.message = 'm'; console.log(o.stack.split('\n')[0], Object.keys(o).join())`:                                                          "N: m name,message",
		`Error.stackTraceLimit = 1; console.log(new Error('x').stack.split('\n').length)`:                                                                                                       "2",
		`var a = {m: new Map([[1, new Set([2])]]), d: new Date(5), r: /x/g}; a.self = a; var c = structuredClone(a); console.log(c !== a, c.self === c, c.m.get(1).has(2), +c.d, c.r)`:          "true true true 5 /x/g",
		`try { structuredClone({f() {}}) } catch (e) { console.log(e.name, e.code, e.message) }`:                                                                                                "DataCloneError 25 f() {} could not be cloned.",
	} {
		if got, _ := eval(t, NewConfig(), code); got != want {
			t.Errorf("%s\ngot  %q\nwant %q", code, got, want)
		}
	}
}

func TestConfigIsCopied(t *testing.T) {
	base := NewConfig().WithEnviron([]string{"A=1"})
	one, two := base.WithEnv("B=1"), base.WithEnv("B=2", "C=3")
	code := `console.log(JSON.stringify(process.env), process.argv0, process.execArgv.join())`
	for _, c := range []struct {
		cfg  Config
		want string
	}{
		{base.WithArgv0("x"), `{"A":"1"} x `},
		{one.WithArgv0("y").WithExecArgv("--q"), `{"A":"1","B":"1"} y --q`},
		{two.WithArgv0("z"), `{"A":"1","B":"2","C":"3"} z `},
		{base.WithArgv0("p").WithSchedulingPolicy(Shared), `{"A":"1","NODE_CLUSTER_SCHED_POLICY":"none"} p `},
	} {
		if got, _ := eval(t, c.cfg, code); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestModuleOfTheHost(t *testing.T) {
	cfg := NewConfig().WithModule("answer", func(env *jsapi.Env) goja.Value { return env.VM.ToValue(42) })
	if got, code := eval(t, cfg, `console.log(require('answer')); process.exit(6)`); got != "42" || code != 6 {
		t.Errorf("got %q, %d", got, code)
	}
	if got, _ := eval(t, NewConfig(), `try { require('answer') } catch (e) { console.log(e.code) }`); got != "MODULE_NOT_FOUND" {
		t.Errorf("another runtime sees the module: %q", got)
	}
}

func TestRunsOnce(t *testing.T) {
	rt, err := New(NewConfig())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rt.Close() }()
	if code, err := rt.RunEval("process.exitCode = 2"); code != 2 || err != nil {
		t.Errorf("first run: %d, %v", code, err)
	}
	if _, err := rt.RunEval("0"); err == nil {
		t.Error("a second run must fail")
	}
}

func TestStop(t *testing.T) {
	rt, err := New(NewConfig())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rt.Close() }()
	go rt.Stop(4)
	if code, err := rt.RunEval("setInterval(() => {}, 1000)"); code != 4 || err != nil {
		t.Errorf("got %d, %v", code, err)
	}
}
