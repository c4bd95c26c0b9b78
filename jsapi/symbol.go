package jsapi

import "github.com/dop251/goja"

// SymbolFor is Symbol.for(key), such as "nodejs.util.promisify.custom".
func (e *Env) SymbolFor(key string) *goja.Symbol {
	return e.Method(e.intrinsic("Symbol"), "for", e.VM.ToValue(key)).(*goja.Symbol)
}
