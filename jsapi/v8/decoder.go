package v8

import (
	"math/big"
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc/wire"
)

// decoder reads values. It throws as natives do.
type decoder struct {
	m     *V8
	r     *wire.Reader
	objs  []*goja.Object          // what was read, by its number; nil while it has no object yet
	here  map[uint32]*goja.Object // buffers that have travelled otherwise
	depth int
	// host reads what the format has no tag for; nil makes that an error.
	host func() *goja.Object
}

func (m *V8) newDecoder(b []byte) *decoder { return &decoder{m: m, r: wire.NewReader(b)} }

// fail throws what V8 says to bytes that are none of its own.
func (d *decoder) fail() { panic(d.m.env.Error("Unable to deserialize cloned data.")) }

func (d *decoder) must(ok bool) {
	if !ok {
		d.fail()
	}
}

func (d *decoder) header() {
	if err := d.r.Header(); err != nil {
		panic(d.m.env.Error(err.Error()))
	}
}

func (d *decoder) varint() uint32 {
	n, ok := d.r.Varint32()
	d.must(ok)
	return n
}

func (d *decoder) double() float64 {
	f, ok := d.r.Double()
	d.must(ok)
	return f
}

// value reads the next value.
func (d *decoder) value() goja.Value {
	tag, ok := d.r.Tag()
	d.must(ok)
	switch tag {
	case wire.TagVerifyCount:
		d.varint()
		return d.nested()
	case wire.TagUndefined:
		return goja.Undefined()
	case wire.TagNull:
		return goja.Null()
	case wire.TagTrue, wire.TagFalse:
		return d.m.vm.ToValue(tag == wire.TagTrue)
	case wire.TagInt32:
		n, ok := d.r.Zigzag()
		d.must(ok)
		return d.m.vm.ToValue(int64(n))
	case wire.TagUint32:
		return d.m.vm.ToValue(int64(d.varint()))
	case wire.TagDouble:
		return d.m.vm.ToValue(d.double())
	case wire.TagBigInt:
		return d.m.vm.ToValue(d.bigInt())
	case wire.TagUTF8, wire.TagOneByte, wire.TagTwoByte:
		return d.text(tag)
	case wire.TagRef:
		id := d.varint()
		d.must(int64(id) < int64(len(d.objs)) && d.objs[id] != nil)
		return d.viewOf(d.objs[id])
	}
	return d.viewOf(d.deeper(tag))
}

// nested is value, counted as one level.
func (d *decoder) nested() goja.Value {
	d.down()
	v := d.value()
	d.depth--
	return v
}

func (d *decoder) deeper(tag byte) *goja.Object {
	d.down()
	o := d.object(tag)
	d.depth--
	return o
}

func (d *decoder) down() {
	if d.depth++; d.depth > maxDepth {
		panic(d.m.env.RangeError("Maximum call stack size exceeded"))
	}
}

// text reads the string that follows tag.
func (d *decoder) text(tag byte) goja.Value {
	text, units, ok := d.r.Text(tag)
	d.must(ok)
	if units != nil {
		return goja.StringFromUTF16(units)
	}
	return d.m.vm.ToValue(text)
}

// tagged reads a string with its tag.
func (d *decoder) tagged() goja.Value {
	tag, ok := d.r.Tag()
	d.must(ok)
	return d.text(tag)
}

func (d *decoder) bigInt() *big.Int {
	field := d.varint()
	b, ok := d.r.Bytes(uint64(field >> 1))
	d.must(ok)
	b = slices.Clone(b)
	slices.Reverse(b)
	n := new(big.Int).SetBytes(b)
	if field&1 != 0 {
		d.must(n.Sign() != 0)
		n.Neg(n)
	}
	return n
}

// reserve takes the next number for an object that is not made yet.
func (d *decoder) reserve() int {
	d.objs = append(d.objs, nil)
	return len(d.objs) - 1
}

// add gives o the next number.
func (d *decoder) add(o *goja.Object) *goja.Object {
	d.objs = append(d.objs, o)
	return o
}
