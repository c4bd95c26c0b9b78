package engine

import (
	"strings"
	"testing"

	"github.com/dop251/goja"
)

// withPromises makes the Promises of a new runtime, whose promise jobs run when drain is called:
// a frame is held open, as the event loop does it.
func withPromises(t *testing.T, f func(vm *goja.Runtime, k *Promises, drain func())) {
	t.Helper()
	vm := goja.New()
	objects := ObjectsOf(vm)
	k := PromisesOf(vm, &objects)
	if k.example == nil {
		t.Fatal("this goja keeps promises where engine.Promises does not find them")
	}
	drain := func() {
		for len(*k.jobs) > 0 {
			q := *k.jobs
			*k.jobs = nil
			for _, job := range q {
				job()
			}
		}
	}
	_ = vm.Set("go", func(goja.FunctionCall) goja.Value { f(vm, k, drain); return nil })
	if _, err := vm.RunString("go()"); err != nil {
		t.Fatal(err)
	}
}

// TestPromisesAreThoseOfTheEngine settles promises and reads what scripts make of them.
func TestPromisesAreThoseOfTheEngine(t *testing.T) {
	withPromises(t, func(vm *goja.Runtime, k *Promises, drain func()) {
		kept, broken, follower := k.New(), k.New(), k.New()
		_ = vm.Set("kept", kept.Object())
		_ = vm.Set("broken", broken.Object())
		_ = vm.Set("follower", follower.Object())
		follower.Follow(broken)
		_, err := vm.RunString(`var got = [];
			got.push(kept instanceof Promise, Object.prototype.toString.call(kept), Promise.resolve(kept) === kept);
			kept.extra = 1;
			kept.then(v => got.push('then ' + v)).then(v => got.push('chained ' + v));
			broken.then(null, e => got.push('catch ' + e));
			follower.catch(e => got.push('followed ' + e));
			Promise.all([kept, 1]).then(v => got.push('all ' + v));
			(async () => { got.push('await ' + await kept); try { await broken } catch (e) { got.push('threw ' + e) } })()`)
		if err != nil {
			t.Fatal(err)
		}
		kept.Keep(vm.ToValue("K"))
		kept.Break(vm.ToValue("too late"))
		broken.Break(vm.ToValue("B"))
		drain()
		want := "true,[object Promise],true,then K,await K,catch B,chained 4,all K,1,threw B,followed B"
		if got := vm.Get("got").String(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
}

// TestReact awaits promises of scripts, those that wait and those that are settled.
func TestReact(t *testing.T) {
	withPromises(t, func(vm *goja.Runtime, k *Promises, drain func()) {
		v, err := vm.RunString(`var settle; [Promise.resolve(1), Promise.reject(2), new Promise((r) => settle = r), { then() {} },
			new (class extends Promise {})(() => {})]`)
		if err != nil {
			t.Fatal(err)
		}
		handled := 0
		vm.SetPromiseRejectionTracker(func(_ *goja.Promise, op goja.PromiseRejectionOperation) {
			if op == goja.PromiseRejectionHandle {
				handled++
			}
		})
		got := make([]string, 5)
		for i, want := range [...]bool{true, true, true, false, false} {
			o := v.(*goja.Object).Get(vm.ToValue(i).String()).(*goja.Object)
			if is := k.React(o, func(v, err goja.Value) {
				if err != nil {
					got[i] = "no " + err.String()
				} else {
					got[i] = v.String()
				}
			}); is != want {
				t.Errorf("React of %d: %v", i, is)
			}
		}
		drain()
		_, _ = vm.RunString("settle(3)")
		drain()
		if got[0] != "1" || got[1] != "no 2" || got[2] != "3" || handled != 1 {
			t.Errorf("got %q, handled %d", got, handled)
		}
	})
}

// TestResolveIsThatOfAnExecutor has promises of ours beside those of new Promise, and compares
// the jobs in which they are settled.
func TestResolveIsThatOfAnExecutor(t *testing.T) {
	withPromises(t, func(vm *goja.Runtime, k *Promises, drain func()) {
		_ = vm.Set("resolved", func(c goja.FunctionCall) goja.Value {
			p := k.New()
			p.Resolve(c.Argument(0))
			p.Handled()
			return p.Object()
		})
		got, err := vm.RunString(`var ours = [], theirs = [];
			const values = [() => 1, () => ({}), () => Promise.resolve(2), () => Promise.reject(3), () => ({ then(ok) { ok(4); ok(5) } }),
				() => ({ then(ok, bad) { bad(6); throw 7 } }), () => ({ then() { throw 8 } }), () => ({ get then() { throw 9 } }),
				() => ({ then(ok) { ok(Promise.resolve(10)) } })];
			for (const [log, make] of [[ours, resolved], [theirs, v => new Promise(r => r(v))]]) {
				values.forEach((v, i) => make(v()).then(x => log.push([i, 'kept', x]), e => log.push([i, 'broken', e])));
			}
			() => [ours.length, JSON.stringify(ours) === JSON.stringify(theirs), JSON.stringify(ours)].join(' ')`)
		if err != nil {
			t.Fatal(err)
		}
		drain()
		show, _ := goja.AssertFunction(got)
		v, err := show(goja.Undefined())
		if want := `9 true [[0,"kept",1],[1,"kept",{}],[7,"broken",9],`; err != nil || !strings.HasPrefix(v.String(), want) {
			t.Errorf("got %v, %v, want %s", v, err, want)
		}
	})
}
