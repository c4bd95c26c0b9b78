package buffer

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// pool is the ArrayBuffer that small Buffers share, as in Node: those of allocUnsafe, from
// and concat that are smaller than half of Buffer.poolSize. (Node: "Buffer.poolSize".)
type pool struct {
	ab   goja.Value
	data []byte
	next int
}

// poolMark is tied to the pools' ArrayBuffers.
type poolMark struct{ jsapi.Hidden }

// InPool reports whether ab is the memory of many small Buffers. Such an ArrayBuffer is not
// transferred, only copied: the other Buffers need it.
func InPool(env *jsapi.Env, ab goja.Value) bool {
	_, ok := env.Own(ab).(*poolMark)
	return ok
}

// allocate makes a Buffer of n bytes, in the pool when it is small, and returns its bytes,
// which the caller fills.
func (b *Buffers) allocate(n int) (*goja.Object, []byte) {
	if n <= 0 || n >= b.poolSize()>>1 {
		data := b.zeroed(n)
		return b.Over(data), data
	}
	p := &b.pool
	if n > len(p.data)-p.next {
		p.data, p.next = make([]byte, b.poolSize()), 0
		p.ab = b.vm.ToValue(b.vm.NewArrayBuffer(p.data))
		b.env.Bind(p.ab.(*goja.Object), &poolMark{})
	}
	start, end := p.next, p.next+n
	p.next = (end + 7) &^ 7
	return b.view(p.ab, start, n), p.data[start:end:end]
}

// pooled makes a Buffer with a copy of data.
func (b *Buffers) pooled(data []byte) *goja.Object {
	o, dst := b.allocate(len(data))
	copy(dst, data)
	return o
}

// poolSize is Buffer.poolSize, which scripts may change.
func (b *Buffers) poolSize() int {
	n := jsapi.OrUndefined(b.ctor.Get("poolSize")).ToInteger()
	return int(min(max(n, 0), MaxLength))
}
