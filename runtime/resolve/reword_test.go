package resolve_test

import (
	"slices"
	"strings"
	"testing"
)

// The messages are those of Node 20; o is {a: {}}, u undefined, n null and f 1.
var messages = []struct{ code, message string }{
	{`o.foo()`, "o.foo is not a function"},
	{`[1].reduce(Object.create(null))`, "[object Object] is not a function"},
	{`o.a.b()`, "o.a.b is not a function"},
	{`o['x']()`, "o.x is not a function"},
	{`o.a[0]()`, "o.a[0] is not a function"},
	{`o[f]()`, "o[f] is not a function"},
	{`[].nope()`, "[].nope is not a function"},
	{`"s".nope()`, `"s".nope is not a function`},
	{`require('module').nope()`, "require(...).nope is not a function"},
	{`(() => {})().then()`, "Cannot read properties of undefined (reading 'then')"},
	{`(async () => {})().nope()`, "(intermediate value)(...).nope is not a function"},
	{`f()`, "f is not a function"},
	{`new f()`, "f is not a constructor"},
	{`new o.X()`, "o.X is not a constructor"},
	{`[1].map(3)`, "3 is not a function"},
	{`[1].forEach({})`, "#<Object> is not a function"},
	{`u.foo()`, "Cannot read properties of undefined (reading 'foo')"},
	{`n.x`, "Cannot read properties of null (reading 'x')"},
	{`o.b.c`, "Cannot read properties of undefined (reading 'c')"},
	{`u[0]`, "Cannot read properties of undefined (reading '0')"},
	{`n[Symbol('k')]`, "Cannot read properties of null (reading 'Symbol(k)')"},
	{`u.x = 1`, "Cannot set properties of undefined (setting 'x')"},
	{`n.x = undefined`, "Cannot set properties of null (setting 'x')"},
	{`u[0] = 1`, "Cannot set properties of undefined (setting '0')"},
	{`const { a } = u`, "Cannot destructure property 'a' of 'u' as it is undefined."},
	{`(({ a, b }) => a)(null)`, "Cannot destructure property 'a' of 'object null' as it is null."},
	{`new Set(1)`, "number 1 is not iterable (cannot read property Symbol(Symbol.iterator))"},
	{`new Map([1])`, "Iterator value 1 is not an entry object"},
	{`[...u]`, "u is not iterable"},
	{`Math.max(...u)`, "Spread syntax requires ...iterable[Symbol.iterator] to be a function"},
	{`f in 'y'`, "Cannot use 'in' operator to search for '1' in y"},
	{`o instanceof 3`, "Right-hand side of 'instanceof' is not an object"},
	{`class A {}; A()`, "Class constructor A cannot be invoked without 'new'"},
	{`class B extends u {}`, "Class extends value undefined is not a constructor or null"},
	{`q; let q`, "Cannot access 'q' before initialization"},
	{`new Promise()`, "Promise resolver undefined is not a function"},
	{`Promise()`, "Promise constructor cannot be invoked without 'new'"},
	{`Reflect.ownKeys(1)`, "Reflect.ownKeys called on non-object"},
	{`new WeakMap().set(1, 1)`, "Invalid value used as weak map key"},
	{`Object.setPrototypeOf(null, {})`, "Object.setPrototypeOf called on null or undefined"},
	{`String.prototype.trim.call(null)`, "String.prototype.trim called on null or undefined"},
	{`'x'.repeat(-1)`, "Invalid count value: -1"},
	{`[].reduce((a) => a)`, "Reduce of empty array with no initial value"},
	{`decodeURIComponent('%')`, "URI malformed"},
	{`(1).toFixed(101)`, "toFixed() digits argument must be between 0 and 100"},
	{`new Uint8Array(-1)`, "Invalid typed array length: -1"},
	{`'use strict'; class A { get x() { return 1 } }; new A().x = 2`, "Cannot set property x of #<A> which has only a getter"},
	{`'use strict'; Object.freeze(o).a = 2`, "Cannot assign to read only property 'a' of object '#<Object>'"},
	{`'use strict'; delete Object.freeze(o).a`, "Cannot delete property 'a' of #<Object>"},
	{`eval('var 1a')`, "Invalid or unexpected token"},
	{`new Function('x =')`, "Unexpected token '}'"},
	{`eval('let x; let x')`, "Identifier 'x' has already been declared"},
	{`o.a.o = o; JSON.stringify(o)`, "Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    |     property 'a' -> object with constructor 'Object'\n    --- property 'o' closes the circle"},
	{`const l = []; l[0] = l; JSON.stringify({ l }, null, 1)`, "Converting circular structure to JSON\n    --> starting at object with constructor 'Array'\n    --- index 0 closes the circle"},
	{`throw new TypeError('Object has a member')`, "Object has a member"},
}

func TestErrorsOfTheEngineSayWhatV8Says(t *testing.T) {
	for _, m := range messages {
		script := "const o = { a: {} }, n = null, f = 1; let u;\ntry {\n(function () {\n" + m.code + "\n})() } catch (e) { log(e.message) }"
		if strings.HasPrefix(m.code, "'use strict'") {
			script = "'use strict'\n" + script
		}
		if got := run(t, map[string]string{"main.js": script}); !slices.Equal(got, []string{m.message}) {
			t.Errorf("%s:\ngot  %q\nwant %q", m.code, got, m.message)
		}
	}
}

// A value that is shown runs the script's getters; what they throw changes nothing.
func TestAGetterThatThrowsDoesNotHideTheError(t *testing.T) {
	got := run(t, map[string]string{"main.js": `const o = Object.freeze(Object.create({ get constructor() { throw 1 } }, { a: { value: 1 } }));
		try { (function () { 'use strict'; o.a = 2 })() } catch (e) { log(e.name) }`})
	if !slices.Equal(got, []string{"TypeError"}) {
		t.Errorf("got %q", got)
	}
}
