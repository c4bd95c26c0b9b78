package v8

import (
	"math"
	"math/big"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc/wire"
	"github.com/gaggle-js/gaggle/jsapi"
)

// encoder writes values. It throws as natives do.
type encoder struct {
	m     *V8
	w     wire.Writer
	ids   map[*goja.Object]uint32             // what was written, by its number
	away  map[*goja.Object]uint32             // buffers that travel otherwise, by transferArrayBuffer
	aside func(o *goja.Object) (uint32, bool) // see Aside; nil for none
	depth int
	// viewsAsHost has views written by host and not by the format.
	viewsAsHost bool
	// host writes an object that the format has no tag for; nil refuses it.
	host func(o *goja.Object)
	// cloneError makes the error for what cannot be cloned.
	cloneError func(msg string) goja.Value
}

func (m *V8) newEncoder() *encoder {
	return &encoder{m: m, viewsAsHost: true, cloneError: func(msg string) goja.Value { return m.env.Error(msg) }}
}

// value writes v with its tag.
func (e *encoder) value(v goja.Value) {
	switch x := v.(type) {
	case goja.String:
		e.text(x)
		return
	case *goja.Object:
		e.object(x)
		return
	case *goja.Symbol:
		e.refuse(symbolText(x))
	}
	switch {
	case jsapi.IsUndefined(v):
		e.w.Tag(wire.TagUndefined)
		return
	case goja.IsNull(v):
		e.w.Tag(wire.TagNull)
		return
	}
	e.primitive(v.Export())
}

func symbolText(s *goja.Symbol) string { return "Symbol(" + s.String() + ")" }

func (e *encoder) primitive(v any) {
	switch x := v.(type) {
	case bool:
		if x {
			e.w.Tag(wire.TagTrue)
		} else {
			e.w.Tag(wire.TagFalse)
		}
	case int64:
		e.w.Int(x)
	case float64:
		e.w.Number(x)
	case *big.Int:
		e.w.Tag(wire.TagBigInt)
		e.bigInt(x)
	default:
		e.w.Tag(wire.TagUndefined) // a hidden value: no script sees one
	}
}

// bigInt writes the sign and the length in one number, then the magnitude in words of
// eight bytes.
func (e *encoder) bigInt(x *big.Int) {
	size := (x.BitLen() + 63) / 64 * 8
	field := uint64(size) << 1
	if x.Sign() < 0 {
		field |= 1
	}
	e.w.Varint(field)
	digits := x.FillBytes(make([]byte, size))
	for i := size - 1; i >= 0; i-- {
		e.w.B = append(e.w.B, digits[i])
	}
}

// text writes a string.
func (e *encoder) text(s goja.String) {
	n := s.Length()
	if text := s.String(); len(text) == n { // as many bytes as units: ASCII
		e.w.ASCII(text)
		return
	}
	units := make([]uint16, n)
	for i := range units {
		units[i] = s.CharAt(i)
	}
	e.w.Units(units)
}

// key writes the name of a property: array indexes are numbers.
func (e *encoder) key(name string) {
	if n, ok := index(name); ok {
		e.w.Int(int64(n))
		return
	}
	e.w.String(name)
}

// index is the array index that name stands for.
func index(name string) (uint32, bool) {
	if name == "" || len(name) > 10 || name[0] < '0' || name[0] > '9' || name[0] == '0' && len(name) > 1 {
		return 0, false
	}
	n, err := strconv.ParseUint(name, 10, 32)
	return uint32(n), err == nil && n < math.MaxUint32
}

// properties writes those of o that names lists and o still has, and returns their number.
func (e *encoder) properties(o *goja.Object, names []string) uint64 {
	n := uint64(0)
	for _, name := range names {
		v := o.Get(name)
		if v == nil {
			continue // a getter took it away
		}
		e.key(name)
		e.value(v)
		n++
	}
	return n
}

// refuse throws for what cannot be cloned.
func (e *encoder) refuse(what string) { e.fail(what + " could not be cloned.") }

func (e *encoder) fail(msg string) { panic(e.cloneError(msg)) }

// describe names an object in an error as V8 does, without a call of a script's code.
func (e *encoder) describe(o *goja.Object) string {
	if jsapi.IsFunction(o) {
		return o.String()
	}
	if o.Get("toString") == e.m.lang.objectStringValue {
		if ctor, ok := o.Get("constructor").(*goja.Object); ok && jsapi.IsFunction(ctor) {
			if name := ctor.Get("name"); jsapi.IsString(name) && name.String() != "" {
				return "#<" + name.String() + ">"
			}
		}
	}
	return call(e.m.lang.objectString, o).String()
}
