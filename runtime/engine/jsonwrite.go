package engine

import (
	"reflect"
	"slices"
	"strconv"

	"github.com/dop251/goja"
)

// jsonWriter writes one value.
type jsonWriter struct {
	*quickJSON
	out   []byte
	open  []*goja.Object // those being written, for circles
	plain bool           // neither Object.prototype nor Array.prototype has a toJSON
}

// stringify returns the text of v, undefined without one, and whether it could tell.
func (j *quickJSON) stringify(v goja.Value) (goja.Value, bool) {
	w := jsonWriter{quickJSON: j}
	if !j.busy {
		j.busy, w.out = true, j.out[:0]
		defer func() { j.busy = false }()
	}
	w.plain = j.proto.Get("toJSON") == nil && j.list.Get("toJSON") == nil
	switch w.value("", v) {
	case refused:
		return nil, false
	case absent:
		return goja.Undefined(), true
	}
	s := j.vm.ToValue(string(w.out))
	if cap(w.out) <= 64<<10 {
		j.out = w.out
	}
	return s, true
}

var proxyType = reflect.TypeFor[goja.Proxy]()

// deepest is how many objects may be inside one another: as many as V8's stack holds.
const deepest = 4184

// tooDeep is what V8 throws of more. The engine's own stringify would go on, in quadratic time.
func (w *jsonWriter) tooDeep() goja.Value {
	e, err := w.vm.New(w.vm.Get("RangeError"), w.vm.ToValue("Maximum call stack size exceeded"))
	if err != nil {
		panic(err)
	}
	return e
}

// outcome is how a value was written.
type outcome int

const (
	written outcome = iota
	absent          // undefined, a function, a symbol
	refused         // for the engine's own stringify
)

func (w *jsonWriter) value(key string, v goja.Value) outcome {
	o, ok := v.(*goja.Object)
	if !ok {
		return w.primitive(v)
	}
	if !w.plain || !w.ownKind(o) {
		if f, ok := goja.AssertFunction(o.Get("toJSON")); ok {
			r, err := f(o, w.vm.ToValue(key))
			if err != nil {
				panic(err)
			}
			if o, ok = r.(*goja.Object); !ok {
				return w.primitive(r)
			}
		}
	}
	if o.ExportType() == proxyType {
		return refused
	}
	switch o.ClassName() {
	case "Function":
		return absent
	case "Object", "Error", "Map", "Set", "Arguments":
	case "Array":
		if !w.isArray(o) { // sparse
			return refused
		}
	default: // boxed primitives, proxies, Go's own
		return refused
	}
	for _, before := range w.open {
		if before == o {
			return refused
		}
	}
	if len(w.open) > deepest {
		panic(w.tooDeep())
	}
	w.open = append(w.open, o)
	result := w.members(o)
	w.open = w.open[:len(w.open)-1]
	return result
}

// ownKind reports whether o is an ordinary object or array without a toJSON: one that has
// none itself and inherits from nothing else.
func (w *jsonWriter) ownKind(o *goja.Object) bool {
	switch p := o.Prototype(); {
	case w.isArray(o):
		return p == w.list
	case !w.isPlain(o) || p != w.proto:
		return false
	}
	_, has := w.properties(o)["toJSON"]
	return !has
}

func (w *jsonWriter) members(o *goja.Object) outcome {
	switch {
	case w.isArray(o):
		return w.array(o)
	case w.isPlain(o) && !w.hasIntegers(o):
		return w.object(o)
	}
	return w.slowObject(o)
}

// hasIntegers reports whether a name may be an integer: those come first when listed.
func (w *jsonWriter) hasIntegers(o *goja.Object) bool {
	for _, name := range *w.propertyNames(o) {
		if len(name) > 0 && name[0] >= '0' && name[0] <= '9' {
			return true
		}
	}
	return false
}

func (w *jsonWriter) array(o *goja.Object) outcome {
	values, whole := w.elements(o)
	n := len(values)
	if !whole {
		n = int(o.Get("length").ToInteger())
	}
	w.out = append(w.out, '[')
	for i := range n {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		var v goja.Value
		if values, whole = w.elements(o); !whole || !w.isArray(o) { // a toJSON may have changed it
			v = o.Get(strconv.Itoa(i))
		} else if i < len(values) {
			v = values[i]
		}
		if v == nil {
			v = goja.Undefined()
		}
		switch w.value(strconv.Itoa(i), v) {
		case refused:
			return refused
		case absent:
			w.out = append(w.out, "null"...)
		}
	}
	w.out = append(w.out, ']')
	return written
}

func (w *jsonWriter) object(o *goja.Object) outcome {
	w.out = append(w.out, '{')
	first := true
	for _, name := range *w.propertyNames(o) {
		v := w.properties(o)[name]
		key := name.String()
		if v != nil && !w.isValue(v) {
			if !slices.Contains(o.Keys(), key) { // not enumerable
				continue
			}
			v = o.Get(key)
		}
		if !w.member(key, v, &first) {
			return refused
		}
	}
	w.out = append(w.out, '}')
	return written
}

// slowObject is object for what keeps its properties otherwise.
func (w *jsonWriter) slowObject(o *goja.Object) outcome {
	w.out = append(w.out, '{')
	first := true
	for _, key := range o.Keys() {
		if !w.member(key, o.Get(key), &first) {
			return refused
		}
	}
	w.out = append(w.out, '}')
	return written
}

// member writes "key":value unless the value is absent, and reports whether it could.
func (w *jsonWriter) member(key string, v goja.Value, first *bool) bool {
	start := len(w.out)
	if !*first {
		w.out = append(w.out, ',')
	}
	if !w.quote(key) {
		return false
	}
	w.out = append(w.out, ':')
	if v == nil {
		v = goja.Undefined()
	}
	switch w.value(key, v) {
	case refused:
		return false
	case absent:
		w.out = w.out[:start]
	default:
		*first = false
	}
	return true
}
