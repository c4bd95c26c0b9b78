package util

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// remaining lists what the iterator of a Map or Set will still give, without moving it,
// which no function of the language can do. It reads goja's list of entries where it
// lies; a goja that keeps it otherwise shows an empty list. Pairs says that the iterator
// gives [key, value]. A single value is in pair.key.
func (t *kindTable) remaining(o *goja.Object) (list []pair, pairs bool) {
	impl := t.impl(o).Elem()
	iter, kindField := impl.FieldByName("iter"), impl.FieldByName("kind")
	if !kindField.IsValid() || !kindField.CanInt() {
		return nil, false
	}
	const keys, values, both = 0, 1, 2 // goja's iterationKind
	what := kindField.Int()
	isSet := t.of(o) == kindSetIterator
	for e := firstEntry(iter); e.IsValid() && !e.IsNil(); e = e.Elem().FieldByName("iterNext") {
		k, v := entryValue(e.Elem(), "key"), entryValue(e.Elem(), "value")
		switch {
		case isSet:
			v = k
		case what == values:
			k = v
		}
		if k != nil {
			list = append(list, pair{k, v})
		}
	}
	return list, what == both
}

// firstEntry is the entry behind the last one given, or the first.
func firstEntry(iter reflect.Value) reflect.Value {
	if !iter.IsValid() || iter.Kind() != reflect.Pointer || iter.IsNil() {
		return reflect.Value{}
	}
	m, cur := iter.Elem().FieldByName("m"), iter.Elem().FieldByName("cur")
	if !m.IsValid() || m.IsNil() || !cur.IsValid() {
		return reflect.Value{}
	}
	for !cur.IsNil() && entryValue(cur.Elem(), "key") == nil { // removed meanwhile
		cur = cur.Elem().FieldByName("iterPrev")
	}
	if cur.IsNil() {
		return m.Elem().FieldByName("iterFirst")
	}
	return cur.Elem().FieldByName("iterNext")
}

// entryValue reads a field of type goja.Value that is not exported.
func entryValue(entry reflect.Value, field string) goja.Value {
	f := entry.FieldByName(field)
	if !f.IsValid() || f.Type() != reflect.TypeFor[goja.Value]() || !f.CanAddr() {
		return nil
	}
	return *(*goja.Value)(unsafe.Pointer(f.UnsafeAddr()))
}
