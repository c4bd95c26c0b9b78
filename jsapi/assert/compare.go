package assert

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// comparison is one of the functions that compare actual with expected.
type comparison struct {
	name     string
	operator string // as the error has it
	want     bool   // what same has to say
	same     func(m *asserts, a, b goja.Value) bool
}

var comparisons = [...]comparison{
	{"equal", "==", true, looseSame},
	{"notEqual", "!=", false, looseSame},
	{"deepEqual", "deepEqual", true, looseDeep},
	{"notDeepEqual", "notDeepEqual", false, looseDeep},
	{"deepStrictEqual", "deepStrictEqual", true, strictDeep},
	{"notDeepStrictEqual", "notDeepStrictEqual", false, strictDeep},
	{"strictEqual", "strictEqual", true, strictSame},
	{"notStrictEqual", "notStrictEqual", false, strictSame},
}

func looseSame(_ *asserts, a, b goja.Value) bool { return a.Equals(b) || isNaN(a) && isNaN(b) }

func strictSame(_ *asserts, a, b goja.Value) bool { return a.SameAs(b) }

func looseDeep(m *asserts, a, b goja.Value) bool { return m.util.DeepEqual(a, b, false) }

func strictDeep(m *asserts, a, b goja.Value) bool { return m.util.DeepEqual(a, b, true) }

func isNaN(v goja.Value) bool {
	f, ok := jsapi.Number(v)
	return ok && f != f
}

// compare throws unless the comparison holds.
func (m *asserts) compare(args call, c comparison) {
	if len(args) < 2 {
		panic(m.env.MissingArgs("actual", "expected"))
	}
	if a, b := args.at(0), args.at(1); c.same(m, a, b) != c.want {
		m.failWith(failure{actual: a, expected: b, message: args.at(2), operator: c.operator})
	}
}

// ok is assert(value[, message]).
func (m *asserts) ok(args call) {
	if args.at(0).ToBoolean() {
		return
	}
	f := failure{actual: args.at(0), expected: m.env.VM.ToValue(true), message: args.at(1), operator: "==", exact: true}
	switch {
	case len(args) == 0:
		f.generated = "No value argument passed to `assert.ok()`"
	case jsapi.IsNullish(args.at(1)):
		if src := m.callSource(); src != "" {
			f.generated = "The expression evaluated to a falsy value:\n\n  " + src + "\n"
		}
	}
	m.failWith(f)
}

// fail is assert.fail([message]), and the old (actual, expected, message, operator).
func (m *asserts) fail(args call) {
	f := failure{actual: args.at(0), expected: args.at(1), message: args.at(2), operator: "fail"}
	switch {
	case len(args) == 0 || len(args) == 1 && jsapi.IsNullish(args.at(0)):
		f.actual, f.expected = goja.Undefined(), goja.Undefined()
		f.generated = "Failed"
	case len(args) == 1:
		f.actual, f.message = goja.Undefined(), args.at(0)
	default:
		m.warn("assert.fail() with more than one argument is deprecated. Please use assert.strictEqual() instead or only pass a message.", "DEP0094")
		if f.operator = "!="; !args.isUndefined(3) {
			f.operator = args.at(3).String()
		}
	}
	m.failWith(f)
}

// warn emits a deprecation, once for each code.
func (m *asserts) warn(text, code string) {
	if m.warned[code] || m.env.Builtin("process") == nil {
		return
	}
	if m.warned == nil {
		m.warned = make(map[string]bool)
	}
	m.warned[code] = true
	v := m.env.VM.ToValue
	m.env.Method(m.env.RequireObject("process"), "emitWarning", v(text), v("DeprecationWarning"), v(code))
}

// ifError throws when value is neither null nor undefined.
func (m *asserts) ifError(args call) {
	v := args.at(0)
	if jsapi.IsNullish(v) {
		return
	}
	text := "ifError got unwanted exception: "
	if o, ok := v.(*goja.Object); ok && jsapi.IsString(o.Get("message")) {
		if msg := o.Get("message").String(); msg != "" {
			text += msg
		} else if c, ok := o.Get("constructor").(*goja.Object); ok {
			text += c.Get("name").String()
		}
	} else {
		text += m.util.Inspect(v, m.plainOptions())
	}
	m.failWith(failure{actual: v, expected: goja.Null(), message: m.env.VM.ToValue(text), operator: "ifError"})
}

// match is assert.match(string, regexp[, message]) and doesNotMatch.
func (m *asserts) match(args call, name string, want bool) {
	s, re := args.at(0), args.at(1)
	if !m.util.IsRegExp(re) {
		panic(m.env.InvalidArgType("regexp", "an instance of RegExp", re))
	}
	if jsapi.IsString(s) && m.matches(re.(*goja.Object), s) == want {
		return
	}
	f := failure{actual: s, expected: re, message: args.at(2), operator: name}
	shown := m.util.Inspect(re, m.plainOptions()) + ". Input:\n\n" + m.util.Inspect(s, m.plainOptions()) + "\n"
	switch {
	case !jsapi.IsString(s):
		f.generated = `The "string" argument must be of type string. Received type ` +
			jsapi.TypeOf(s) + " (" + m.util.Inspect(s, m.plainOptions()) + ")"
	case want:
		f.generated = "The input did not match the regular expression " + shown
	default:
		f.generated = "The input was expected to not match the regular expression " + shown
	}
	m.failWith(f)
}

func (m *asserts) matches(re *goja.Object, s goja.Value) bool {
	return !goja.IsNull(m.env.Method(re, "exec", s))
}
