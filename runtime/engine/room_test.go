package engine

import (
	"runtime"
	"testing"

	"github.com/dop251/goja"
)

// state is a Go struct with its object inside.
type state struct {
	room Room
	more [100]byte
}

func TestAnObjectInARoomIsAnObject(t *testing.T) {
	vm := goja.New()
	k := ObjectsOf(vm)
	class, err := vm.RunString(`class C { hello() { return 'hello ' + this.name } } C`)
	if err != nil {
		t.Fatal(err)
	}
	proto := class.(*goja.Object).Get("prototype").(*goja.Object)
	for code, want := range map[string]string{
		`o.hello()`:                             "hello x",
		`o instanceof C`:                        "true",
		`Reflect.ownKeys(o).map(String).join()`: "1,2,name,Symbol(s)",
		`delete o.name; Object.keys(o).join()`:  "1,2",
		`Object.prototype.toString.call(o)`:     "[object Object]",
		`Object.freeze(o); o.y = 1; 'y' in o`:   "false",
		`new WeakMap([[o, 1]]).get(o)`:          "1",
		`JSON.stringify(o)`:                     `{"1":1,"2":2,"name":"x"}`,
	} {
		o := k.CreateIn(&new(state).room, proto)
		if o == nil {
			t.Fatal("this goja keeps an ordinary object otherwise than engine.ordinary")
		}
		_ = vm.Set("o", o)
		run(t, vm, `o.name = 'x'; o[Symbol.for('s')] = 1; o[2] = 2; o[1] = 1`)
		if got := run(t, vm, code); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}

// The object keeps its struct, and what is put into it stays.
func TestARoomLivesAsLongAsItsObject(t *testing.T) {
	vm := goja.New()
	k := ObjectsOf(vm)
	list := vm.NewArray()
	for i := range 1000 {
		s := &state{}
		s.more[99] = byte(i)
		o := k.CreateIn(&s.room, vm.NewObject())
		_ = o.Set("n", vm.NewArray(i))
		_ = list.Set(vm.ToValue(i).String(), o)
		if i%100 == 0 {
			runtime.GC()
		}
	}
	runtime.GC()
	_ = vm.Set("list", list)
	if got := run(t, vm, `list.reduce((sum, o) => sum + o.n[0], 0)`); got != "499500" {
		t.Error(got)
	}
}

func TestEachIsObjectEntries(t *testing.T) {
	vm := goja.New()
	k := ObjectsOf(vm)
	for _, code := range []string{
		`({ b: 1, a: 'x' })`, `({ b: 1, 2: 2, 1: 1 })`, `({ get a() { return 7 }, b: 1 })`, `[1, , 3]`, `new Proxy({ a: 1 }, {})`, `({})`,
		`Object.defineProperty({ a: 1 }, 'hidden', { value: 1 })`, `(function () {})`, `Object.create({ inherited: 1 })`, `({ ä: 1, '1a': 2 })`,
	} {
		v, err := vm.RunString("(" + code + ")")
		if err != nil {
			t.Fatal(err)
		}
		_ = vm.Set("o", v)
		got := ""
		k.Each(v.(*goja.Object), func(name string, v goja.Value) { got += name + "=" + v.String() + ";" })
		if want := run(t, vm, `Object.entries(o).map(([k, v]) => k + '=' + v + ';').join('')`); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}
