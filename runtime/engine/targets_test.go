package engine

import (
	"testing"

	"github.com/dop251/goja"
)

func TestTargetsOfPlainCalls(t *testing.T) {
	vm := goja.New()
	targets := TargetsOf(vm)
	if targets.frames == nil {
		t.Fatal("this goja keeps calls where TargetsOf does not find them")
	}
	_ = vm.Set("mend", func(goja.FunctionCall) goja.Value { targets.Mend(); return nil })
	got := run(t, vm, `function Inner() { mend(); return { is: typeof new.target, arrow: (() => typeof new.target)() } }
		function Outer() { mend(); this.own = new.target === Outer; this.called = Inner(); this.made = new Inner(); this.mapped = [1].map(Inner)[0] }
		class Class { constructor() { mend(); this.own = new.target; this.called = Inner() } }
		var derived = new (class Derived extends Class {})();
		JSON.stringify([new Outer(), derived.own.name, derived.called, Inner(), Reflect.construct(Outer, [], Outer).own])`)
	want := `[{"own":true,"called":{"is":"undefined","arrow":"undefined"},"made":{"is":"function","arrow":"function"},` +
		`"mapped":{"is":"undefined","arrow":"undefined"}},"Derived",{"is":"undefined","arrow":"undefined"},{"is":"undefined","arrow":"undefined"},true]`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
