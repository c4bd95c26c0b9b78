package resolve

import (
	"errors"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// mendConstructors gives code and patterns that scripts make at run time what the loader
// gives to files: the syntax that has to be lowered, and the \p of regular expressions.
func (l *Loader) mendConstructors() {
	vm := l.env.VM
	mendConstructor(vm.Get("RegExp"), func(make func([]goja.Value) *goja.Object, args []goja.Value) *goja.Object {
		return make(patternMended(vm, args))
	})
	function := vm.Get("Function").(*goja.Object)
	l.lowerFunctions(function, "function")
	if kinds, err := vm.RunString("[async function () {}, function* () {}].map(f => f.constructor)"); err == nil {
		async, generator := kinds.(*goja.Object).Get("0").(*goja.Object), kinds.(*goja.Object).Get("1").(*goja.Object)
		l.lowerFunctions(async, "async function")
		for _, ctor := range []*goja.Object{async, generator} { // ECMA-262, sections 27.3.2 and 27.7.2
			jsapi.Must(ctor.SetPrototype(function))
		}
	}
}

// mendConstructor has f make the objects of the native class ctor, called with new or
// without; f gets ctor's own way to make one.
func mendConstructor(ctor goja.Value, f func(make func([]goja.Value) *goja.Object, args []goja.Value) *goja.Object) {
	engine.Wrap(ctor, func(own func(goja.FunctionCall) goja.Value, c goja.FunctionCall) goja.Value {
		return f(func(args []goja.Value) *goja.Object {
			o, _ := own(goja.FunctionCall{This: c.This, Arguments: args}).(*goja.Object)
			return o
		}, c.Arguments)
	})
	engine.WrapConstructor(ctor.(*goja.Object), func(own engine.Constructor, args []goja.Value, newTarget *goja.Object) *goja.Object {
		return f(func(args []goja.Value) *goja.Object { return own(args, newTarget) }, args)
	})
}

// patternMended mends the pattern among the arguments of new RegExp(pattern, 'u').
func patternMended(vm *goja.Runtime, args []goja.Value) []goja.Value {
	if len(args) < 2 || !goja.IsString(args[0]) || !goja.IsString(args[1]) || !strings.Contains(args[1].String(), "u") {
		return args
	}
	src := args[0].String()
	if !hasPatterns(src) {
		return args
	}
	args = slices.Clone(args)
	args[0] = vm.ToValue(mendPattern(src))
	return args
}

// lowerFunctions lowers the text of new Function(...parameters, text), for import(), for
// await and asynchronous generators, where the engine refuses it. kind begins the function.
func (l *Loader) lowerFunctions(ctor goja.Value, kind string) {
	mendConstructor(ctor, func(make func([]goja.Value) *goja.Object, args []goja.Value) (fn *goja.Object) {
		if len(args) == 0 || !mayLower(args[len(args)-1].String()) {
			return make(args)
		}
		if ex := l.env.Try(func() { fn = make(args) }); ex != nil {
			if fn = l.lowerFunction(kind, args); fn == nil {
				panic(ex)
			}
		}
		return fn
	})
}

// errNotLowered is the error of text that has other faults.
var errNotLowered = errors.New("not lowered")

// mayLower reports whether text may have what only lower knows.
func mayLower(text string) bool {
	return strings.Contains(text, "import") || strings.Contains(text, "async") || strings.Contains(text, "await")
}

// lowerFunction is the function of that text in the global scope, nil when it has none.
func (l *Loader) lowerFunction(kind string, args []goja.Value) *goja.Object {
	params := make([]string, len(args)-1)
	for i := range params {
		params[i] = args[i].String()
	}
	// the form of ECMA-262, section 20.2.1.1.1
	src := "(" + kind + " anonymous(" + strings.Join(params, ",") + "\n) {\n" + args[len(params)].String() + "\n})"
	c, err := l.lowerScript("<anonymous>", src, errNotLowered)
	if err != nil || c.program == nil {
		return nil
	}
	l.declareLowered(l.preloader("noop.js"))
	v, err := l.env.VM.RunProgram(c.program)
	if err != nil {
		panic(err)
	}
	fn, _ := v.(*goja.Object)
	return fn
}
