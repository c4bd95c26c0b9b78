package lang

import (
	"math"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// The engine takes any length that is a number, and Go ends a process that asks for more memory
// than there is. What is too long for Node throws here as it does there.

// Node's longest string, in UTF-16 units (buffer.constants.MAX_STRING_LENGTH), and its longest
// typed array, in elements.
const (
	maxString = 1<<29 - 24
	maxTyped  = 1 << 32
)

// limitStrings bounds what the methods of strings make of a number.
func (l *lang) limitStrings(proto *goja.Object) {
	limit := func(name string, length func(s goja.String, n float64, c goja.FunctionCall) float64) {
		engine.Wrap(proto.Get(name), func(own func(goja.FunctionCall) goja.Value, c goja.FunctionCall) goja.Value {
			s, isString := c.This.(goja.String)
			n, isNumber := jsapi.Number(c.Argument(0))
			if isString && isNumber && n < math.Inf(1) && length(s, n, c) > maxString {
				panic(l.env.RangeError("Invalid string length"))
			}
			return own(c)
		})
	}
	limit("repeat", func(s goja.String, n float64, _ goja.FunctionCall) float64 { return float64(s.Length()) * n })
	padded := func(_ goja.String, n float64, c goja.FunctionCall) float64 {
		if fill, ok := c.Argument(1).(goja.String); ok && fill.Length() == 0 {
			return 0
		}
		return n
	}
	limit("padStart", padded)
	limit("padEnd", padded)
}

// limitBuffers bounds the constructors of memory.
func (l *lang) limitBuffers(arrayBuffer, uint8Array *goja.Object) {
	limit := func(class *goja.Object, check func(n float64)) {
		engine.WrapConstructor(class, func(own engine.Constructor, args []goja.Value, newTarget *goja.Object) *goja.Object {
			if n, ok := jsapi.Number(jsapi.Arg(args, 0)); ok {
				check(n)
			}
			return own(args, newTarget)
		})
	}
	limit(arrayBuffer, func(n float64) { l.env.CheckAllocation(int(min(n, 1<<53))) })
	limit(uint8Array, func(n float64) {
		if n > maxTyped {
			panic(l.env.RangeError("Invalid typed array length: " + l.env.VM.ToValue(n).String()))
		}
		l.env.CheckAllocation(int(n))
	})
}
