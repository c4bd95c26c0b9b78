// Package vm is the module "vm" as far as one global scope goes (Node, "VM" page): Script,
// runInThisContext and compileFunction are whole; a second context is not to be had, for
// objects of one engine cannot enter another, and what asks for one throws.
package vm

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the built-in module "vm".
var Module = jsapi.Module{Name: "vm", Load: func(env *jsapi.Env) goja.Value { return (&vm{env: env}).exports() }}

type vm struct {
	env    *jsapi.Env
	script *jsapi.Class
}

// script is the state of a Script.
type script struct {
	jsapi.Hidden
	program *goja.Program
}

func (m *vm) exports() *goja.Object {
	o := m.env.VM.NewObject()
	m.script = m.env.Class(jsapi.ClassSpec{
		Name: "Script", Length: 1, MustNew: true, Init: m.init,
		Methods: []jsapi.Method{
			{Name: "runInThisContext", Length: 1, Fn: m.runScript},
			{Name: "runInContext", Length: 2, Fn: m.refuse("runInContext")},
			{Name: "runInNewContext", Length: 2, Fn: m.refuse("runInNewContext")},
		},
	})
	_ = o.Set("Script", m.script.Ctor)
	m.env.SetMethods(o, true,
		jsapi.Method{Name: "createContext", Fn: m.refuse("createContext")},
		jsapi.Method{Name: "createScript", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return m.env.New(m.script.Ctor, c.Arguments...)
		}},
		jsapi.Method{Name: "runInContext", Length: 3, Fn: m.refuse("runInContext")},
		jsapi.Method{Name: "runInNewContext", Length: 3, Fn: m.refuse("runInNewContext")},
		jsapi.Method{Name: "runInThisContext", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			m.env.ValidateString(c.Argument(0), "code")
			return m.run(m.compile(c.Argument(0).String(), c.Argument(1)))
		}},
		jsapi.Method{Name: "isContext", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			if _, ok := c.Argument(0).(*goja.Object); !ok {
				panic(m.env.InvalidArgType("object", "of type object", c.Argument(0)))
			}
			return m.env.VM.ToValue(false)
		}},
		jsapi.Method{Name: "compileFunction", Length: 2, Fn: m.compileFunction},
		jsapi.Method{Name: "measureMemory", Fn: m.refuse("measureMemory")})
	constants := m.env.VM.CreateObject(nil)
	for _, name := range []string{"USE_MAIN_CONTEXT_DEFAULT_LOADER", "DONT_CONTEXTIFY"} {
		symbol := goja.NewSymbol("vm_" + strings.ToLower(name))
		_ = constants.DefineDataProperty(name, symbol, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE)
	}
	_ = o.Set("constants", constants)
	return o
}

// refuse is a function that needs what there is not.
func (m *vm) refuse(name string) jsapi.Fn {
	return func(goja.FunctionCall) goja.Value {
		panic(m.env.CodeError("Error", "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
			"vm."+name+" is not available: there is one context. Use vm.runInThisContext"))
	}
}

func (m *vm) init(this *goja.Object, args []goja.Value) {
	code := ""
	var options goja.Value = goja.Undefined()
	if len(args) > 0 {
		code = args[0].String()
	}
	if len(args) > 1 {
		options = args[1]
	}
	m.env.Bind(this, &script{program: m.compile(code, options)})
}

// filename is options, a string, or its property filename.
func (m *vm) filename(options goja.Value) string {
	if goja.IsString(options) {
		return options.String()
	}
	if o, ok := options.(*goja.Object); ok {
		if v := o.Get("filename"); !jsapi.IsUndefined(v) {
			return m.env.ValidateString(v, "options.filename")
		}
	}
	return "evalmachine.<anonymous>"
}

// compile throws a SyntaxError.
func (m *vm) compile(code string, options goja.Value) *goja.Program {
	p, err := goja.Compile(m.filename(options), code, false)
	if err != nil {
		panic(m.env.New(m.env.VM.Get("SyntaxError"), m.env.VM.ToValue(strings.TrimPrefix(err.Error(), "SyntaxError: "))))
	}
	return p
}

func (m *vm) run(p *goja.Program) goja.Value {
	v, err := m.env.VM.RunProgram(p)
	if err != nil {
		panic(err)
	}
	return v
}

func (m *vm) runScript(c goja.FunctionCall) goja.Value {
	s, ok := m.env.Unwrap(c.This).(*script)
	if !ok {
		panic(m.env.TypeError("Illegal invocation"))
	}
	return m.run(s.program)
}

// compileFunction is vm.compileFunction(code, params, options).
func (m *vm) compileFunction(c goja.FunctionCall) goja.Value {
	code := m.env.ValidateString(c.Argument(0), "code")
	var params []string
	if !jsapi.IsUndefined(c.Argument(1)) {
		params = m.env.ValidateStringArray(c.Argument(1), "params")
	}
	return m.run(m.compile("(function ("+strings.Join(params, ",")+") {"+code+"\n})", c.Argument(2)))
}
