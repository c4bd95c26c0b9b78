package jsapi_test

import (
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Whether an object can be called is found without reading what it has.
func TestAsFnReadsNothing(t *testing.T) {
	vm := goja.New()
	v, err := vm.RunString(`({ get x() { throw new Error('read') } })`)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := jsapi.AsFn(v); ok {
		t.Error("a plain object is a function")
	}
	for _, text := range []string{"(function () { return 5 })", "(() => 5)", "(function () { return this }).bind(5)", "new Proxy(() => 5, {})", "Math.max.bind(null, 5)"} {
		v, err := vm.RunString(text)
		if err != nil {
			t.Fatal(err)
		}
		f, ok := jsapi.AsFn(v)
		if !ok {
			t.Errorf("%s is no function", text)
			continue
		}
		if got := f(goja.FunctionCall{This: goja.Undefined()}).ToInteger(); got != 5 {
			t.Errorf("%s: %d", text, got)
		}
	}
}
