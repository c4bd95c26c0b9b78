package engine

import (
	"runtime"
	"testing"

	"github.com/dop251/goja"
)

// newViews is a runtime with ours, made natively, and theirs, made by the engine, of the
// same five bytes.
func newViews(t *testing.T) (*goja.Runtime, *Views) {
	t.Helper()
	vm := goja.New()
	k := ObjectsOf(vm)
	w := ViewsOf(vm, &k)
	proto := object(t, vm, `class B extends Uint8Array { own() { return this.length } }; globalThis.B = B; B.prototype`)
	ours := w.New([]byte("hello"), proto)
	if ours == nil {
		t.Fatal("this goja keeps typed arrays where engine.Views does not find them")
	}
	_ = vm.Set("ours", ours)
	_ = vm.Set("part", w.Sub(ours, 1, 4, proto))
	run(t, vm, `var theirs = new B([104, 101, 108, 108, 111]), theirPart = new B(theirs.buffer, 1, 3)`)
	return vm, &w
}

func object(t *testing.T, vm *goja.Runtime, code string) *goja.Object {
	t.Helper()
	v, err := vm.RunString(code)
	if err != nil {
		t.Fatal(err)
	}
	return v.(*goja.Object)
}

func TestAViewOfOursIsLikeTheEngines(t *testing.T) {
	for _, code := range []string{
		`A.length + A.own() + A.byteOffset + A.byteLength + A.BYTES_PER_ELEMENT`,
		`[...A].join()`, `A instanceof B && A instanceof Uint8Array`, `Object.prototype.toString.call(A)`,
		`A.buffer instanceof ArrayBuffer && A.buffer === A.buffer`, `A.buffer.byteLength`, `ArrayBuffer.isView(A)`,
		`A[0] = 300; A[0]`, `A[99] = 1; A[99]`, `A.x = 1; Object.keys(A).join()`, `delete A[0]`, `'1' in A && !('9' in A)`,
		`A.subarray(1, 3).join() + A.subarray(1).byteOffset`, `A.slice(1).buffer === A.buffer`, `A.map((x) => x + 1) instanceof B`,
		`new Uint16Array(A.buffer.slice(0, 4)).length`, `new DataView(A.buffer).getUint8(1)`, `A.set([9, 8], 1); A.join()`,
		`A.sort().join()`, `A.fill(7).join()`, `A.reverse().join()`, `new Uint8Array(A).join()`, `A.constructor.name`,
		`JSON.stringify(A)`, `Object.getOwnPropertyNames(A).join()`, `Object.freeze(new B(0)).length`, `A.at(-1)`, `A.indexOf(108)`,
	} {
		vm, _ := newViews(t)
		want := run(t, vm, `(function (A) { return String(eval(`+quoted(vm, code)+`)) })(theirs)`)
		if got := run(t, vm, `(function (A) { return String(eval(`+quoted(vm, code)+`)) })(ours)`); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
		vm, _ = newViews(t)
		want = run(t, vm, `(function (A) { return String(eval(`+quoted(vm, code)+`)) })(theirPart)`)
		if got := run(t, vm, `(function (A) { return String(eval(`+quoted(vm, code)+`)) })(part)`); got != want {
			t.Errorf("of a part: %s: %s, want %s", code, got, want)
		}
	}
}

// quoted is code as a string literal.
func quoted(vm *goja.Runtime, code string) string {
	_ = vm.Set("code", code)
	v, _ := vm.RunString("JSON.stringify(code)")
	return v.String()
}

func TestBytesOfViews(t *testing.T) {
	vm, w := newViews(t)
	for code, want := range map[string]string{
		`ours`: "hello", `part`: "ell", `theirs`: "hello", `theirPart`: "ell", `ours.subarray(2)`: "llo", `new Uint8Array(0)`: "",
	} {
		got, ok := w.Bytes(object(t, vm, code))
		if !ok || string(got) != want {
			t.Errorf("%s: %q, %v", code, got, ok)
		}
	}
	for _, code := range []string{`new Uint16Array(1)`, `new Uint8ClampedArray(1)`, `new Int8Array(1)`, `ours.buffer`, `new DataView(ours.buffer)`, `[1]`, `({})`, `(() => 1)`} {
		if _, ok := w.Bytes(object(t, vm, code)); ok {
			t.Errorf("%s is no Uint8Array", code)
		}
	}
	ours := object(t, vm, `ours`)
	ours.Get("buffer").Export().(goja.ArrayBuffer).Detach()
	if got, ok := w.Bytes(ours); !ok || got != nil {
		t.Errorf("detached: %q, %v", got, ok)
	}
	if w.Sub(ours, 0, 1, ours.Prototype()) != nil || w.Part(ours.Get("buffer").(*goja.Object), 0, 0, ours.Prototype()) != nil {
		t.Error("a part of what is detached")
	}
	theirs := object(t, vm, `theirs.buffer`)
	for _, x := range []struct {
		start, n int
		want     string
	}{{0, 5, "hello"}, {1, 2, "el"}, {5, 0, ""}, {-1, 1, "nil"}, {4, 2, "nil"}, {6, 0, "nil"}, {0, -1, "nil"}} {
		got := "nil"
		if o := w.Part(theirs, x.start, x.n, ours.Prototype()); o != nil {
			b, _ := w.Bytes(o)
			got = string(b)
		}
		if got != x.want {
			t.Errorf("%d bytes from %d: %q, want %q", x.n, x.start, got, x.want)
		}
	}
}

func TestViewsOutliveWhatTheyWereMadeFrom(t *testing.T) {
	vm, w := newViews(t)
	list := vm.NewArray()
	proto := object(t, vm, "B.prototype")
	for i := range 500 {
		v := w.New([]byte{byte(i), 2}, proto)
		_ = list.Set(vm.ToValue(2*i).String(), v.Get("buffer"))
		_ = list.Set(vm.ToValue(2*i+1).String(), w.Sub(v, 1, 2, proto))
		if i%50 == 0 {
			runtime.GC()
		}
	}
	runtime.GC()
	_ = vm.Set("list", list)
	if got := run(t, vm, `list.reduce((n, x) => n + new Uint8Array(x)[0], 0)`); got != run(t, vm, `var n = 1000; for (let i = 0; i < 500; i++) n += i % 256; n`) {
		t.Error(got)
	}
}
