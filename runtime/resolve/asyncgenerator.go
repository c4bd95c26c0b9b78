package resolve

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// asyncGenerators is %AsyncGeneratorFunction.prototype%, which packages ask for the sake of
// %AsyncIteratorPrototype%, the prototype of the prototype of its prototype property
// (ECMA-262, section 27.4.3). Lowered generators do not inherit from it.
func (l *Loader) asyncGenerators() *goja.Object {
	if l.esm.generators == nil {
		vm := l.env.VM
		iterator, of, fn := vm.NewObject(), vm.NewObject(), vm.NewObject()
		self := l.env.Func("[Symbol.asyncIterator]", 0, func(c goja.FunctionCall) goja.Value { return c.This })
		jsapi.Must(iterator.DefineDataPropertySymbol(l.env.AsyncIterator(), self, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
		jsapi.Must(of.SetPrototype(iterator))
		jsapi.Must(fn.DefineDataProperty("prototype", of, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE))
		l.esm.generators = fn
	}
	return l.esm.generators
}
