package engine

import (
	"testing"

	"github.com/dop251/goja"
)

// laterIn returns an object of vm with the properties a, b (an accessor of 2) and c (not
// enumerable), and how often one of them was made.
func laterIn(t *testing.T, vm *goja.Runtime, objects *Objects) (l Later, o *goja.Object, made *int) {
	t.Helper()
	l, o, made = LaterOf(vm, objects), vm.NewObject(), new(int)
	_ = o.Set("first", 0)
	get := vm.ToValue(func(goja.FunctionCall) goja.Value { return vm.ToValue(2) }).(*goja.Object)
	for name, recipe := range map[string]Recipe{
		"a": func(*goja.Runtime) goja.Value { return vm.ToValue(1) },
		"b": func(*goja.Runtime) goja.Value { return objects.Accessor(get, nil, true, true) },
		"c": func(*goja.Runtime) goja.Value { return objects.Data(vm.ToValue(3), false, false, false) },
	} {
		defined := l.Define(o, name, func(vm *goja.Runtime) goja.Value { *made++; return recipe(vm) })
		if !defined {
			t.Fatalf("%s was not defined: this goja keeps objects otherwise than engine.templated", name)
		}
	}
	return l, o, made
}

func TestLater(t *testing.T) {
	for code, want := range map[string]string{
		`[o.first, o.a, o.b, o.c] + ''`:                                "0,1,2,3",
		`Object.getOwnPropertyNames(o).sort() + ''`:                    "a,b,c,first",
		`Object.getOwnPropertyNames(o)[0]`:                             "first",
		`Object.keys(o).sort() + ''`:                                   "a,b,first",
		`var s = ''; for (var k in Object.create(o)) s += k; s.length`: "7",
		`'a' in o && o.hasOwnProperty('c') && !('d' in o)`:             "true",
		`JSON.stringify(o).length`:                                     "23",
		`o.a = 7; o.a`:                                                 "7",
		`o.c = 7; o.c`:                                                 "3",
		`delete o.a && !('a' in o) && o.a === undefined`:               "true",
		`delete o.a; o.a = 5; Object.keys(o).pop() + o.a`:              "a5",
		`delete o.c`: "false",
		`Object.getOwnPropertyDescriptor(o, 'b').get() + typeof o.b`:           "2number",
		`Object.defineProperty(o, 'a', {get() { return 9 }}); o.a`:             "9",
		`Object.freeze(o); o.a = 2; o.a`:                                       "1",
		`class X extends Object {}; Object.setPrototypeOf(o, { z: 26 }); o.z`:  "26",
		`var p = Object.create(o); p.a = 4; p.a + '' + o.a`:                    "41",
		`Reflect.set(Object.create(o), 'c', 1)`:                                "false",
		`Object.assign({}, o).b`:                                               "2",
		`var { a, ...rest } = o; Object.keys(rest).sort() + ''`:                "b,first",
		`Object.prototype.toString.call(o)`:                                    "[object Object]",
		`o[Symbol.iterator] = function* () { yield this.a }; [...o] + ''`:      "1",
		`o instanceof Object && Object.getPrototypeOf(o) === Object.prototype`: "true",
		`new Proxy(o, {}).b`:                                                   "2",
		`var m = new WeakMap([[o, 1]]); m.get(o)`:                              "1",
		`Object.preventExtensions(o); o.q = 1; [o.q, o.a] + ''`:                ",1",
		`Object.entries(Object.getOwnPropertyDescriptors(o)).length`:           "4",
	} {
		vm := goja.New()
		objects := ObjectsOf(vm)
		l, o, made := laterIn(t, vm, &objects)
		if l.Define(o, "a", nil) || l.Define(o, "first", nil) {
			t.Error("a property that is there was defined again")
		}
		if *made != 0 {
			t.Error("a value was made before anybody asked")
		}
		_ = vm.Set("o", o)
		if got := run(t, vm, code); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
		run(t, vm, `o.a; o.b; o.a; o.b; o.c; 1`)
		if *made > 3 {
			t.Errorf("%s: %d values were made of 3", code, *made)
		}
	}
}

// What Members remembered of an object is looked up anew once the object holds such properties.
func TestLaterBeneathMembers(t *testing.T) {
	vm := goja.New()
	objects := ObjectsOf(vm)
	l, members := LaterOf(vm, &objects), MembersOf(&objects)
	o := object(t, vm, `class A {}; A.prototype.m = 1; class B extends A {}; new B()`)
	get := func(want int64) {
		t.Helper()
		for range 2 {
			if v := members.Get(o, "m"); v == nil || v.ToInteger() != want {
				t.Errorf("m is %v, want %d", v, want)
			}
		}
	}
	get(1)
	b := o.Prototype()
	if !l.Define(b, "n", func(*goja.Runtime) goja.Value { return vm.ToValue(0) }) {
		t.Fatal("n was not defined")
	}
	get(1)
	l.Define(b, "m", func(*goja.Runtime) goja.Value { return vm.ToValue(2) })
	get(2)
	_ = b.Set("m", 3)
	get(3)
	_ = b.Delete("m")
	get(1)
}

func TestAdoptedObjectsTakeProperties(t *testing.T) {
	vm, other := goja.New(), goja.New()
	objects := ObjectsOf(vm)
	l := LaterOf(vm, &objects)
	if l.Define(vm.GlobalObject(), "late", nil) {
		t.Error("an object of the language's own took a property before it was adopted")
	}
	if !l.Adopt(vm.GlobalObject()) || !l.Define(vm.GlobalObject(), "late", func(*goja.Runtime) goja.Value { return vm.ToValue(1) }) {
		t.Fatal("the global object was not adopted")
	}
	for code, want := range map[string]string{
		`late + globalThis.late`: "2", `typeof Array + typeof parseInt`: "functionfunction", `typeof never`: "undefined",
		`Object.getOwnPropertyNames(globalThis).filter(n => n === 'late' || n === 'Array') + ''`: "Array,late",
		`var late2 = 3; late2 + globalThis.late2`:                                                "6",
		`function Array2() {}; delete globalThis.Map; typeof Map`:                                "undefined",
	} {
		if got := run(t, vm, code); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
	if got := run(t, other, `typeof late + typeof Map`); got != "undefinedfunction" {
		t.Errorf("another runtime has %s", got)
	}
}
