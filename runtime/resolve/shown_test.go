package resolve

import (
	"testing"

	"github.com/dop251/goja"
)

func TestShown(t *testing.T) {
	for src, want := range map[string]string{
		`5`: "5", `-0`: "0", `'text'`: "text", `null`: "null", `undefined`: "undefined", `Symbol('a')`: "Symbol(a)",
		`({})`: "#<Object>", `new (class Foo {})`: "#<Foo>", `new Map()`: "#<Map>", `({ [Symbol.toStringTag]: 'Tag' })`: "#<Object>",
		`Object.create(null)`: "[object Object]", `({ toString() { return 'x' } })`: "[object Object]", `({ constructor: 5 })`: "[object Object]",
		`Object.assign(Object.create(null), { [Symbol.toStringTag]: 'Tag' })`: "[object Tag]",
		`[1]`: "[object Array]", `new Date(0)`: "[object Date]", `/x/`: "[object RegExp]", `new Uint8Array(1)`: "[object Uint8Array]",
		`(() => 1)`: "() => 1",
	} {
		v, err := goja.New().RunString(src)
		if err != nil {
			t.Fatal(err)
		}
		if got := Shown(v); got != want {
			t.Errorf("%s: got %s, want %s", src, got, want)
		}
	}
}
