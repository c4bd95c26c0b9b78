package runtime

import (
	"testing"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/util"
)

// A loader that sets members, one that replaces exports, and one of goja_nodejs itself.
func TestWithLoader(t *testing.T) {
	loads := 0
	cfg := NewConfig().
		WithLoader("counted", func(vm *goja.Runtime, module *goja.Object) {
			loads++
			_ = module.Get("exports").(*goja.Object).Set("answer", 42)
		}).
		WithLoader("replaced", func(vm *goja.Runtime, module *goja.Object) { _ = module.Set("exports", "whole") }).
		WithLoader("gutil", util.Require)
	r, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	code, err := r.RunEval(`
		const ok = require('counted').answer === 42 && require('counted') === require('counted') &&
			require('replaced') === 'whole' && require('gutil').format('%d', 7) === '7';
		process.exit(ok ? 3 : 4)`)
	if code != 3 || err != nil || loads != 1 {
		t.Errorf("exit %d, %v, loaded %d times", code, err, loads)
	}
}
