package buffer

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/engine"
)

// mendSet has %TypedArray%.prototype.set take a source without elements: the engine looks at the
// first one's place, whether or not it is there.
func (b *Buffers) mendSet(typed *goja.Object) {
	engine.Wrap(typed.Get("set"), func(own func(goja.FunctionCall) goja.Value, c goja.FunctionCall) goja.Value {
		if o, ok := c.Argument(0).(*goja.Object); ok && b.isEmptyTyped(o) {
			c.Arguments = []goja.Value{b.vm.NewArray(), c.Argument(1)}
		}
		return own(c)
	})
}

func (b *Buffers) isEmptyTyped(o *goja.Object) bool {
	if data, ok := b.views.Bytes(o); ok {
		return len(data) == 0
	}
	switch viewKind(o) {
	case kindUint8, kindTyped:
		data, ok := Bytes(o)
		return ok && len(data) == 0 && !detached(o)
	}
	return false
}
