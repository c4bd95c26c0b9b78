package buffer

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (b *Buffers) construct(args []goja.Value) *goja.Object { return b.New(nil) }
func (b *Buffers) statics() []jsapi.Method                  { return nil }
func (b *Buffers) defineNumbers()                           {}
func (b *Buffers) textMethods() []jsapi.Method              { return nil }
func (b *Buffers) methods() []jsapi.Method {
	return []jsapi.Method{{Name: "toString", Length: 3, Fn: func(c goja.FunctionCall) goja.Value { d, _ := Bytes(c.This); return b.Decode(d, UTF8) }}}
}
func (b *Buffers) defineInspect()   {}
func (b *Buffers) load() goja.Value { o := b.vm.NewObject(); o.Set("Buffer", b.ctor); return o }
