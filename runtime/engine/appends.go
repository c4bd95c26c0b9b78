package engine

import (
	"slices"
	"unsafe"
	"weak"

	"github.com/dop251/goja"
)

// Appends puts strings together in amortised time. The engine copies both for every +, so
// that a text which grows by a character at a time costs the square of its length. Append
// leaves room behind a long text, as append does behind a slice, and the next piece goes
// there: no string reaches beyond its own end, so those that were made before stay as they
// are. Only the last few texts are known, by weak pointers that keep none of them alive.
//
// The zero Appends leaves it to the engine.
type Appends struct {
	ascii, wide unsafe.Pointer // type words of strings in bytes, and in UTF-16
	bytes       rooms[byte]
	units       rooms[uint16] // with the byte order mark that the engine puts before such a string
}

// roomFrom is the length from which room is left.
const roomFrom = 256

// AppendsOf learns how the engine keeps strings.
func AppendsOf(vm *goja.Runtime) Appends {
	text, wide := vm.ToValue("text"), goja.Value(goja.StringFromUTF16([]uint16{0xe9}))
	t, w := words(&text), words(&wide)
	if *(*string)(t[1]) != "text" || !slices.Equal(*(*[]uint16)(w[1]), []uint16{0xfeff, 0xe9}) {
		return Appends{}
	}
	return Appends{ascii: t[0], wide: w[0]}
}

// Append is left + right of two strings.
func (a *Appends) Append(left, right goja.Value) goja.Value {
	l, r := words(&left), words(&right)
	switch {
	case left.(goja.String).Length() < roomFrom:
	case l[0] == a.ascii && r[0] == a.ascii:
		text := a.bytes.add(bytesOf(l[1]), bytesOf(r[1]))
		made := unsafe.String(unsafe.SliceData(text), len(text))
		return value(a.ascii, unsafe.Pointer(&made))
	case l[0] == a.wide:
		if more := a.utf16(r); more != nil {
			made := a.units.add(*(*[]uint16)(l[1]), more)
			return value(a.wide, unsafe.Pointer(&made))
		}
	}
	return left.(goja.String).Concat(right.(goja.String))
}

// utf16 returns the units of the string with these words, nil when it is kept otherwise.
func (a *Appends) utf16(words *[2]unsafe.Pointer) []uint16 {
	switch words[0] {
	case a.wide:
		return (*(*[]uint16)(words[1]))[1:]
	case a.ascii:
		text := bytesOf(words[1])
		units := make([]uint16, len(text))
		for i, c := range text {
			units[i] = uint16(c)
		}
		return units
	}
	return nil
}

func words(v *goja.Value) *[2]unsafe.Pointer { return (*[2]unsafe.Pointer)(unsafe.Pointer(v)) }

// bytesOf is the string at p as bytes, which nobody may change.
func bytesOf(p unsafe.Pointer) []byte {
	s := *(*string)(p)
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// rooms knows the last texts that have room behind them, and which of them is the oldest.
type rooms[T byte | uint16] struct {
	last   [4]grown[T]
	oldest int
}

// grown is a text's memory, of which so much is used.
type grown[T byte | uint16] struct {
	start       weak.Pointer[T]
	used, space int
}

// add returns left and behind it right, in left's own memory when it is the longest text
// there and has room.
func (r *rooms[T]) add(left, right []T) []T {
	start := unsafe.SliceData(left)
	at := r.oldest
	for i := range r.last {
		g := &r.last[i]
		if g.used != len(left) || g.start.Value() != start {
			continue
		}
		if g.space-g.used >= len(right) {
			g.used += len(right)
			return append(unsafe.Slice(start, g.space)[:len(left)], right...)
		}
		at = i
		break
	}
	if at == r.oldest {
		r.oldest = (r.oldest + 1) % len(r.last)
	}
	made := append(slices.Clip(left), right...)
	r.last[at] = grown[T]{start: weak.Make(unsafe.SliceData(made)), used: len(made), space: cap(made)}
	return made
}
