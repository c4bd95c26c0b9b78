package engine

import (
	"testing"

	"github.com/dop251/goja"
)

// Each gives the same with and without Quicken.
var endings = []string{
	`var a = [1, 2, 3]; [a.shift(), a.shift(), a.length, a.join(), a.shift(), a.shift(), a.length].join(';')`,
	`var a = [1, 2, 3]; [a.pop(), a.length, a.join(), a.pop(), a.pop(), a.pop(), a.length].join(';')`,
	`var a = [3]; [a.unshift(), a.unshift(2), a.unshift(0, 1), a.join(), a.length].join(';')`,
	`var a = []; for (var i = 0; i < 200; i++) a.push(i); var s = 0; while (a.length > 3) s += a.shift(); a.push('x'); a.unshift('y'); s + a.join()`,
	`var a = []; for (var i = 0; i < 200; i++) { a.unshift(i); if (i % 3) a.pop() } a.length + a.join()`,
	`var a = [1, , 3]; [a.shift(), 0 in a, a.length, a.shift(), a.shift()].join(';')`,
	`var a = [1, , 3]; a.unshift(0); [a.length, 1 in a, 2 in a, a.join()].join(';')`,
	`var a = [, 2]; [a.shift(), a.length, a.pop(), a.length].join(';')`,
	`var a = [1, 2, 3]; a.length = 5; [a.pop(), a.shift(), a.length, 2 in a].join(';')`,
	`var a = [1, 2, 3]; a.length = 2; [a.pop(), a.shift(), a.length].join(';')`,
	`Array.prototype[1] = 'p'; var a = [0, , 2]; var r = [a.shift(), a[0], a.length].join(';'); delete Array.prototype[1]; r`,
	`var a = Object.freeze([1, 2]), s = ''; for (const m of ['shift', 'pop', 'unshift']) try { a[m](0) } catch (e) { s += e.name } s + a`,
	`var a = Object.seal([1, 2]), s = ''; for (const m of ['shift', 'pop', 'unshift']) try { a[m](0) } catch (e) { s += e.name } s + a`,
	`var a = Object.preventExtensions([1, 2]), s = ''; try { a.unshift(0) } catch (e) { s += e.name } s + a.shift() + a.pop() + a.length`,
	`var a = [1, 2], s = ''; Object.defineProperty(a, 'length', { writable: false }); for (const m of ['shift', 'pop', 'unshift']) try { a[m](0) } catch (e) { s += e.name } s`,
	`var a = [1, 2]; Object.defineProperty(a, 0, { get() { return 'got' }, configurable: true }); [a.concat([3]).join(), a.pop()].join(';')`,
	`var a = [1, 2]; Object.defineProperty(a, 0, { value: 1, writable: false }); var s = ''; try { a.shift() } catch (e) { s = e.name } s + a.join()`,
	`var o = { 0: 'a', 1: 'b', length: 2 }; [[].shift.call(o), [].unshift.call(o, 'z'), [].pop.call(o), o.length, o[0]].join(';')`,
	`class Q extends Array {}; var q = Q.of(1, 2, 3); [q.shift(), q.pop(), q.unshift(5), q.concat([6]) instanceof Q, q.join()].join(';')`,
	`[1, 2].concat().join()`,
	`[1, 2].concat(3, 'x', [4, [5]], null, undefined).length`,
	`var a = [1], b = [2, , 4], c = a.concat(b); [c.length, 2 in c, c.join()].join(';')`,
	`var b = [2, 3]; b[Symbol.isConcatSpreadable] = false; [1].concat(b).length`,
	`[1].concat({ length: 2, 0: 'x', 1: 'y', [Symbol.isConcatSpreadable]: true }).join()`,
	`Array.prototype[Symbol.isConcatSpreadable] = false; var n = [1].concat([2, 3]).length; delete Array.prototype[Symbol.isConcatSpreadable]; n`,
	`var a = [1]; a.constructor = { [Symbol.species]: function (n) { this.made = true } }; a.concat([2]).made`,
	`class P extends Array { static get [Symbol.species]() { return Array } }; P.of(1).concat([2]) instanceof P`,
	`var a = [1, 2], b = a.concat(a, a); b[0] = 9; b.push(8); [a.join(), b.join(), b.length].join(';')`,
	`[1].concat(new Proxy([2, 3], {})).join()`,
	`[1].concat(new Uint8Array(2)).length`,
	`var a = [1, 2, 3], s = ''; for (const x of a) { s += x; a.shift() } s + a`,
	`var a = [1, 2, 3, 4], s = ''; a.forEach((x) => { s += x; a.shift() }); s + a`,
	`var a = []; for (var i = 0; i < 100; i++) a.push(i); a.shift(); a.sort((x, y) => y - x); a.splice(1, 90); a.reverse(); a.join() + a.slice(1, 3) + a.indexOf(8) + a.includes(0)`,
	`[Array.prototype.shift.name, Array.prototype.unshift.length, Array.prototype.concat.length, String(Array.prototype.pop)].join()`,
	`try { Array.prototype.pop.call(null) } catch (e) { e.name }`,
}

func TestEndsOfArrays(t *testing.T) {
	for _, code := range endings {
		want := run(t, goja.New(), code)
		if got := run(t, newQuick(t), code); got != want {
			t.Errorf("%s\n  got  %s\n  want %s", code, got, want)
		}
	}
}

// What changes an array at its ends keeps the engine's own count, of which its other methods
// ask whether they may be quick.
func TestEndsKeepTheCount(t *testing.T) {
	vm := newQuick(t)
	k := ObjectsOf(vm)
	for _, code := range []string{
		`var a = []; for (var i = 0; i < 100; i++) a.push(i); for (i = 0; i < 50; i++) a.shift(); a`,
		`var a = [1, 2, 3]; a.unshift(0); a.pop(); a.shift(); a`,
		`[1, 2].concat([3], 4)`,
	} {
		v, err := vm.RunString(code)
		if err != nil {
			t.Fatal(err)
		}
		l := (*list)(k.words(v.(*goja.Object))[1])
		if l.objCount != len(l.values) || int(l.length) != len(l.values) {
			t.Errorf("%s: %d values, length %d, counted %d", code, len(l.values), l.length, l.objCount)
		}
	}
}

// A queue is as quick at its head as at its end.
func BenchmarkQueue(b *testing.B) {
	vm := newQuick(b)
	run(b, vm, `var q = []; for (var i = 0; i < 20000; i++) q.push(i)`)
	p, err := goja.Compile("queue", `q.push(1); q.shift()`, false)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := vm.RunProgram(p); err != nil {
			b.Fatal(err)
		}
	}
}
