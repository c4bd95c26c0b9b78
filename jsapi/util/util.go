package util

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Util is the module's state in one runtime. Everything in it belongs to the loop's goroutine.
type Util struct {
	env *jsapi.Env
	vm  *goja.Runtime
	in  intrinsics

	inspectFn *goja.Object // util.inspect, made when it is asked for
	custom    *goja.Symbol // util.inspect.custom
	promisify *goja.Symbol // util.promisify.custom
	paint     *palette
	defaults  Options // util.inspect.defaultOptions
	kinds     kindTable
	types     *goja.Object
	warned    map[string]bool // codes of the deprecations that were shown
}

// From returns the Util of env.
func From(env *jsapi.Env) *Util { return jsapi.Use(env, newUtil) }

func newUtil(env *jsapi.Env) *Util {
	u := &Util{env: env, vm: env.VM, defaults: DefaultOptions(), warned: make(map[string]bool)}
	u.in.load(env.VM)
	u.custom = env.SymbolFor("nodejs.util.inspect.custom")
	u.promisify = env.SymbolFor("nodejs.util.promisify.custom")
	u.kinds = newKindTable(env.VM)
	env.Inspect = func(v goja.Value, depth int) string {
		o := DefaultOptions()
		o.Depth = depth
		return u.Inspect(v, o)
	}
	return u
}

// CustomSymbol is util.inspect.custom, Symbol.for('nodejs.util.inspect.custom').
func (u *Util) CustomSymbol() *goja.Symbol { return u.custom }

// PromisifySymbol is util.promisify.custom.
func (u *Util) PromisifySymbol() *goja.Symbol { return u.promisify }
