package jsapi

import (
	"runtime"
	"testing"

	"github.com/dop251/goja"
)

type secret struct {
	before string
	Hidden
	value int
}

// ties runs check with objects tied by their class, and by a symbol as where goja keeps
// its classes otherwise.
func ties(t *testing.T, check func(t *testing.T, e *Env)) {
	newEnv := func() *Env { return NewEnv(goja.New(), nil, nil, &Host{}, nil) }
	t.Run("class", func(t *testing.T) {
		e := newEnv()
		if e.tie == (tie{}) {
			t.Fatal("this goja keeps the class of an object where engine.Objects does not find it")
		}
		check(t, e)
	})
	t.Run("symbol", func(t *testing.T) {
		e := newEnv()
		e.tie = tie{}
		check(t, e)
	})
}

func script(t *testing.T, e *Env, code string) *goja.Object {
	t.Helper()
	v, err := e.VM.RunString(code)
	if err != nil {
		t.Fatal(err)
	}
	return v.(*goja.Object)
}

func TestUnwrapFindsWhatWasBound(t *testing.T) {
	ties(t, func(t *testing.T, e *Env) {
		for _, code := range []string{
			"({})", "Object.create(null)", "(class A {}, new (class extends (class {}) {}))", "new (function () {})",
			"(function f() {})", "(() => {})", "[1]", "new Map", "new Date", "new Error('x')", "new Uint8Array(2)", "new Proxy({}, {})",
		} {
			o := script(t, e, code)
			if got := e.Unwrap(o); got != nil {
				t.Errorf("%s: %v before Bind", code, got)
			}
			s := &secret{value: 7}
			e.Bind(o, s)
			if got := e.Unwrap(o); got != Holder(s) {
				t.Errorf("%s: got %v", code, got)
			}
			if s.Object() != o || e.Own(o) != Holder(s) {
				t.Errorf("%s: the state does not know its object", code)
			}
			s2 := &secret{value: 8}
			e.Bind(o, s2)
			if got := e.Unwrap(o); got != Holder(s2) {
				t.Errorf("%s: bound again, got %v", code, got)
			}
		}
	})
}

func TestUnwrapSeesThroughPrototypesAndProxies(t *testing.T) {
	ties(t, func(t *testing.T, e *Env) {
		for _, code := range []string{"({})", "(function f() {})"} {
			o := script(t, e, code)
			s := &secret{}
			e.Bind(o, s)
			_ = e.VM.Set("o", o)
			for _, heir := range []string{
				"Object.create(o)", "Object.create(Object.create(o))", "new Proxy(o, {})", "new Proxy(Object.create(o), {get() { throw 1 }})",
				"Object.setPrototypeOf([], o)", "Object.setPrototypeOf(function () {}, o)",
			} {
				h := script(t, e, heir)
				if e.Unwrap(h) != Holder(s) {
					t.Errorf("%s of %s: state not found", heir, code)
				}
				if e.Own(h) != nil {
					t.Errorf("%s of %s: has the state as its own", heir, code)
				}
			}
		}
		if e.Unwrap(script(t, e, "(function () { var p = new Proxy({}, {}); return [p, {}] })()")) != nil || e.Unwrap(nil) != nil || e.Unwrap(e.VM.ToValue(3)) != nil {
			t.Error("state where none was bound")
		}
	})
}

// A script cannot tell a bound object from another.
func TestTheTieIsInvisible(t *testing.T) {
	e := NewEnv(goja.New(), nil, nil, &Host{}, nil)
	o := e.VM.NewObject()
	e.Bind(o, &secret{})
	_ = e.VM.Set("o", o)
	v, err := e.VM.RunString(`
		Object.setPrototypeOf(o, {a: 1}); Object.freeze(o);
		[Reflect.ownKeys(o).length, Object.prototype.toString.call(o), JSON.stringify(o), o.a, Reflect.ownKeys(Object.assign({}, o)).length].join()`)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := v.String(), "0,[object Object],{},1,0"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if e.Unwrap(o) == nil {
		t.Error("the tie did not survive")
	}
}

// The object alone keeps its state from the collector.
func TestTheObjectKeepsItsState(t *testing.T) {
	e := NewEnv(goja.New(), nil, nil, &Host{}, nil)
	list := e.VM.NewArray()
	for i := range 100 {
		o := e.VM.NewObject()
		e.Bind(o, &secret{before: "x", value: i})
		_ = list.Set(list.Get("length").String(), o)
	}
	for range 3 {
		runtime.GC()
	}
	for i := range 100 {
		s, ok := e.Unwrap(list.Get(e.VM.ToValue(i).String())).(*secret)
		if !ok || s.value != i || s.before != "x" {
			t.Fatalf("object %d has %v", i, s)
		}
	}
}

func BenchmarkUnwrap(b *testing.B) {
	e := NewEnv(goja.New(), nil, nil, &Host{}, nil)
	o := e.VM.NewObject()
	e.Bind(o, &secret{})
	b.ReportAllocs()
	for b.Loop() {
		e.Unwrap(o)
	}
}
