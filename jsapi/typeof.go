package jsapi

import (
	"math/big"

	"github.com/dop251/goja"
)

// TypeOf is JavaScript's typeof v. An absent (nil) v is "undefined".
func TypeOf(v goja.Value) string {
	switch x := v.(type) {
	case nil:
		return "undefined"
	case *goja.Object:
		if IsFunction(x) {
			return "function"
		}
		return "object"
	case goja.String:
		return "string"
	case *goja.Symbol:
		return "symbol"
	}
	switch {
	case goja.IsUndefined(v):
		return "undefined"
	case goja.IsNull(v):
		return "object"
	}
	switch v.Export().(type) {
	case bool:
		return "boolean"
	case *big.Int:
		return "bigint"
	case nil: // Hidden: no script sees one
		return "undefined"
	}
	return "number"
}

// Number returns the value of a number, and whether v is one. It converts nothing.
func Number(v goja.Value) (float64, bool) {
	switch v.(type) {
	case nil, *goja.Object, goja.String, *goja.Symbol:
		return 0, false
	}
	switch x := v.Export().(type) {
	case int64:
		return float64(x), true
	case float64:
		return x, true
	}
	return 0, false
}

// BigInt returns the value of a bigint, and whether v is one. The caller must not change it.
func BigInt(v goja.Value) (*big.Int, bool) {
	switch v.(type) {
	case nil, *goja.Object, goja.String, *goja.Symbol:
		return nil, false
	}
	b, ok := v.Export().(*big.Int)
	return b, ok
}

// Text is `${v}`: what v becomes where JavaScript wants a string. A symbol throws.
func (e *Env) Text(v goja.Value) string {
	if _, ok := v.(*goja.Symbol); ok {
		panic(e.TypeError("Cannot convert a Symbol value to a string"))
	}
	return OrUndefined(v).String()
}

// IsString reports whether v is a primitive string.
func IsString(v goja.Value) bool {
	_, ok := v.(goja.String)
	return ok
}
