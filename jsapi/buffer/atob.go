package buffer

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// base64Functions are atob and btoa. (HTML standard: "Base64 utility methods".)
func (b *Buffers) base64Functions() []jsapi.Method {
	return []jsapi.Method{
		{Name: "btoa", Length: 1, Fn: b.btoa},
		{Name: "atob", Length: 1, Fn: b.atob},
	}
}

func (b *Buffers) btoa(c goja.FunctionCall) goja.Value {
	if len(c.Arguments) == 0 {
		panic(b.env.MissingArgs("input"))
	}
	s := b.string(c.Argument(0))
	for i := range s.Length() {
		if s.CharAt(i) > 0xff {
			panic(b.invalidCharacter("Invalid character"))
		}
	}
	return b.vm.ToValue(encodeBase64(Base64, Latin1.Encode(s)))
}

func (b *Buffers) atob(c goja.FunctionCall) goja.Value {
	if len(c.Arguments) == 0 {
		panic(b.env.MissingArgs("input"))
	}
	s := b.string(c.Argument(0))
	digits := make([]byte, 0, s.Length())
	pads := 0
	for i := range s.Length() {
		switch u := s.CharAt(i); {
		case u == ' ' || u == '\t' || u == '\n' || u == '\f' || u == '\r':
		case u == '=':
			pads++
		case u > 0x7f || sextets[u] == bad || u == '-' || u == '_' || pads > 0:
			panic(b.invalidCharacter("Invalid character"))
		default:
			digits = append(digits, byte(u))
		}
	}
	if pads > 0 && len(digits)%4 != 1 && (pads > 2 || (len(digits)+pads)%4 != 0) {
		panic(b.invalidCharacter("Invalid character"))
	}
	if len(digits)%4 == 1 {
		panic(b.invalidCharacter("The string to be decoded is not correctly encoded."))
	}
	return b.Decode(appendBase64(nil, string(digits)), Latin1)
}

// string is `${v}`.
func (b *Buffers) string(v goja.Value) goja.String {
	if _, ok := v.(*goja.Symbol); ok {
		panic(b.env.TypeError("Cannot convert a Symbol value to a string"))
	}
	return asString(v)
}

func (b *Buffers) invalidCharacter(msg string) *goja.Object {
	return events.From(b.env).NewDOMException(msg, "InvalidCharacterError")
}
