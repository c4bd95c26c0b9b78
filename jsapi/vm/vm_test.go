package vm_test

import (
	"slices"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/vm"
)

// compile is the Compiler without a module loader.
func compile(env *jsapi.Env, file, code string) *goja.Program {
	p, err := goja.Compile(file, code, false)
	if err != nil {
		panic(env.New(env.VM.Get("SyntaxError"), env.VM.ToValue(err.Error())))
	}
	return p
}

func TestVM(t *testing.T) {
	for src, want := range map[string]string{
		`log(vm.runInThisContext('1 + 1'), vm.runInThisContext('typeof require'))`:                                                                                                                        "2 function",
		`const s = new vm.Script('globalThis.n = (globalThis.n || 0) + 1'); s.runInThisContext(); log(s.runInThisContext())`:                                                                              "2",
		`log(vm.compileFunction('return a + b', ['a', 'b'])(1, 2))`:                                                                                                                                       "3",
		`try { new vm.Script('let a =') } catch (e) { log(e.name) }`:                                                                                                                                      "SyntaxError",
		`try { vm.runInThisContext('\n x.y', 'f.js') } catch (e) { log(e.stack.includes('f.js:2:2')) }`:                                                                                                   "true",
		`try { vm.runInThisContext(5) } catch (e) { log(e.code) }`:                                                                                                                                        "ERR_INVALID_ARG_TYPE",
		`const c = vm.createContext({ a: 1 }); vm.runInContext('var b = a + 1; c2 = 5; function f(x) { return x + b }', c); log(c.b, c.c2, c.f(1), typeof b, vm.runInContext('f(10)', c))`:                "2 5 3 undefined 12",
		`log(vm.runInNewContext('typeof require + typeof Array + typeof nope'), vm.runInNewContext('x += 40; x * 2', { x: 2 }), vm.runInNewContext('this.y + globalThis.y', { y: 1 }))`:                   "undefinedfunctionundefined 84 2",
		`const s = {}; vm.runInNewContext('setter = function () { later = 1 }', s); s.setter(); log(s.later, Object.keys(s))`:                                                                             "1 setter,later",
		`const c = vm.createContext({}); log(vm.isContext(c), vm.createContext(c) === c, new vm.Script('q = 7; q').runInContext(c), c.q)`:                                                                 "true true 7 7",
		`try { vm.runInContext('1', {}) } catch (e) { log(e.code) }`:                                                                                                                                      "ERR_INVALID_ARG_TYPE",
		`try { vm.runInNewContext('nope') } catch (e) { log(e.name, e.message) }`:                                                                                                                         "ReferenceError nope is not defined",
		`for (const run of [vm.runInThisContext, (code, o) => vm.runInNewContext(code, {}, o)]) { try { run('for (;;);', { timeout: 5 }) } catch (e) { log(e.code, e.message); continue } log('never') }`: "ERR_SCRIPT_EXECUTION_TIMEOUT Script execution timed out after 5ms",
		`log(vm.isContext({}))`: "false",
	} {
		w := jsapitest.New(t, vm.Module(compile))
		if got := w.Run(`const vm = require('vm');` + src); !slices.Equal(slices.Compact(got), []string{want}) {
			t.Errorf("%s: got %q, want %q", src, got, want)
		}
	}
}
