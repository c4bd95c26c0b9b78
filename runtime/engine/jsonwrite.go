package engine

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/dop251/goja"
)

// QuickJSON has JSON.stringify and JSON.parse read and fill objects directly, and reports
// whether it could. The engine's own do the rest: a replacer, an indentation, a reviver,
// text that is no JSON, and strings with half a surrogate pair.
func QuickJSON(vm *goja.Runtime) bool {
	k, ok := findObjects(vm)
	if !ok {
		return false
	}
	o, ok := vm.Get("JSON").(*goja.Object)
	if !ok {
		return false
	}
	stringify, parse := nativeBody(o.Get("stringify")), nativeBody(o.Get("parse"))
	if stringify == nil || parse == nil {
		return false
	}
	j := &quickJSON{vm: vm, objects: k, proto: vm.NewObject().Prototype(), list: vm.NewArray().Prototype()}
	slowly := *stringify
	*stringify = func(c goja.FunctionCall) goja.Value {
		if len(c.Arguments) == 1 || len(c.Arguments) > 1 && nullish(c.Argument(1)) && nullish(c.Argument(2)) {
			if v, ok := j.stringify(c.Arguments[0]); ok {
				return v
			}
		}
		return slowly(c)
	}
	slowParse := *parse
	*parse = func(c goja.FunctionCall) goja.Value {
		if len(c.Arguments) == 1 {
			if v, ok := j.parse(c.Arguments[0]); ok {
				return v
			}
		}
		return slowParse(c)
	}
	return true
}

func nullish(v goja.Value) bool { return goja.IsUndefined(v) || goja.IsNull(v) }

// quickJSON is the state of both in one runtime. Its buffers are reused; a toJSON that
// calls JSON.stringify finds them taken.
type quickJSON struct {
	*objects
	vm          *goja.Runtime
	proto, list *goja.Object // Object.prototype and Array.prototype
	out         []byte
	busy        bool
	keys        keyTable
}

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
	if len(w.open) > 1000 {
		return refused
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

func (w *jsonWriter) primitive(v goja.Value) outcome {
	switch s := v.(type) {
	case goja.String:
		if !w.quote(s.String()) {
			return refused
		}
		return written
	case *goja.Symbol:
		return absent
	}
	switch {
	case goja.IsUndefined(v):
		return absent
	case goja.IsNull(v):
		w.out = append(w.out, "null"...)
		return written
	case goja.IsNumber(v):
		if f := v.ToFloat(); math.IsNaN(f) || math.IsInf(f, 0) {
			w.out = append(w.out, "null"...)
		} else if i := int64(f); float64(i) == f && i < 1<<53 && i > -1<<53 {
			w.out = strconv.AppendInt(w.out, i, 10)
		} else {
			w.out = append(w.out, v.String()...)
		}
		return written
	}
	if b, ok := v.Export().(bool); ok {
		w.out = strconv.AppendBool(w.out, b)
		return written
	}
	return refused // a BigInt
}

// quote writes a string, and reports whether it could: what may be half a surrogate pair
// is not for Go's strings.
func (w *jsonWriter) quote(s string) bool {
	const hex = "0123456789abcdef"
	w.out = append(w.out, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0xEF {
			continue
		}
		if c == 0xEF { // U+FFFD stands for what Go's strings cannot hold
			if r, _ := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError {
				return false
			}
			continue
		}
		w.out = append(w.out, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			w.out = append(w.out, '\\', c)
		case '\n':
			w.out = append(w.out, '\\', 'n')
		case '\r':
			w.out = append(w.out, '\\', 'r')
		case '\t':
			w.out = append(w.out, '\\', 't')
		case '\b':
			w.out = append(w.out, '\\', 'b')
		case '\f':
			w.out = append(w.out, '\\', 'f')
		default:
			w.out = append(w.out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	w.out = append(append(w.out, s[start:]...), '"')
	return true
}
