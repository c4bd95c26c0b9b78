package v8

import (
	"math"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc/wire"
)

// object reads the object that follows tag.
func (d *decoder) object(tag byte) *goja.Object {
	vm, env, l := d.m.vm, d.m.env, &d.m.lang
	switch tag {
	case wire.TagObject:
		o := d.add(vm.NewObject())
		n := d.properties(o, wire.TagObjectEnd, false)
		d.must(d.varint() == n)
		return o
	case wire.TagSparse:
		return d.sparse()
	case wire.TagDense:
		return d.dense()
	case wire.TagDate:
		return d.add(env.New(l.date, vm.ToValue(d.double())))
	case wire.TagTrueObj, wire.TagFalseObj:
		return d.add(env.New(l.boolean, vm.ToValue(tag == wire.TagTrueObj)))
	case wire.TagNumberObj:
		return d.add(env.New(l.number, vm.ToValue(d.double())))
	case wire.TagBigIntObj:
		return d.add(vm.ToValue(d.bigInt()).ToObject(vm))
	case wire.TagStringObj:
		return d.add(env.New(l.str, d.tagged()))
	case wire.TagRegExp:
		return d.regExp()
	case wire.TagMap:
		return d.mapObject()
	case wire.TagSet:
		return d.setObject()
	case wire.TagError:
		return d.err()
	case wire.TagHost:
		return d.hostObject()
	}
	return d.arrayBuffer(tag)
}

// properties reads names and values up to the tag end into o and returns their number.
func (d *decoder) properties(o *goja.Object, end byte, array bool) uint32 {
	n := uint32(0)
	for ; !d.r.Skip(end); n++ {
		name := d.key()
		if _, element := index(name); array && (name == "length" || element && o.Get(name) != nil) {
			d.fail() // twice
		}
		v := d.value()
		if o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE) != nil {
			d.fail()
		}
	}
	return n
}

// key reads the name of a property: a string or a number.
func (d *decoder) key() string {
	tag, ok := d.r.Tag()
	d.must(ok)
	switch tag {
	case wire.TagInt32:
		n, ok := d.r.Zigzag()
		d.must(ok)
		return strconv.FormatInt(int64(n), 10)
	case wire.TagUint32:
		return strconv.FormatUint(uint64(d.varint()), 10)
	case wire.TagDouble:
		return d.m.vm.ToValue(d.double()).String()
	}
	return d.text(tag).String()
}

func (d *decoder) sparse() *goja.Object {
	length := d.varint()
	o := d.add(d.m.vm.NewArray())
	d.setLength(o, length)
	n := d.properties(o, wire.TagSparseEnd, true)
	d.must(d.varint() == n && d.varint() == length)
	return o
}

func (d *decoder) setLength(o *goja.Object, length uint32) {
	if o.Set("length", int64(length)) != nil {
		d.fail()
	}
}

// dense reads the elements first and puts them into the array at once: nothing sees it
// in between. The slice grows with what is read, whatever the length says.
func (d *decoder) dense() *goja.Object {
	length := d.varint()
	d.must(int64(length) <= int64(d.r.Left()))
	o := d.add(d.m.vm.NewArray())
	var items []goja.Value
	holes := false
	for range length {
		if d.r.Skip(wire.TagHole) {
			items, holes = append(items, nil), true
			continue
		}
		items = append(items, d.value())
	}
	if holes {
		d.setLength(o, length)
		for i, v := range items {
			if v != nil {
				_ = o.DefineDataProperty(strconv.Itoa(i), v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
			}
		}
	} else if length > 0 {
		call(d.m.lang.push, o, items...)
	}
	n := d.properties(o, wire.TagDenseEnd, true)
	d.must(d.varint() == n && d.varint() == length)
	return o
}

func (d *decoder) regExp() *goja.Object {
	source, bits := d.tagged(), d.varint()
	flags := strings.Builder{}
	for i := range len(regExpFlags) {
		if bits&(1<<i) != 0 {
			d.must(regExpFlags[i] != 0)
			flags.WriteByte(regExpFlags[i])
		}
	}
	d.must(bits>>len(regExpFlags) == 0)
	return d.add(d.m.env.New(d.m.lang.regExp, source, d.m.vm.ToValue(flags.String())))
}

func (d *decoder) mapObject() *goja.Object {
	o := d.add(d.m.env.New(d.m.lang.mapCtor))
	n := uint32(0)
	for ; !d.r.Skip(wire.TagMapEnd); n += 2 {
		key := d.value()
		call(d.m.lang.mapSet, o, key, d.value())
	}
	d.must(d.varint() == n)
	return o
}

func (d *decoder) setObject() *goja.Object {
	o := d.add(d.m.env.New(d.m.lang.set))
	n := uint32(0)
	for ; !d.r.Skip(wire.TagSetEnd); n++ {
		call(d.m.lang.setAdd, o, d.value())
	}
	d.must(d.varint() == n)
	return o
}

func (d *decoder) hostObject() *goja.Object {
	id := d.reserve()
	if d.host == nil {
		d.fail()
	}
	o := d.host()
	d.objs[id] = o
	return o
}

// err reads an error. Its own stack is the sender's.
func (d *decoder) err() *goja.Object {
	class := d.m.lang.err
	if tag, ok := d.r.Peek(); ok && d.m.lang.errors[tag] != nil {
		class = d.m.lang.errors[tag]
	}
	o := d.add(d.m.env.New(class))
	var stack goja.Value = goja.Undefined()
	for {
		tag, ok := d.r.Tag()
		d.must(ok)
		switch {
		case tag == errorMessage:
			d.define(o, "message", d.tagged())
		case tag == errorCause:
			d.define(o, "cause", d.value())
		case tag == errorStack:
			stack = d.tagged()
		case tag == errorEnd:
			d.define(o, "stack", stack)
			return o
		default:
			class := d.m.lang.errors[tag]
			d.must(class != nil)
			_ = o.SetPrototype(class.(*goja.Object).Get("prototype").(*goja.Object))
		}
	}
}

func (d *decoder) define(o *goja.Object, name string, v goja.Value) {
	_ = o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// arrayBuffer reads what is left of the tags: buffers.
func (d *decoder) arrayBuffer(tag byte) *goja.Object {
	switch tag {
	case wire.TagTransferred:
		o := d.here[d.varint()]
		d.must(o != nil)
		return d.add(o)
	case wire.TagBuffer, wire.TagResizable: // the engine's buffers have one size
		n := d.varint()
		if tag == wire.TagResizable {
			d.must(d.varint() >= n)
		}
		b, ok := d.r.Bytes(uint64(n))
		d.must(ok)
		return d.add(d.m.vm.ToValue(d.m.vm.NewArrayBuffer(append([]byte(nil), b...))).(*goja.Object))
	}
	d.fail()
	return nil
}

// viewOf is o, or the view of it that follows when o is a buffer.
func (d *decoder) viewOf(o *goja.Object) *goja.Object {
	if tag, ok := d.r.Peek(); !ok || tag != wire.TagView || d.m.kindOf(o) != kindArrayBuffer {
		return o
	}
	d.r.Tag()
	sub, ok := d.r.Tag()
	d.must(ok)
	i := strings.IndexByte(viewTags, sub)
	d.must(i >= 0)
	off, n := d.varint(), d.varint()
	if d.r.Version() >= 14 {
		d.must(d.varint() <= math.MaxUint8)
	}
	size := len(o.Export().(goja.ArrayBuffer).Bytes())
	unit := viewSizes[i]
	d.must(int64(off)+int64(n) <= int64(size) && int(off)%unit == 0 && int(n)%unit == 0)
	vm := d.m.vm
	return d.add(d.m.env.New(d.m.lang.views[i], o, vm.ToValue(int64(off)), vm.ToValue(int(n)/unit)))
}
