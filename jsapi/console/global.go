package console

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// makeGlobal makes the global console. Its prototype is an empty object, as the Console
// Standard wants it.
func (m *Consoles) makeGlobal() {
	e := m.env
	c := newConsole(m)
	c.out, c.err = newStdSink(e, c, 1), newStdSink(e, c, 2)
	o := e.VM.CreateObject(e.VM.NewObject())
	m.Global = o
	m.bind(o, c, false)
	_ = o.Set("Console", m.class.Ctor)
	nothing := func(goja.FunctionCall) goja.Value { return goja.Undefined() }
	e.SetMethods(o, true,
		jsapi.Method{Name: "profile", Fn: nothing},
		jsapi.Method{Name: "profileEnd", Fn: nothing},
		jsapi.Method{Name: "timeStamp", Fn: nothing},
		jsapi.Method{Name: "context", Length: 1, Fn: func(goja.FunctionCall) goja.Value { return o }},
		jsapi.Method{Name: "createTask", Fn: m.createTask},
	)
	hide(o, "_ignoreErrors", e.VM.ToValue(true))
	e.SetAccessors(o, m.stream("_stdout", "stdout"), m.stream("_stderr", "stderr"))
	_ = o.DefineDataPropertySymbol(goja.SymToStringTag, e.VM.ToValue("console"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	e.Bind(o, c)
}

// stream is a view of one of the process's streams.
func (m *Consoles) stream(name, member string) jsapi.Accessor {
	return jsapi.Accessor{Name: name,
		Get: func(goja.FunctionCall) goja.Value { return m.env.RequireObject("process").Get(member) },
		Set: func(goja.FunctionCall) goja.Value { return goja.Undefined() },
	}
}

// createTask is V8's console.createTask(name): without a debugger run(f) just calls f.
func (m *Consoles) createTask(goja.FunctionCall) goja.Value {
	o := m.env.VM.NewObject()
	m.env.SetMethods(o, true, jsapi.Method{Name: "run", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
		return m.env.ValidateFunction(c.Argument(0), "f")(goja.FunctionCall{This: goja.Undefined()})
	}})
	return o
}
