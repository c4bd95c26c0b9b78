package jsapi

import "github.com/dop251/goja"

// SymbolFor is Symbol.for(key), such as "nodejs.util.promisify.custom".
func (e *Env) SymbolFor(key string) *goja.Symbol {
	return e.Method(e.intrinsic("Symbol"), "for", e.VM.ToValue(key)).(*goja.Symbol)
}

// AsyncIterator is Symbol.asyncIterator. The engine has none: whoever asks first defines it,
// so that the modules and the scripts use one and the same symbol.
func (e *Env) AsyncIterator() *goja.Symbol {
	ctor := e.intrinsic("Symbol")
	if s, ok := ctor.Get("asyncIterator").(*goja.Symbol); ok {
		return s
	}
	s := goja.NewSymbol("Symbol.asyncIterator")
	Must(ctor.DefineDataProperty("asyncIterator", s, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE))
	return s
}
