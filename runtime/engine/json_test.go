package engine

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// Each gives the same with and without Quicken.
var jsons = []string{
	`JSON.stringify({ a: 1, b: 'x', c: [1, 'two', null, undefined, () => 1, Symbol('s'), true], d: undefined, e() {}, f: { g: {} }, h: [] })`,
	`JSON.stringify([0, -0, 1.5, 1e21, 1e-7, 123456789012345680000, NaN, Infinity, 9007199254740993, -5])`,
	`[JSON.stringify(undefined), JSON.stringify(() => 1), JSON.stringify(Symbol()), JSON.stringify(null), JSON.stringify('x'), JSON.stringify()].join()`,
	`JSON.stringify('"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028é\u{1F600}')`,
	`JSON.stringify(['\ud800', 'a\udc00', '\uFFFD', { ['\ud800']: 1 }])`,
	`JSON.stringify({ b: 1, 2: 2, a: 3, 1: 4, '01': 5, é: 6 })`,
	`JSON.stringify({ date: new Date(0), re: /x/, map: new Map([[1, 2]]), set: new Set([1]), err: new Error('x'), n: new Number(3), s: new String('s'), b: new Boolean(false) })`,
	`JSON.stringify({ toJSON(k) { return 'key ' + k }, x: 1 })`,
	`JSON.stringify({ a: { toJSON(k) { return { k, d: new Date(1) } } }, b: [{ toJSON(k) { return k } }], c: { toJSON() {} } })`,
	`class P { constructor() { this.x = 1 } get y() { return 2 } toJSON() { return { ...this, z: 3 } } }; JSON.stringify([new P, new (class Q { q = 1 })])`,
	`JSON.stringify(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true }, hidden: { value: 3 } }))`,
	`JSON.stringify(Object.defineProperty({ a: 1 }, 'g', { get() { return 'got' }, enumerable: true }))`,
	`var l = 0; JSON.stringify({ get a() { l++; return 1 }, b: '\uFFFD', c: { toJSON() { return 1 } } })`,
	`JSON.stringify([1, , 3])`, `var a = [1, 2]; a.length = 4; JSON.stringify(a)`, `var a = []; a[5] = 1; JSON.stringify({ a })`, `var a = [1]; a[1e5] = 2; JSON.stringify(a).length`,
	`var a = [1, 2]; Object.defineProperty(a, 0, { get() { return 'got' } }); JSON.stringify(a)`,
	`var a = [{ toJSON() { a.length = 1; return 'cut' } }, 2, 3]; JSON.stringify(a)`,
	`var o = { a: { toJSON() { delete o.b; return 1 } }, b: 2, c: 3 }; JSON.stringify(o)`,
	`var o = {}; o.o = o; try { JSON.stringify(o) } catch (e) { e.name }`, `try { JSON.stringify({ a: 1n }) } catch (e) { e.name }`,
	`try { JSON.stringify({ toJSON() { throw 'up' } }) } catch (e) { e }`,
	`JSON.stringify({ a: [1, { b: 2 }] }, null, 2)`, `JSON.stringify({ a: 1, b: 2 }, ['b'])`, `JSON.stringify({ a: 1, b: 2 }, (k, v) => k == 'a' ? undefined : v)`,
	`JSON.stringify(new Proxy({ a: 1 }, {}))`, `JSON.stringify(new Proxy([1, 2], {}))`, `(function () { return JSON.stringify(arguments) })(1, 2)`,
	`JSON.stringify(new Uint8Array([1, 2]))`, `JSON.stringify({ a: Object(1n).constructor.name })`, `JSON.stringify({ __proto__: { toJSON() { return 'p' } } })`,
	`Object.prototype.toJSON = function () { return 'all' }; JSON.stringify([{}, [1]])`,
	`JSON.stringify({ f: JSON.stringify({ a: { toJSON() { return JSON.stringify([1]) } } }) })`,
	`var d = []; for (var i = 0; i < 2000; i++) d = [d]; JSON.stringify(d).length`,

	`JSON.stringify(JSON.parse(' { "a" : [ 1 , -2.5e3 , "x\\n\\u00e9\\/" , true , false , null , { } , [ ] ] , "b":{"c":"d"} } '))`,
	`var o = JSON.parse('{"__proto__":1,"a":1,"a":2,"2":3,"1":4}'); [Object.keys(o), o.a, Object.getPrototypeOf(o) === Object.prototype, Object.getOwnPropertyNames(o)].join()`,
	`var o = JSON.parse('{"a":{"b":1}}'); o.a.c = 2; delete o.a.b; o[0] = 1; JSON.stringify(o) + Object.keys(o)`,
	`[JSON.parse('-0'), 1 / JSON.parse('-0'), JSON.parse('123456789012345678'), JSON.parse('0.1'), JSON.parse('1E2')].join()`,
	`JSON.parse('"é\\ud83d\\ude00\\ud800"').length`, `JSON.parse('"\u2028"').length`, `JSON.parse('["\\ud83d\\ude00"]')[0].codePointAt(0)`, `JSON.parse('{"é":1}').é`,
	`JSON.parse('[1,2,{"a":3}]', (k, v) => typeof v == 'number' ? v + 1 : v)[2].a`, `JSON.parse(1)`, `JSON.parse({ toString() { return '[7]' } })[0]`, `JSON.parse(null)`,
	`var a = JSON.parse('[1,2]'); a.push(3); a.length + a.join()`,
	`['', ' ', '{', '[', '[1,]', '{"a":1,}', '01', '1.', '.5', '-', '+1', '1e', 'tru', 'nulll', '"\n"', '"\\x"', '"\\u12g4"', '"\\u+123"', '"', "'a'", '{a:1}', '[1 2]', '{"a" 1}', '1 2', 'undefined', '\u00a01', '[', '{"a":}', ']']
		.map((s) => { try { JSON.parse(s); return 'ok' } catch (e) { return e.name } }).join()`,
	`JSON.parse('['.repeat(3000) + ']'.repeat(3000)).length`,
}

// Halves of surrogate pairs, which goja's own parse loses, as text and as escapes.
func TestJSONKeepsHalvesOfPairs(t *testing.T) {
	for code, want := range map[string]string{
		`escape(JSON.parse('"a\\ud800\\n\\ude00\\ud83d\\ude00"'))`:                                                                                  "a%uD800%0A%uDE00%uD83D%uDE00",
		`escape(JSON.parse('"a\ud800é\ude00\ud83d\ude00\uFFFD"'))`:                                                                                  "a%uD800%E9%uDE00%uD83D%uDE00%uFFFD",
		`escape(Object.keys(JSON.parse('{"\\ud800":1,"\ude00":2}')).join())`:                                                                        "%uD800%2C%uDE00",
		`var s = '\ud800"\ude00\\'; JSON.parse(JSON.stringify({ [s]: s }))[s] === s`:                                                                "true",
		`['"\\\ud800"', '\ud800', '"\\ud8"', '"\\ud800\\x"'].map((s) => { try { JSON.parse(s); return 'ok' } catch (e) { return e.name } }).join()`: "SyntaxError,SyntaxError,SyntaxError,SyntaxError",
	} {
		vm := goja.New()
		if !quicken(vm) {
			t.Fatal("this goja keeps objects where Quicken does not find them")
		}
		if got := run(t, vm, code); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", code, got, want)
		}
	}
}

func TestJSONStaysTheSame(t *testing.T) {
	for _, code := range jsons {
		vm := goja.New()
		if !quicken(vm) {
			t.Fatal("this goja keeps objects where Quicken does not find them")
		}
		if want, got := run(t, goja.New(), code), run(t, vm, code); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", code, got, want)
		}
	}
}

// Objects too deep in one another for V8's stack are so here, and soon.
func TestDeepJSON(t *testing.T) {
	vm := goja.New()
	quicken(vm)
	const deep = `function deep(n) { let o = []; while (--n > 0) o = [o]; return o }
		[4000, 200000].map((n) => { try { return JSON.stringify(deep(n)).length } catch (e) { return e.name + ': ' + e.message } }).join()`
	if got := run(t, vm, deep); got != "8000,RangeError: Maximum call stack size exceeded" {
		t.Error(got)
	}
}

// The engine's own parse makes an object of a reviver that is no function.
func TestRevivers(t *testing.T) {
	vm := goja.New()
	quicken(vm)
	if got := run(t, vm, `[JSON.parse('{"a":1}', null).a, JSON.parse('["n"]', 5)[0], JSON.parse('"x"', {})].join()`); got != "1,n,x" {
		t.Error(got)
	}
}

// The engine's own parse refuses what JavaScript reads as infinite.
func TestNumbersOutOfRange(t *testing.T) {
	vm := goja.New()
	quicken(vm)
	if got := run(t, vm, `JSON.parse('[1e400,-1e400]').join()`); got != "Infinity,-Infinity" {
		t.Error(got)
	}
}

// What one parse accepts the other does, and both make the same of it.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{`{"a":[1,-2.5e3,"x\n",true,null]}`, `"\ud83d"`, `[[[]]]`, `{"a":1,"a":2,"1":0}`, `-0`, `1e999`} {
		f.Add(s)
	}
	slow, quick := goja.New(), goja.New()
	quicken(quick)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) { // no script has such a string
			t.Skip()
		}
		var got [2]string
		for i, vm := range []*goja.Runtime{slow, quick} {
			_ = vm.Set("s", s)
			got[i] = run(t, vm, `try { var v = JSON.parse(s); JSON.stringify(v) + JSON.stringify(v, null, 1) } catch (e) { e.name }`)
		}
		if strings.Contains(got[0], "\uFFFD") { // where goja loses halves of pairs
			return
		}
		if got[0] != got[1] && !(got[0] == "SyntaxError" && json.Valid([]byte(s))) {
			t.Errorf("%q: got %s, want %s", s, got[1], got[0])
		}
	})
}

func BenchmarkJSON(b *testing.B) {
	const value = `{ id: 7, user: { id: 42, name: 'somebody', session: 'abc' }, title: 'A post with a title of a common length', tags: ['one', 'two', 'three'],
		published: true, score: 12.5, related: [1, 2, 3, 4, 5].map((n) => ({ id: n, href: '/posts/' + n })), text: 'Forty characters of text, give or take one.' }`
	for name, quick := range map[string]bool{"engine": false, "quick": true} {
		vm := goja.New()
		if quick {
			quicken(vm)
		}
		run(b, vm, `var o = `+value+`, s = JSON.stringify(o); function stringify() { return JSON.stringify(o) } function parse() { return JSON.parse(s) }`)
		for _, f := range []string{"stringify", "parse"} {
			call, _ := goja.AssertFunction(vm.Get(f))
			b.Run(f+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := call(goja.Undefined()); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
