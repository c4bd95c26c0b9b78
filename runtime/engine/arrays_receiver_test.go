package engine

import (
	"strings"
	"testing"

	"github.com/dop251/goja"
)

// Only a script that changes the prototype of array iterators gets at one of ours. What it
// calls next on may be anything.
func TestNextOfAnotherReceiver(t *testing.T) {
	vm := goja.New()
	objects := ObjectsOf(vm)
	if !quickArrays(vm, &objects) {
		t.Fatal("arrays are iterated slowly")
	}
	for _, receiver := range []string{"{}", "[]", "1", "null", "new Proxy({}, {})", "() => {}"} {
		got := run(t, vm, `var said = '';
			Object.getPrototypeOf([][Symbol.iterator]()).return = function () {
				try { this.next.call(`+receiver+`) } catch (e) { said = e.name + ' ' + e.message } return {} };
			for (const x of [1, 2]) break; said`)
		if !strings.HasPrefix(got, "TypeError next method called on incompatible receiver") {
			t.Errorf("%s: %s", receiver, got)
		}
	}
}
