package console

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// member is a method of every Console.
type member struct {
	name   string
	length int
	fn     func(c *console, args []goja.Value)
}

// members are the methods in Node's order.
func members() []member {
	return []member{
		{"log", 0, (*console).log},
		{"warn", 0, (*console).warn},
		{"dir", 2, (*console).dir},
		{"time", 0, (*console).time},
		{"timeEnd", 0, (*console).timeEnd},
		{"timeLog", 0, (*console).timeLog},
		{"trace", 0, (*console).trace},
		{"assert", 1, (*console).assert},
		{"clear", 0, (*console).clear},
		{"count", 0, (*console).count},
		{"countReset", 0, (*console).countReset},
		{"group", 0, (*console).group},
		{"groupEnd", 0, (*console).groupEnd},
		{"table", 2, (*console).table},
		{"debug", 0, (*console).log},
		{"info", 0, (*console).log},
		{"dirxml", 0, (*console).log},
		{"error", 0, (*console).warn},
		{"groupCollapsed", 0, (*console).group},
	}
}

func (m *Consoles) makeClass() {
	e := m.env
	var methods []jsapi.Method
	for _, x := range members() {
		methods = append(methods, jsapi.Method{Name: x.name, Length: x.length, Fn: func(call goja.FunctionCall) goja.Value {
			c, ok := e.Unwrap(call.This).(*console)
			if !ok {
				panic(e.TypeError("Cannot read properties of undefined (reading '" + x.name + "')"))
			}
			x.fn(c, call.Arguments)
			return goja.Undefined()
		}})
	}
	m.class = e.Class(jsapi.ClassSpec{Name: "Console", Length: 1, Methods: methods, Enumerable: true,
		Init: func(this *goja.Object, args []goja.Value) { m.construct(this, args) }})
	is := e.Func("[Symbol.hasInstance]", 1, func(call goja.FunctionCall) goja.Value {
		_, ok := e.Unwrap(call.Argument(0)).(*console)
		return e.VM.ToValue(ok)
	})
	_ = m.class.Ctor.DefineDataPropertySymbol(goja.SymHasInstance, is, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
}

// bind makes the methods of c its object's own, so that they work without a this.
func (m *Consoles) bind(o *goja.Object, c *console, lengths bool) {
	for _, x := range members() {
		n := 0
		if lengths {
			n = x.length
		}
		m.env.SetMethods(o, true, jsapi.Method{Name: x.name, Length: n, Fn: func(call goja.FunctionCall) goja.Value {
			x.fn(c, call.Arguments)
			return goja.Undefined()
		}})
	}
}

// construct is new Console(stdout[, stderr][, ignoreErrors]) and new Console(options).
func (m *Consoles) construct(this *goja.Object, args []goja.Value) {
	e := m.env
	call := goja.FunctionCall{Arguments: args}
	c := newConsole(m)
	stdout, stderr := call.Argument(0), call.Argument(1)
	if v := call.Argument(2); !jsapi.IsUndefined(v) {
		c.strict = !v.ToBoolean()
	}
	if o, ok := stdout.(*goja.Object); ok && !jsapi.IsFunction(o.Get("write")) {
		stdout, stderr = o.Get("stdout"), o.Get("stderr")
		m.options(c, o)
	}
	if jsapi.IsUndefined(stderr) {
		stderr = stdout
	}
	c.out = &streamSink{c: c, stream: m.writable(stdout, "stdout")}
	c.err = &streamSink{c: c, stream: m.writable(stderr, "stderr")}
	e.Bind(this, c)
	m.bind(this, c, true)
	hide(this, "_stdout", stdout)
	hide(this, "_stderr", stderr)
	hide(this, "_ignoreErrors", e.VM.ToValue(!c.strict))
}

func hide(o *goja.Object, name string, v goja.Value) {
	_ = o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

func (m *Consoles) writable(v goja.Value, name string) *goja.Object {
	if o, ok := v.(*goja.Object); ok && jsapi.IsFunction(o.Get("write")) {
		return o
	}
	panic(m.env.CodeError("TypeError", "ERR_CONSOLE_WRITABLE_STREAM",
		"Console expects a writable stream instance for "+name))
}

// options reads the options besides the streams.
func (m *Consoles) options(c *console, o *goja.Object) {
	e := m.env
	if v := o.Get("ignoreErrors"); !jsapi.IsUndefined(v) {
		c.strict = !v.ToBoolean()
	}
	mode := o.Get("colorMode")
	switch {
	case jsapi.IsUndefined(mode) || jsapi.IsString(mode) && mode.String() == "auto":
	case jsapi.TypeOf(mode) == "boolean":
		c.color = colorNever
		if mode.ToBoolean() {
			c.color = colorAlways
		}
	default:
		panic(e.InvalidArgValue("colorMode", mode, "must be one of: 'auto', true, false"))
	}
	if v := o.Get("groupIndentation"); !jsapi.IsUndefined(v) {
		c.width = int(e.ValidateInteger(v, "groupIndentation", 0, 1000))
	}
	if v := o.Get("inspectOptions"); !jsapi.IsUndefined(v) {
		c.inspect = e.ValidateObject(v, "options.inspectOptions")
		if !jsapi.IsUndefined(c.inspect.Get("colors")) && !jsapi.IsUndefined(mode) {
			panic(e.CodeError("TypeError", "ERR_INCOMPATIBLE_OPTION_PAIR",
				`Option "options.inspectOptions.color" cannot be used in combination with option "colorMode"`))
		}
	}
}
