package lang

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// sizes makes size of Map and Set an accessor without setter (ECMA-262, sections 24.1.3.10 and
// 24.2.3.9): the engine's own is writable besides, so that an assignment makes a property of the map. What
// cannot be written must come between, for an accessor inherits that from what was there.
func (l *lang) sizes(protos ...*goja.Object) {
	for _, proto := range protos {
		d := l.object("getOwnPropertyDescriptor", proto, l.env.VM.ToValue("size")).(*goja.Object)
		jsapi.Must(proto.DefineDataProperty("size", goja.Undefined(), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
		jsapi.Must(proto.DefineAccessorProperty("size", d.Get("get"), nil, goja.FLAG_TRUE, goja.FLAG_FALSE))
	}
}

// isoYears has Date.prototype.toISOString write years beyond four digits with six and a sign
// (ECMA-262, section 21.4.1.32.1).
func isoYears(proto *goja.Object, vm *goja.Runtime) {
	engine.Wrap(proto.Get("toISOString"), func(own func(goja.FunctionCall) goja.Value, c goja.FunctionCall) goja.Value {
		v := own(c)
		s := v.String()
		if sign := s[:1]; sign == "-" || sign == "+" {
			if year, rest, cut := strings.Cut(s[1:], "-"); cut && len(year) < 6 {
				return vm.ToValue(sign + strings.Repeat("0", 6-len(year)) + year + "-" + rest)
			}
		}
		return v
	})
}
