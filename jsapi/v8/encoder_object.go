package v8

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc/wire"
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// object writes o, or the number under which it was written before.
func (e *encoder) object(o *goja.Object) {
	if id, ok := e.ids[o]; ok {
		e.w.Tag(wire.TagRef)
		e.w.Varint(uint64(id))
		return
	}
	if e.besides(o) {
		return
	}
	if jsapi.IsFunction(o) {
		e.refuse(e.describe(o))
	}
	if e.depth++; e.depth > maxDepth {
		panic(e.m.env.RangeError("Maximum call stack size exceeded"))
	}
	e.fresh(o, e.m.kindOf(o))
	e.depth--
}

// number gives o the next number.
func (e *encoder) number(o *goja.Object) {
	if e.ids == nil {
		e.ids = make(map[*goja.Object]uint32)
	}
	e.ids[o] = uint32(len(e.ids))
}

// fresh writes o for the first time.
func (e *encoder) fresh(o *goja.Object, k kind) {
	view := k == kindTyped || k == kindDataView
	if view && !e.viewsAsHost {
		e.object(o.Get("buffer").(*goja.Object)) // a view follows its buffer
	}
	e.number(o)
	switch {
	case view && e.viewsAsHost:
		e.w.Tag(wire.TagHost)
		e.writeHost(o)
	case view:
		e.view(o)
	case k == kindObject:
		e.w.Tag(wire.TagObject)
		n := e.properties(o, o.Keys())
		e.w.Tag(wire.TagObjectEnd)
		e.w.Varint(n)
	case k == kindArray:
		e.array(o)
	case k == kindError:
		e.err(o)
	default:
		e.builtin(o, k)
	}
}

func (e *encoder) writeHost(o *goja.Object) {
	if e.host == nil {
		e.refuse(e.describe(o))
	}
	e.host(o)
}

// builtin writes the objects that hold no properties.
func (e *encoder) builtin(o *goja.Object, k kind) {
	switch k {
	case kindDate:
		e.w.Tag(wire.TagDate)
		e.w.Double(call(e.m.lang.dateValue, o).ToFloat())
	case kindRegExp:
		e.regExp(o)
	case kindMap:
		e.mapObject(o)
	case kindSet:
		e.setObject(o)
	case kindArrayBuffer:
		e.arrayBuffer(o)
	case kindString:
		e.w.Tag(wire.TagStringObj)
		e.text(call(e.m.lang.stringValue, o).(goja.String))
	case kindPrimitive:
		e.primitiveObject(o)
	default:
		e.refuse(e.describe(o))
	}
}

// array writes a dense array element by element, and one with holes as its properties.
func (e *encoder) array(o *goja.Object) {
	n := uint64(o.Get("length").ToInteger())
	keys := o.Keys()
	// Indexes come first and in order: when the one at n-1 is n-1, all before it are there.
	if uint64(len(keys)) < n || n > 0 && keys[n-1] != strconv.FormatUint(n-1, 10) {
		e.w.Tag(wire.TagSparse)
		e.w.Varint(n)
		props := e.properties(o, keys)
		e.w.Tag(wire.TagSparseEnd)
		e.w.Varint(props)
		e.w.Varint(n)
		return
	}
	e.w.Tag(wire.TagDense)
	e.w.Varint(n)
	for _, key := range keys[:n] {
		if v := o.Get(key); v != nil {
			e.value(v)
		} else {
			e.w.Tag(wire.TagHole)
		}
	}
	props := e.properties(o, keys[n:])
	e.w.Tag(wire.TagDenseEnd)
	e.w.Varint(props)
	e.w.Varint(n)
}

// mapObject writes the entries that o has now; getters of its values may change it.
func (e *encoder) mapObject(o *goja.Object) {
	var list []goja.Value
	call(e.m.lang.mapForEach, o, e.m.env.Func("", 0, func(c goja.FunctionCall) goja.Value {
		list = append(list, c.Argument(1), c.Argument(0))
		return goja.Undefined()
	}))
	e.list(wire.TagMap, list, wire.TagMapEnd)
}

func (e *encoder) setObject(o *goja.Object) {
	var list []goja.Value
	call(e.m.lang.setForEach, o, e.m.env.Func("", 0, func(c goja.FunctionCall) goja.Value {
		list = append(list, c.Argument(0))
		return goja.Undefined()
	}))
	e.list(wire.TagSet, list, wire.TagSetEnd)
}

func (e *encoder) list(open byte, list []goja.Value, end byte) {
	e.w.Tag(open)
	for _, v := range list {
		e.value(v)
	}
	e.w.Tag(end)
	e.w.Varint(uint64(len(list)))
}

// regExpFlags are the letters of a RegExp's flags, in the order of the format's bits.
const regExpFlags = "gimyus\x00dv"

func (e *encoder) regExp(o *goja.Object) {
	e.w.Tag(wire.TagRegExp)
	e.text(e.m.vm.ToValue(o.Get("source").String()).(goja.String))
	bits := uint64(0)
	for _, letter := range o.Get("flags").String() {
		if i := strings.IndexRune(regExpFlags, letter); i >= 0 {
			bits |= 1 << i
		}
	}
	e.w.Varint(bits)
}

func (e *encoder) primitiveObject(o *goja.Object) {
	switch x := o.Export().(type) {
	case bool:
		if x {
			e.w.Tag(wire.TagTrueObj)
		} else {
			e.w.Tag(wire.TagFalseObj)
		}
	case int64:
		e.w.Tag(wire.TagNumberObj)
		e.w.Double(float64(x))
	case float64:
		e.w.Tag(wire.TagNumberObj)
		e.w.Double(x)
	case *big.Int:
		e.w.Tag(wire.TagBigIntObj)
		e.bigInt(x)
	default:
		e.refuse(e.describe(o))
	}
}

func (e *encoder) arrayBuffer(o *goja.Object) {
	if id, ok := e.away[o]; ok {
		e.w.Tag(wire.TagTransferred)
		e.w.Varint(uint64(id))
		return
	}
	ab := o.Export().(goja.ArrayBuffer)
	if ab.Detached() {
		e.fail("An ArrayBuffer is detached and could not be cloned.")
	}
	e.w.Tag(wire.TagBuffer)
	e.w.Varint(uint64(len(ab.Bytes())))
	e.w.B = append(e.w.B, ab.Bytes()...)
}

// view writes a view in the format's own way, behind its buffer.
func (e *encoder) view(o *goja.Object) {
	b, _ := buffer.Bytes(o)
	e.w.Tag(wire.TagView)
	e.w.Tag(viewTags[e.m.viewIndex(o)])
	e.w.Varint(uint64(o.Get("byteOffset").ToInteger()))
	e.w.Varint(uint64(len(b)))
	e.w.Varint(0) // neither resizable nor following its buffer's length
}
