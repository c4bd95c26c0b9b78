package vm_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/vm"
)

func TestVM(t *testing.T) {
	for src, want := range map[string]string{
		`log(vm.runInThisContext('1 + 1'), vm.runInThisContext('typeof require'))`:                                           "2 function",
		`const s = new vm.Script('globalThis.n = (globalThis.n || 0) + 1'); s.runInThisContext(); log(s.runInThisContext())`: "2",
		`log(vm.compileFunction('return a + b', ['a', 'b'])(1, 2))`:                                                          "3",
		`try { new vm.Script('let a =') } catch (e) { log(e.name) }`:                                                         "SyntaxError",
		`try { vm.runInThisContext('\n x.y', 'f.js') } catch (e) { log(e.stack.includes('f.js:2:2')) }`:                      "true",
		`try { vm.runInThisContext(5) } catch (e) { log(e.code) }`:                                                           "ERR_INVALID_ARG_TYPE",
		`try { vm.createContext({}) } catch (e) { log(e.code) }`:                                                             "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
		`log(vm.isContext({}))`: "false",
	} {
		w := jsapitest.New(t, vm.Module)
		if got := w.Run(`const vm = require('vm');` + src); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q, want %q", src, got, want)
		}
	}
}
