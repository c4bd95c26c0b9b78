package engine

import (
	"testing"

	"github.com/dop251/goja"
)

// newQuick is a runtime that was quickened.
func newQuick(t testing.TB) *goja.Runtime {
	t.Helper()
	vm := goja.New()
	if !quicken(vm) {
		t.Fatal("this goja keeps arrays where Quicken does not find them")
	}
	return vm
}

func quicken(vm *goja.Runtime) bool {
	k := ObjectsOf(vm)
	return Quicken(vm, &k)
}

func run(t testing.TB, vm *goja.Runtime, code string) string {
	t.Helper()
	v, err := vm.RunString(code)
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	return v.String()
}

// Each gives the same with and without Quicken.
var iterations = []string{
	`var s = ''; for (const x of [1, , 3]) s += x; s`,
	`var s = '', a = [1, 2]; for (const x of a) { s += x; if (a.length < 5) a.push(9) } s`,
	`var s = '', a = [1, 2, 3]; for (const x of a) { s += x; a.length = 2 } s`,
	`var s = '', a = [1, 2, 3]; for (const x of a) { s += x; a[1e9] = 1; if (s.length > 3) break } s`,
	`var a = [1, 2]; Object.defineProperty(a, 0, { get() { return 'got' } }); var s = ''; for (const x of a) s += x; s`,
	`var [a, , b = 5, ...c] = [1, 2, undefined, 4, 5]; [a, b, c.join('+')].join()`,
	`var [x] = [], [[y]] = [[7]]; [x, y].join()`,
	`(([a, { b }], ...r) => [a, b, r.length].join())([1, { b: 2 }], 3, 4)`,
	`[...new Map([[1, 2], [3, 4]])].join(';')`,
	`[...new Set([1, 2, 2])].join()`,
	`[...[1, 2], ...'ab'].join()`,
	`(function () { var s = ''; for (const x of arguments) s += x; return s })(1, 2)`,
	`(function* () { yield* [1, 2] })().next().value`,
	`var g = (function* () { yield* [1, 2] })(), p = g.next(), q = g.next(); [p.value, q.value, p.done].join()`,
	`var i = [1, 2][Symbol.iterator](), p = i.next(), q = i.next(); [p.value, q.value, p === q, JSON.stringify(i.next())].join()`,
	`var i = [1].values(); [Object.prototype.toString.call(i), i[Symbol.iterator]() === i, Object.keys(i.next()).join()].join()`,
	`var i = [1, 2][Symbol.iterator](), n = i.next; var p = n.call(i), q = n.call(i); p.value + q.value`,
	`[].values === [][Symbol.iterator]`,
	`[1, 2].entries().next().value.join()`,
	`var s = ''; for (const [i, v] of ['a', 'b'].entries()) s += i + v; s`,
	`var s = ''; for (const v of new Uint8Array([1, 2])) s += v; s`,
	`class A extends Array {}; var s = ''; for (const v of A.from([1, 2])) s += v; s`,
	`class B extends Array { *[Symbol.iterator]() { yield 'own' } }; var s = ''; for (const v of B.of(1, 2)) s += v; s`,
	`var a = [1, 2], s = ''; a[Symbol.iterator] = function* () { yield 'own' }; for (const v of a) s += v; s`,
	`var s = ''; out: for (const a of [[1, 2], [3]]) for (const b of a) { s += b; if (b == 3) break out } s`,
	`var p = Object.getPrototypeOf([][Symbol.iterator]()), n = p.next, k = 0; p.next = function () { k++; return n.call(this) };
		for (const x of [1, 2]) ; p.next = n; k`,
	`Array.from([1, 2].values()).join()`,
	`var s = 0; Array.prototype[Symbol.iterator] = function* () { yield 40; yield 2 }; for (const v of [1]) s += v; s`,
}

func TestArraysStayTheSame(t *testing.T) {
	for _, code := range iterations {
		want, got := run(t, goja.New(), code), run(t, newQuick(t), code)
		if got != want {
			t.Errorf("%s: got %s, want %s", code, got, want)
		}
	}
}

func TestErrorsInAnIterationGoOn(t *testing.T) {
	vm := newQuick(t)
	if got := run(t, vm, `var s = ''; try { for (const x of [1, 2]) { s += x; throw 'up' } } catch (e) { s += e } s`); got != "1up" {
		t.Error(got)
	}
	if got := run(t, vm, `var a = [1]; Object.defineProperty(a, 0, { get() { throw 'got' } }); try { for (const x of a) ; } catch (e) { e }`); got != "got" {
		t.Error(got)
	}
}

func TestOperandsAndMade(t *testing.T) {
	vm := goja.New()
	o := OperandsOf(vm)
	var of goja.Value
	made := 0
	if !Made(vm.Get("TypeError").(*goja.Object), func(*goja.Object) { made++; of = o.Last(1) }) {
		t.Fatal("this goja constructs where Made does not find it")
	}
	run(t, vm, `try { null.x } catch (e) {} class E extends TypeError {}; new E; 1`)
	if made != 1 || of == nil || !goja.IsNull(of) {
		t.Errorf("made %d, of %v", made, of)
	}
	if (Operands{}).Last(1) != nil || o.Last(1<<30) != nil {
		t.Error("operands where there are none")
	}
}

func BenchmarkForOf(b *testing.B) {
	for name, vm := range map[string]*goja.Runtime{"engine": goja.New(), "quick": newQuick(b)} {
		b.Run(name, func(b *testing.B) {
			run(b, vm, `var a = [1, 2, 3, 4, 5, 6, 7, 8]; function f() { let s = 0; for (const x of a) s += x; const [p, q] = a; return s + p + q }`)
			f, _ := goja.AssertFunction(vm.Get("f"))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f(goja.Undefined()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
