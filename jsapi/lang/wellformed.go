package lang

import (
	"unicode/utf16"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// strings defines isWellFormed and toWellFormed.
func (l *lang) strings(proto *goja.Object) {
	vm := l.env.VM
	l.env.SetMethods(proto, false,
		jsapi.Method{Name: "isWellFormed", Fn: func(c goja.FunctionCall) goja.Value {
			s := l.thisString(c, "isWellFormed")
			return vm.ToValue(loneSurrogate(s, 0) < 0)
		}},
		jsapi.Method{Name: "toWellFormed", Fn: func(c goja.FunctionCall) goja.Value {
			s := l.thisString(c, "toWellFormed")
			i := loneSurrogate(s, 0)
			if i < 0 {
				return s
			}
			units := make([]uint16, s.Length())
			for k := range units {
				units[k] = s.CharAt(k)
			}
			for ; i >= 0; i = loneSurrogate(s, i+1) {
				units[i] = 0xFFFD
			}
			return goja.StringFromUTF16(units)
		}})
}

func (l *lang) thisString(c goja.FunctionCall, name string) goja.String {
	if s, ok := c.This.(goja.String); ok {
		return s
	}
	if jsapi.IsNullish(c.This) {
		panic(l.env.TypeError("String.prototype." + name + " called on null or undefined"))
	}
	return l.env.VM.ToValue(c.This.String()).(goja.String)
}

// loneSurrogate is the index of the first surrogate of s, from index i on, that has no
// partner; -1 without one.
func loneSurrogate(s goja.String, i int) int {
	for n := s.Length(); i < n; i++ {
		c := rune(s.CharAt(i))
		if !utf16.IsSurrogate(c) {
			continue
		}
		if c >= 0xDC00 || i+1 == n || s.CharAt(i+1)&0xFC00 != 0xDC00 {
			return i
		}
		i++
	}
	return -1
}
