package engine

import (
	"testing"

	"github.com/dop251/goja"
)

// shaped is a runtime with make(), whose objects have the shape of the object like, and
// dress(o), which gives an object that shape.
func shaped(t *testing.T) (vm *goja.Runtime, made *int) {
	vm = goja.New()
	k := ObjectsOf(vm)
	l := LaterOf(vm, &k)
	proto, _ := vm.RunString(`({ inherited: 'i' })`)
	made = new(int)
	example := func() *goja.Object {
		*made++
		v, _ := vm.RunString(`({ plain: 1, get own() { return this.extra }, set own(v) { this.extra = v } })`)
		return v.(*goja.Object)
	}
	s, wider := l.Shape([]string{"plain", "own"}, example), l.Shape([]string{"plain", "own", "third"}, func() *goja.Object {
		o := example()
		_ = o.Set("third", 3)
		return o
	})
	if s == nil || wider == nil {
		t.Fatal("this version of goja is not known")
	}
	_ = vm.Set("make", func() *goja.Object { return s.CreateIn(new(ShapeRoom), proto.(*goja.Object)) })
	_ = vm.Set("dress", func(o *goja.Object) bool { return s.Dress(o) })
	_ = vm.Set("widen", func(o *goja.Object) bool { return s.Become(o, wider) })
	_ = vm.Set("member", func(o *goja.Object, name string) goja.Value {
		m := MembersOf(&k)
		switch name {
		case "plain":
			return m.Get(o, "plain")
		case "own":
			return m.Get(o, "own")
		}
		return m.Get(o, "inherited")
	})
	return vm, made
}

// Objects of a shape own its properties like any other, each its own copy.
func TestShape(t *testing.T) {
	vm, made := shaped(t)
	for _, c := range []struct{ script, want string }{
		{`const a = make(); Object.keys(a).join()`, "plain,own"},
		{`a.own = 5; [a.own, a.extra, make().own, Object.keys(a)].join()`, "5,5,,plain,own,extra"},
		{`a.plain = 7; [a.plain, make().plain].join()`, "7,1"},
		{`const b = make(); delete b.plain; [Object.keys(b), 'plain' in b, Object.keys(make())].join()`, "own,false,plain,own"},
		{`const c = make(); Object.defineProperty(c, 'own', { value: 9 }); [c.own, make().own].join()`, "9,"},
		{`const ks = []; for (const k in make()) ks.push(k); ks.join()`, "plain,own,inherited"},
		{`JSON.stringify(make())`, `{"plain":1}`},
		{`Object.isFrozen(Object.freeze(make()))`, "true"},
		{`Object.hasOwn(make(), 'own') && !Object.hasOwn(make(), 'inherited') && make().inherited === 'i'`, "true"},
		{`const d = {}; [dress(d), Object.keys(d), d.plain].join()`, "true,plain,own,1"},
		{`[dress({ x: 1 }), dress([]), dress(() => {}), dress(make())].join()`, "false,false,false,false"},
		{`class X { #p = 1; f() { return this.#p } } const x = new X(); [dress(x), x.f(), x instanceof X, x.plain].join()`, "true,1,true,1"},
		{`const w = make(); [widen(w), Object.keys(w), w.third, widen(w), widen({})].join()`, "true,plain,own,third,3,false,false"},
		{`const y = make(); y.z = 1; widen(y)`, "false"},
		{`const n = make(); delete n.plain; n[0] = 1; n.z = 2; [Object.keys(n), Object.keys(make())].join()`, "0,own,z,plain,own"},
		{`const e = make(); e.inherited = 'mine'; [member(e, 'inherited'), member(make(), 'inherited'), member(make(), 'plain')].join()`, "mine,i,1"},
		{`[member(d, 'inherited'), member(make(), 'inherited'), member({}, 'plain')].join()`, ",i,"},
	} {
		v, err := vm.RunString(c.script)
		if err != nil {
			t.Fatalf("%s: %v", c.script, err)
		}
		if got := v.String(); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.script, got, c.want)
		}
	}
	before := *made
	if _, err := vm.RunString(`for (let i = 0; i < 9; i++) make()`); err != nil || *made != before {
		t.Errorf("an object that nobody looked at was filled (%v)", err)
	}
}

func TestShapeRoomCountsTheObjectsOwnProperties(t *testing.T) {
	vm := goja.New()
	k := ObjectsOf(vm)
	l := LaterOf(vm, &k)
	example := vm.NewObject()
	_ = example.Set("own", 1)
	room := &ShapeRoom{}
	_ = vm.Set("o", l.Shape([]string{"own"}, func() *goja.Object { return example }).CreateIn(room, vm.NewObject()))
	for _, step := range []struct {
		code string
		want int
	}{{`o.own`, 1}, {`o.a = o.b = 1; o[Symbol()] = 1`, 3}, {`delete o.a`, 2}, {`delete o.own`, 1}} {
		if _, err := vm.RunString(step.code); err != nil {
			t.Fatal(err)
		}
		if got := room.Len(); got != step.want {
			t.Errorf("after %s the object has %d properties, want %d", step.code, got, step.want)
		}
	}
}
