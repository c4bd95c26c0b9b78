// Package vm is the module "vm" as far as one engine goes (Node, "VM" page). Script,
// runInThisContext and compileFunction are whole.
//
// # Contexts
//
// A context is not a global object of its own, for objects of one engine cannot enter
// another: it is a scope in front of the global one (context.js). Code that runs in it
// sees the object's properties and the language; what it declares by var and function,
// and what it assigns to, becomes the object's. The language's own classes are those of
// the caller: an Array from a context is instanceof Array. let, const and class do not
// outlive the call, and stacks name the code <eval>. measureMemory and modules are not there.
package vm

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Compiler compiles a script of the global scope; file is its name in stacks. It throws a
// SyntaxError.
type Compiler func(env *jsapi.Env, file, code string) *goja.Program

// Module is the built-in module "vm", whose scripts compile makes.
func Module(compile Compiler) jsapi.Module {
	return jsapi.Module{Name: "vm", Load: func(env *jsapi.Env) goja.Value { return (&vm{env: env, compiler: compile}).exports() }}
}

type vm struct {
	compiler Compiler
	env      *jsapi.Env
	script   *jsapi.Class
	ctx      *goja.Object // see contexts
}

// script is the state of a Script.
type script struct {
	jsapi.Hidden
	program *goja.Program
	code    string
	options goja.Value
}

func (m *vm) exports() *goja.Object {
	o := m.env.VM.NewObject()
	m.script = m.env.Class(jsapi.ClassSpec{
		Name: "Script", Length: 1, MustNew: true, Init: m.init,
		Methods: []jsapi.Method{
			{Name: "runInThisContext", Length: 1, Fn: m.runScript},
			{Name: "runInContext", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
				s := m.scriptThis(c)
				return m.runIn(m.contextArg(c.Argument(0)), s.code, m.ofScript(s, c.Argument(1)))
			}},
			{Name: "runInNewContext", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
				s := m.scriptThis(c)
				return m.runIn(m.newContext(c.Argument(0)), s.code, m.ofScript(s, c.Argument(1)))
			}},
		},
	})
	_ = o.Set("Script", m.script.Ctor)
	m.env.SetMethods(o, true,
		jsapi.Method{Name: "createContext", Fn: m.createContext},
		jsapi.Method{Name: "createScript", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return m.env.New(m.script.Ctor, c.Arguments...)
		}},
		jsapi.Method{Name: "runInContext", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return m.runIn(m.contextArg(c.Argument(1)), m.env.Text(c.Argument(0)), c.Argument(2))
		}},
		jsapi.Method{Name: "runInNewContext", Length: 3, Fn: func(c goja.FunctionCall) goja.Value {
			return m.runIn(m.newContext(c.Argument(1)), m.env.Text(c.Argument(0)), c.Argument(2))
		}},
		jsapi.Method{Name: "runInThisContext", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			m.env.ValidateString(c.Argument(0), "code")
			p := m.compile(c.Argument(0).String(), c.Argument(1))
			return m.limited(c.Argument(1), func() goja.Value { return m.run(p) })
		}},
		jsapi.Method{Name: "isContext", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return m.env.VM.ToValue(m.isContext(c.Argument(0)))
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
			"vm."+name+" is not available: the engine does not tell"))
	}
}

func (m *vm) init(this *goja.Object, args []goja.Value) {
	code := ""
	options := goja.Undefined()
	if len(args) > 0 {
		code = args[0].String()
	}
	if len(args) > 1 {
		options = args[1]
	}
	m.env.Bind(this, &script{program: m.compile(code, options), code: code, options: options})
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
	return m.compiler(m.env, m.filename(options), code)
}

func (m *vm) run(p *goja.Program) goja.Value {
	v, err := m.env.VM.RunProgram(p)
	if err != nil {
		panic(err)
	}
	return v
}

func (m *vm) runScript(c goja.FunctionCall) goja.Value {
	s := m.scriptThis(c)
	return m.limited(c.Argument(0), func() goja.Value { return m.run(s.program) })
}

func (m *vm) scriptThis(c goja.FunctionCall) *script {
	return jsapi.Receiver[*script](m.env, c.This)
}

// ofScript are the options of running s: those of the call where there are some.
func (m *vm) ofScript(s *script, options goja.Value) goja.Value {
	if jsapi.IsUndefined(options) {
		return s.options
	}
	return options
}

// compileFunction is vm.compileFunction(code, params, options).
func (m *vm) compileFunction(c goja.FunctionCall) goja.Value {
	code := m.env.ValidateString(c.Argument(0), "code")
	var params []string
	if !jsapi.IsUndefined(c.Argument(1)) {
		params = m.env.ValidateStringArray(c.Argument(1), "params")
	}
	text := "(function (" + strings.Join(params, ",") + ") {" + code + "\n})"
	if o, ok := c.Argument(2).(*goja.Object); ok {
		if in := o.Get("parsingContext"); !jsapi.IsUndefined(in) {
			return m.runIn(m.contextArg(in), text, goja.Undefined())
		}
	}
	return m.run(m.compile(text, c.Argument(2)))
}
