package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// construct delays reading and writing until _construct, where there is one, has called
// back. then runs after that, or never.
func (b *Base) construct(then func()) {
	if !jsapi.IsFunction(b.method("_construct")) {
		return
	}
	first := !b.unconstructed
	b.unconstructed = true
	b.onConstructed = append(b.onConstructed, then)
	if first {
		b.tick(b.callConstruct)
	}
}

func (b *Base) callConstruct() {
	called := false
	done := func(err goja.Value) {
		if called {
			b.Fail(orError(err, b.s.errMultiple))
			return
		}
		called = true
		b.constructed(err)
	}
	cb := b.s.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		err := c.Argument(0)
		b.tick(func() { done(err) })
		return goja.Undefined()
	})
	if thrown := b.try(b.method("_construct"), "_construct", cb); thrown != nil {
		b.tick(func() { done(thrown) })
	}
}

func (b *Base) constructed(err goja.Value) {
	b.unconstructed = false
	switch {
	case b.destroyed:
		if f := b.onDestroyable; f != nil {
			b.onDestroyable = nil
			f(err)
		}
	case given(err):
		b.fail(err, true)
	default:
		fs := b.onConstructed
		b.onConstructed = nil
		for _, f := range fs {
			f()
		}
	}
}

func orError(err goja.Value, or func() *goja.Object) goja.Value {
	if given(err) {
		return err
	}
	return or()
}
