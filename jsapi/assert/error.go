package assert

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

// failure is what an AssertionError is made of.
type failure struct {
	actual, expected goja.Value
	message          goja.Value // the script's own message, undefined without one
	generated        string     // the message in place of the one that the operator makes
	operator         string
	exact            bool // even an empty message counts as the script's own
}

// failWith throws: the message itself when that is an error, otherwise an AssertionError.
func (m *asserts) failWith(f failure) {
	if m.util.IsError(f.message) {
		panic(f.message)
	}
	panic(m.newError(f, m.errorProto))
}

// makeError makes the class AssertionError. Its instances are errors inside, with a stack.
func (m *asserts) makeError() {
	e := m.env
	parent := e.VM.Get("Error").(*goja.Object)
	c := e.VM.ToValue(func(call goja.ConstructorCall) *goja.Object {
		o := e.ValidateObject(goja.FunctionCall{Arguments: call.Arguments}.Argument(0), "options")
		get := func(name string) goja.Value {
			if v := o.Get(name); v != nil {
				return v
			}
			return goja.Undefined()
		}
		f := failure{actual: get("actual"), expected: get("expected"), message: get("message"), operator: get("operator").String()}
		err := m.newError(f, call.This.Prototype())
		if jsapi.IsUndefined(get("operator")) {
			_ = err.Set("operator", goja.Undefined())
		}
		return err
	}).(*goja.Object)
	e.SetName(c, "AssertionError", 1)
	m.errorClass = c
	m.errorProto = c.Get("prototype").(*goja.Object)
	_ = c.DefineDataProperty("prototype", m.errorProto, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	_ = c.SetPrototype(parent)
	_ = m.errorProto.SetPrototype(parent.Get("prototype").(*goja.Object))
	e.SetMethods(m.errorProto, false, jsapi.Method{Name: "toString", Fn: func(c goja.FunctionCall) goja.Value {
		o := c.This.(*goja.Object)
		return e.VM.ToValue(o.Get("name").String() + " [" + o.Get("code").String() + "]: " + o.Get("message").String())
	}})
	inspect := e.Func("[nodejs.util.inspect.custom]", 2, m.inspectError)
	_ = m.errorProto.DefineDataPropertySymbol(m.util.CustomSymbol(), inspect, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// newError makes the error; its own properties are in Node's order.
func (m *asserts) newError(f failure, proto *goja.Object) *goja.Object {
	e := m.env
	own := f.message != nil && (f.message.ToBoolean() || f.exact && !jsapi.IsNullish(f.message))
	text := f.generated
	switch {
	case own || !jsapi.IsNullish(f.message) && text == "":
		text = m.withMessage(f)
	case text == "":
		text = m.explain(f)
	}
	err := e.New(e.VM.Get("Error"), e.VM.ToValue(text))
	_ = err.SetPrototype(proto)
	_ = err.Set("generatedMessage", !own)
	_ = err.DefineDataProperty("name", e.VM.ToValue("AssertionError"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	_ = err.Set("code", "ERR_ASSERTION")
	_ = err.Set("actual", f.actual)
	_ = err.Set("expected", f.expected)
	_ = err.Set("operator", f.operator)
	e.HeadStack(err, "AssertionError [ERR_ASSERTION]")
	return err
}

// withMessage is the script's message, with the difference below where Node shows it.
func (m *asserts) withMessage(f failure) string {
	text := f.message.String()
	if f.operator == "strictEqual" || f.operator == "deepStrictEqual" {
		return m.difference(f, text)
	}
	return text
}

// inspectError shows the error flat, with long strings in actual and expected cut.
func (m *asserts) inspectError(c goja.FunctionCall) goja.Value {
	err, ok := c.This.(*goja.Object)
	if !ok {
		return goja.Undefined()
	}
	saved := map[string]goja.Value{}
	for _, name := range []string{"actual", "expected"} {
		if v := err.Get(name); jsapi.IsString(v) {
			saved[name] = v
			_ = err.Set(name, cutLines(v.String()))
		}
	}
	o := m.util.OptionsFrom(c.Argument(1))
	o.NoCustom, o.Depth = true, 0
	text := m.util.Inspect(err, o)
	for name, v := range saved {
		_ = err.Set(name, v)
	}
	return m.env.VM.ToValue(text)
}

// plainOptions are util.inspect's own.
func (m *asserts) plainOptions() util.Options { return m.util.OptionsFrom(goja.Undefined()) }
