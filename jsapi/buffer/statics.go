package buffer

import (
	"bytes"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// statics are the members of Buffer itself. (Node: "Buffer", "Static method".)
func (b *Buffers) statics() []jsapi.Method {
	return []jsapi.Method{
		{Name: "from", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return b.from(c.Argument(0), c.Argument(1), c.Argument(2))
		}},
		{Name: "copyBytesFrom", Length: 3, Fn: b.copyBytesFrom},
		{Name: "of", Length: 0, Fn: func(c goja.FunctionCall) goja.Value {
			data := make([]byte, len(c.Arguments))
			for i, v := range c.Arguments {
				data[i] = byte(toInt32(v.ToFloat()))
			}
			return b.New(data)
		}},
		{Name: "alloc", Length: 3, Fn: b.alloc},
		{Name: "allocUnsafe", Length: 1, Fn: b.allocUnsafe},
		{Name: "allocUnsafeSlow", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return b.New(make([]byte, b.size(c.Argument(0))))
		}},
		{Name: "isBuffer", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return b.vm.ToValue(b.IsBuffer(c.Argument(0)))
		}},
		{Name: "compare", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			x, y := b.bytesOf(c.Argument(0), "buf1"), b.bytesOf(c.Argument(1), "buf2")
			return b.vm.ToValue(bytes.Compare(x, y))
		}},
		{Name: "isEncoding", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			v := c.Argument(0)
			_, ok := ParseEncoding(v.String())
			return b.vm.ToValue(ok && isString(v))
		}},
		{Name: "concat", Length: 2, Fn: b.concat},
		{Name: "byteLength", Length: 2, Fn: b.byteLength},
	}
}

func (b *Buffers) alloc(c goja.FunctionCall) goja.Value {
	data := b.zeroed(b.size(c.Argument(0)))
	if v := c.Argument(1); !goja.IsUndefined(v) && len(data) > 0 {
		var encoding goja.Value = goja.Undefined()
		if isString(v) {
			b.fillEncoding(c.Argument(2))
			if isString(c.Argument(2)) {
				encoding = c.Argument(2)
			}
		}
		b.fill(data, v, encoding, goja.Undefined(), goja.Undefined())
	}
	return b.Over(data)
}

func (b *Buffers) allocUnsafe(c goja.FunctionCall) goja.Value {
	o, _ := b.allocate(b.size(c.Argument(0)))
	return o
}

func (b *Buffers) copyBytesFrom(c goja.FunctionCall) goja.Value {
	view, ok := c.Argument(0).(*goja.Object)
	var data []byte
	if ok {
		if k := viewKind(view); k == kindUint8 || k == kindTyped {
			data, ok = Bytes(view)
		} else {
			ok = false
		}
	}
	if !ok {
		panic(b.env.InvalidArgType("view", "an instance of TypedArray", c.Argument(0)))
	}
	if len(data) == 0 {
		return b.New(nil)
	}
	width := int(view.Get("BYTES_PER_ELEMENT").ToInteger())
	start, end := 0, len(data)/width
	if v := c.Argument(1); !goja.IsUndefined(v) {
		if start = b.offset(v, "offset", 1<<53-1); start >= end {
			return b.New(nil)
		}
	}
	if v := c.Argument(2); !goja.IsUndefined(v) {
		end = min(start+b.offset(v, "length", 1<<53-1), end)
	}
	return b.pooled(data[start*width : end*width])
}

func (b *Buffers) concat(c goja.FunctionCall) goja.Value {
	list, ok := c.Argument(0).(*goja.Object)
	if !ok || !isArray(list) {
		panic(b.env.InvalidArgType("list", "an instance of Array", c.Argument(0)))
	}
	n := int(list.Get("length").ToInteger())
	parts, total := make([][]byte, n), 0
	if v := c.Argument(1); n > 0 && !goja.IsUndefined(v) {
		total = b.offset(v, "length", MaxLength)
	}
	sum := 0
	for i := range parts {
		v := jsapi.OrUndefined(list.Get(strconv.Itoa(i)))
		if jsapi.IsNullish(v) && goja.IsUndefined(c.Argument(1)) {
			panic(b.env.TypeError("Cannot read properties of " + v.String() + " (reading 'length')"))
		}
		parts[i] = b.bytesOf(v, "list["+strconv.Itoa(i)+"]")
		sum += len(parts[i])
	}
	if goja.IsUndefined(c.Argument(1)) {
		total = sum
	}
	o, rest := b.allocate(total)
	for _, p := range parts {
		rest = rest[copy(rest, p):]
	}
	return o
}

func (b *Buffers) byteLength(c goja.FunctionCall) goja.Value {
	v := c.Argument(0)
	if !isString(v) {
		data, ok := b.Bytes(v)
		if !ok {
			panic(b.env.InvalidArgType("string", "of type string or an instance of Buffer or ArrayBuffer", v))
		}
		return b.vm.ToValue(len(data))
	}
	enc := UTF8
	if e := c.Argument(1); e.ToBoolean() {
		enc, _ = ParseEncoding(b.env.Text(e))
	}
	return b.vm.ToValue(enc.ByteLength(v))
}
