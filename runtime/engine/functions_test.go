package engine

import (
	"runtime"
	"testing"

	"github.com/dop251/goja"
)

func TestAFunctionInARoomIsAFunction(t *testing.T) {
	vm := goja.New()
	objects := ObjectsOf(vm)
	functions := FunctionsOf(vm, &objects)
	for code, want := range map[string]string{
		`f(1, 2)`:                      "3",
		`f.name + f.length`:            "add2",
		`Reflect.ownKeys(f).join()`:    "length,name",
		`typeof f`:                     "function",
		`f instanceof Function`:        "true",
		`f.call(null, 3, 4)`:           "7",
		`f.bind(null, 5)(6)`:           "11",
		`f.name = 'x'; f.name`:         "add",
		`delete f.name; f.name`:        "",
		`f.x = 1; Object.keys(f) + ''`: "x",
		`try { new f } catch (e) { e.constructor.name }`:            "TypeError",
		`JSON.stringify(Object.getOwnPropertyDescriptor(f,'name'))`: `{"value":"add","writable":false,"enumerable":false,"configurable":true}`,
		`Object.defineProperty(f, 'name', {value: 'y'}); f.name`:    "y",
		`Object.freeze(f); Object.isFrozen(f)`:                      "true",
		`new WeakMap([[f, 1]]).get(f)`:                              "1",
		`class C { static s = f }; C.s(2, 2)`:                       "4",
		`new Proxy(f, {})(1, 1)`:                                    "2",
	} {
		f := functions.Make(vm, "add", 2, func(c goja.FunctionCall) goja.Value {
			return vm.ToValue(c.Argument(0).ToInteger() + c.Argument(1).ToInteger())
		})
		if f == nil {
			t.Fatal("this goja keeps a native function otherwise than engine.callable")
		}
		runtime.GC() // what lies in the room stays
		_ = vm.Set("f", f)
		if got := run(t, vm, code); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
	if functions.Make(vm, "straße", 0, nil) != nil {
		t.Error("a name that is not ASCII went into the room")
	}
}
