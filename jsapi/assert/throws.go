package assert

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// outcome is what a function threw, or a promise was rejected with; nil for nothing.
type outcome struct{ thrown goja.Value }

func (m *asserts) run(args call) outcome {
	f := m.env.ValidateFunction(args.at(0), "fn")
	if ex := m.env.Try(func() { f(goja.FunctionCall{This: goja.Undefined()}) }); ex != nil {
		return outcome{ex.Value()}
	}
	return outcome{}
}

func (m *asserts) throws(args call) { m.expectThrow("throws", m.run(args), args) }

func (m *asserts) doesNotThrow(args call) { m.expectNone("doesNotThrow", m.run(args), args) }

// expectThrow checks what was thrown against args[1], with the message args[2].
func (m *asserts) expectThrow(name string, got outcome, args call) {
	expected, message := args.at(1), args.at(2)
	if jsapi.IsString(expected) {
		if len(args) >= 3 {
			panic(m.env.InvalidArgType("error", "of type function or an instance of Error, RegExp, or Object", expected))
		}
		m.refuseAmbiguous(got, expected)
		expected, message = goja.Undefined(), expected
	} else if !jsapi.IsNullish(expected) && !isObject(expected) {
		panic(m.env.InvalidArgType("error", "of type function or an instance of Error, RegExp, or Object", expected))
	}
	if got.thrown == nil {
		m.missing(name, expected, message)
	}
	if o, ok := expected.(*goja.Object); ok {
		m.checkThrown(name, got.thrown, o, message)
	}
}

// refuseAmbiguous throws when the message given is the thrown error's own: it was meant
// to be compared and is not.
func (m *asserts) refuseAmbiguous(got outcome, message goja.Value) {
	what, same := "error message", false
	if o, ok := got.thrown.(*goja.Object); ok {
		v := o.Get("message")
		same = v != nil && v.StrictEquals(message)
	} else if got.thrown != nil {
		what, same = "error", got.thrown.StrictEquals(message)
	}
	if same {
		panic(m.env.CodeError("TypeError", "ERR_AMBIGUOUS_ARGUMENT",
			`The "error/message" argument is ambiguous. The `+what+` "`+message.String()+`" is identical to the message.`))
	}
}

func (m *asserts) missing(name string, expected, message goja.Value) {
	text := "Missing expected "
	if name == "rejects" {
		text += "rejection"
	} else {
		text += "exception"
	}
	if o, ok := expected.(*goja.Object); ok {
		if n := o.Get("name"); n != nil && n.ToBoolean() {
			text += " (" + n.String() + ")"
		}
	}
	if message.ToBoolean() {
		text += ": " + message.String()
	} else {
		text += "."
	}
	m.failWith(failure{actual: goja.Undefined(), expected: expected, message: m.env.VM.ToValue(text), operator: name})
}

// checkThrown compares a thrown value with a RegExp, a class, a validation function or an
// object of properties.
func (m *asserts) checkThrown(name string, thrown goja.Value, expected *goja.Object, message goja.Value) {
	f := failure{actual: thrown, expected: expected, message: message, operator: name}
	switch {
	case m.util.IsRegExp(expected):
		s := m.env.VM.ToValue(thrown.String())
		if m.matches(expected, s) {
			return
		}
		f.generated = "The input did not match the regular expression " + m.util.Inspect(expected, m.plainOptions()) +
			". Input:\n\n" + m.util.Inspect(s, m.plainOptions()) + "\n"
	case !jsapi.IsFunction(expected):
		m.checkProperties(f, expected)
		return
	case m.isErrorClass(expected, thrown):
		if o, ok := thrown.(*goja.Object); ok && m.env.VM.InstanceOf(o, expected) {
			return
		}
		f.generated = m.wrongClass(expected, thrown)
	default:
		if f.generated = m.validate(expected, thrown); f.generated == "" {
			return
		}
	}
	m.failWith(f)
}

// isErrorClass reports whether expected is to be compared by instanceof: it is a class that
// thrown is an instance of, or one of errors; Error itself is called.
func (m *asserts) isErrorClass(expected *goja.Object, thrown goja.Value) bool {
	if _, ok := expected.Get("prototype").(*goja.Object); !ok {
		return false
	}
	if o, ok := thrown.(*goja.Object); ok && m.env.VM.InstanceOf(o, expected) {
		return true
	}
	of := m.env.VM.Get("Error")
	for c := expected.Prototype(); c != nil; c = c.Prototype() {
		if goja.Value(c) == of {
			return true
		}
	}
	return false
}

func (m *asserts) wrongClass(expected *goja.Object, thrown goja.Value) string {
	text := `The error is expected to be an instance of "` + expected.Get("name").String() + `". Received `
	if !m.util.IsError(thrown) {
		o := m.plainOptions()
		o.Depth = -1
		return text + `"` + m.util.Inspect(thrown, o) + `"`
	}
	o := thrown.(*goja.Object)
	text += `"` + className(o) + `"`
	if msg := o.Get("message"); msg != nil && msg.String() != "" {
		text += "\n\nError message:\n\n" + msg.String()
	}
	return text
}

func className(o *goja.Object) string {
	if c, ok := o.Get("constructor").(*goja.Object); ok {
		if n := c.Get("name"); n != nil && n.String() != "" {
			return n.String()
		}
	}
	return o.Get("name").String()
}

// validate asks a function of the script's; the answer is the message, "" when it is content.
func (m *asserts) validate(f *goja.Object, thrown goja.Value) string {
	res := jsapi.Call(f, m.env.VM.NewObject(), thrown)
	if res.StrictEquals(m.env.VM.ToValue(true)) {
		return ""
	}
	text := "The "
	if n := f.Get("name"); n != nil && n.String() != "" {
		text += `"` + n.String() + `" `
	}
	text += `validation function is expected to return "true". Received ` + m.util.Inspect(res, m.plainOptions())
	if m.util.IsError(thrown) {
		text += "\n\nCaught error:\n\n" + thrown.String()
	}
	return text
}

// checkProperties compares the properties of expected with those of what was thrown;
// where expected has a RegExp the value has to match it.
func (m *asserts) checkProperties(f failure, expected *goja.Object) {
	thrown, ok := f.actual.(*goja.Object)
	if !ok {
		g := f
		g.operator = "deepStrictEqual"
		if f.message.ToBoolean() { // an error's text, too, as in Node
			f.message = m.env.VM.ToValue(m.withMessage(g))
		} else {
			f.generated = m.explain(g)
		}
		m.failWith(f)
	}
	keys := expected.Keys()
	if m.util.IsError(expected) {
		keys = append(keys, "name", "message")
	} else if len(keys) == 0 {
		panic(m.env.InvalidArgValue("error", expected, "may not be an empty object"))
	}
	for _, k := range keys {
		if m.sameProperty(thrown, expected, k) {
			continue
		}
		if !f.message.ToBoolean() {
			g := failure{actual: m.comparison(keys, thrown, expected), expected: m.comparison(keys, expected, nil), operator: "deepStrictEqual"}
			f.generated = m.explain(g)
		}
		m.failWith(f)
	}
}

func (m *asserts) sameProperty(thrown, expected *goja.Object, k string) bool {
	a, b := thrown.Get(k), expected.Get(k)
	if a == nil {
		return false
	}
	if re, ok := b.(*goja.Object); ok && jsapi.IsString(a) && m.util.IsRegExp(re) && m.matches(re, a) {
		return true
	}
	return m.util.DeepEqual(a, b, true)
}

// comparison is an object of those of the properties that o has. A text that matches the
// RegExp in pattern is shown as the RegExp.
func (m *asserts) comparison(keys []string, o, pattern *goja.Object) *goja.Object {
	class := m.env.Class(jsapi.ClassSpec{Name: "Comparison"})
	c := m.env.Create(class)
	for _, k := range keys {
		v := o.Get(k)
		if v == nil {
			continue
		}
		if pattern != nil && jsapi.IsString(v) {
			if re, ok := pattern.Get(k).(*goja.Object); ok && m.util.IsRegExp(re) && m.matches(re, v) {
				v = re
			}
		}
		_ = c.Set(k, v)
	}
	return c
}

// expectNone throws when anything was thrown that args[1], a class or RegExp, does not exclude.
func (m *asserts) expectNone(name string, got outcome, args call) {
	if got.thrown == nil {
		return
	}
	expected, message := args.at(1), args.at(2)
	if jsapi.IsString(expected) {
		expected, message = goja.Undefined(), expected
	}
	if expected.ToBoolean() && !m.isUnwanted(got.thrown, expected) {
		panic(got.thrown)
	}
	what := "exception"
	if name == "doesNotReject" {
		what = "rejection"
	}
	text := "Got unwanted " + what
	if message.ToBoolean() {
		text += ": " + message.String()
	} else {
		text += "."
	}
	text += "\nActual message: \"" + actualMessage(got.thrown) + `"`
	m.failWith(failure{actual: got.thrown, expected: expected, message: m.env.VM.ToValue(text), operator: name})
}

func (m *asserts) isUnwanted(thrown, unwanted goja.Value) bool {
	expected, _ := unwanted.(*goja.Object)
	switch {
	case expected != nil && m.util.IsRegExp(expected):
		return m.matches(expected, m.env.VM.ToValue(thrown.String()))
	case !jsapi.IsFunction(unwanted):
		panic(m.env.InvalidArgType("expected", "of type function or an instance of RegExp", unwanted))
	}
	if m.isErrorClass(expected, thrown) {
		o, ok := thrown.(*goja.Object)
		return ok && m.env.VM.InstanceOf(o, expected)
	}
	return jsapi.Call(expected, m.env.VM.NewObject(), thrown).StrictEquals(m.env.VM.ToValue(true))
}

// actualMessage is ${thrown && thrown.message}.
func actualMessage(thrown goja.Value) string {
	if !thrown.ToBoolean() {
		return thrown.String()
	}
	if o, ok := thrown.(*goja.Object); ok {
		if m := o.Get("message"); m != nil {
			return m.String()
		}
	}
	return "undefined"
}
