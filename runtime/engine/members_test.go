package engine

import (
	"testing"

	"github.com/dop251/goja"
)

// Get is what the script would see, before and after each change.
func TestMembers(t *testing.T) {
	for _, change := range []string{
		``, `o.m = 2`, `B.prototype.m = 2`, `A.prototype.m = 2`, `delete A.prototype.m`, `delete A.prototype.m; B.prototype.m = 3`,
		`Object.setPrototypeOf(o, null)`, `Object.setPrototypeOf(B.prototype, { m: 4 })`, `Object.setPrototypeOf(C.prototype, { m: 5 })`,
		`Object.defineProperty(B.prototype, 'm', { get() { return 6 } })`, `Object.defineProperty(A.prototype, 'm', { get() { return this.seven } }); o.seven = 7`,
		`Object.defineProperty(A.prototype, 'm', { value: 8, writable: false })`, `Object.defineProperty(o, 'm', { get() { return 9 } })`,
		`Object.setPrototypeOf(A.prototype, new Proxy({}, { get() { return 10 } })); delete A.prototype.m`, `delete B.prototype.b; B.prototype.m = 11`,
		`Object.setPrototypeOf(o, new C())`, `Object.setPrototypeOf(o, new Proxy({ m: 16 }, {}))`, `o = new Proxy(o, { get() { return 12 } })`, `o = []; o.m = 13`, `o = { m: 14 }`,
		`Object.prototype.m = 15; delete A.prototype.m`,
	} {
		vm := goja.New()
		objects := ObjectsOf(vm)
		members := MembersOf(&objects)
		run(t, vm, `class A {}; A.prototype.m = 1; class B extends A { b() {} }; class C extends B {}; var o = new C(), other = new B(); 1`)
		check := func(when string) {
			want := run(t, vm, `String(o.m) + other.m`)
			got := ""
			for _, name := range []string{"o", "other"} {
				if v := members.Get(vm.Get(name).(*goja.Object), "m"); v == nil {
					got += "undefined"
				} else {
					got += v.String()
				}
			}
			if got != want {
				t.Errorf("%s %s: %s, want %s", when, change, got, want)
			}
		}
		check("before")
		check("before, again")
		run(t, vm, change+`; 1`)
		check("after")
		check("after, again")
	}
}

func BenchmarkMember(b *testing.B) {
	vm := goja.New()
	objects := ObjectsOf(vm)
	members := MembersOf(&objects)
	v, err := vm.RunString(`class A { a() {} }; A.prototype.emit = 1; class B extends A { b() {} c() {} }; class C extends B { d() {} }; class D extends C { e() {} }; new D()`)
	if err != nil {
		b.Fatal(err)
	}
	o := v.(*goja.Object)
	b.Run("goja", func(b *testing.B) {
		for b.Loop() {
			o.Get("emit")
		}
	})
	b.Run("Members", func(b *testing.B) {
		for b.Loop() {
			members.Get(o, "emit")
		}
	})
}
