package testrunner_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/testrunner"
)

// What needs a process to report to is in the conformance case test-runner-results.
func TestMocks(t *testing.T) {
	for src, want := range map[string][]string{
		`const f = mock.fn(function add(a, b) { return a + b }); log(f(1, 2), f.name, f.length, f.mock.callCount())`:                                 {"3 add 2 1"},
		`const f = mock.fn(() => 1, () => 2, { times: 1 }); log(f(), f())`:                                                                           {"2 1"},
		`const f = mock.fn(() => { throw new Error('x') }); try { f() } catch (e) { log(e === f.mock.calls[0].error) }`:                              {"true"},
		`class A { m() { return 1 } }; const a = new A(); mock.method(a, 'm', () => 2); log(a.m()); mock.reset(); log(a.m(), Object.keys(a).length)`: {"2", "1 0"},
		`const o = { get p() { return 1 } }; mock.getter(o, 'p', () => 5); log(o.p); mock.restoreAll(); log(o.p)`:                                    {"5", "1"},
		`const C = mock.fn(class { constructor(x) { this.x = x } }); log(new C(3).x, C.mock.calls[0].this.x)`:                                        {"3 3"},
	} {
		w := jsapitest.New(t, testrunner.Module)
		if got := w.Run(`const { mock } = require('node:test');` + src); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", src, got, want)
		}
	}
}
