package engine

import (
	"testing"

	"github.com/dop251/goja"
)

func TestCallers(t *testing.T) {
	vm := goja.New()
	objects := ObjectsOf(vm)
	callers := CallersOf(&objects)
	for code, want := range map[string]string{
		`(function (a) { return this.x + a })`:                     "xa",
		`((a) => 'arrow' + a)`:                                     "arrowa",
		`({ m(a) { return super.toString.name + this.x + a } }).m`: "toStringxa",
		`(async (a) => a)`:                                         "[object Promise]",
		`(async function (a) { })`:                                 "[object Promise]",
		`({ async m(a) { } }).m`:                                   "[object Promise]",
		`(function* () { })`:                                       "[object Generator]",
		`({ *m() { } }).m`:                                         "[object Generator]",
		`Math.max`:                                                 "",
		`(function () { }).bind(1)`:                                "",
		`new Proxy(() => { }, { })`:                                "",
		`({ Call() { } })`:                                         "",
		`[]`:                                                       "",
		`new Date()`:                                               "",
		`(function () { return 1 })`:                               "1",
	} {
		v, err := vm.RunString(code)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // learnt, and known
			f := callers.Of(v.(*goja.Object))
			if f == nil != (want == "") {
				t.Fatalf("%s: %v", code, f)
			}
			if f == nil {
				continue
			}
			this := vm.NewObject()
			_ = this.Set("x", "x")
			if got := f.Call(goja.FunctionCall{This: this, Arguments: []goja.Value{vm.ToValue("a")}}).String(); got != want {
				t.Errorf("%s: %s, want %s", code, got, want)
			}
		}
	}
}

func TestACallerOfAClassThrows(t *testing.T) {
	vm := goja.New()
	objects := ObjectsOf(vm)
	callers := CallersOf(&objects)
	v, err := vm.RunString(`(class { })`)
	if err != nil {
		t.Fatal(err)
	}
	if f := callers.Of(v.(*goja.Object)); f != nil {
		if err := vm.Try(func() { f.Call(goja.FunctionCall{}) }); err == nil {
			t.Error("a class was called")
		}
	}
}
