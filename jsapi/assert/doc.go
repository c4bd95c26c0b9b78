// Package assert is Node's module assert, with assert/strict.
//
// A failed assertion throws an AssertionError (error.go), whose message shows what was
// found and expected, line by line where that helps (diff.go). The comparisons are
// util's DeepEqual. For assert(value) the message shows the expression from the script's
// file (source.go).
package assert

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

// Modules returns assert and assert/strict for the table of built-in modules.
func Modules() []jsapi.Module {
	return []jsapi.Module{
		{Name: "assert", Load: func(e *jsapi.Env) goja.Value { return from(e).loose }},
		{Name: "assert/strict", Load: func(e *jsapi.Env) goja.Value { return from(e).strict }},
	}
}

// asserts is the module's state in one runtime.
type asserts struct {
	env           *jsapi.Env
	util          *util.Util
	errorClass    *goja.Object // AssertionError
	errorProto    *goja.Object
	loose, strict *goja.Object
	warned        map[string]bool // codes of deprecations
}

func from(e *jsapi.Env) *asserts { return jsapi.Use(e, newAsserts) }

func newAsserts(e *jsapi.Env) *asserts {
	m := &asserts{env: e, util: util.From(e)}
	m.makeError()
	tracker := m.trackerClass()
	m.loose = m.looseModule(tracker)
	m.strict = m.strictModule()
	for _, o := range []*goja.Object{m.loose, m.strict} {
		_ = o.Set("strict", m.strict)
	}
	return m
}

// okFunc is assert.ok, which a module of this name is.
func (m *asserts) okFunc(name string) *goja.Object {
	return m.env.Func(name, 0, func(c goja.FunctionCall) goja.Value { m.ok(c.Arguments); return goja.Undefined() })
}

// strictModule makes assert.strict: assert's functions, but equal is strictEqual and so on.
func (m *asserts) strictModule() *goja.Object {
	o := m.okFunc("strict")
	m.env.Spread(o, m.loose)
	for _, n := range [][2]string{{"equal", "strictEqual"}, {"notEqual", "notStrictEqual"},
		{"deepEqual", "deepStrictEqual"}, {"notDeepEqual", "notDeepStrictEqual"}} {
		_ = o.Set(n[0], o.Get(n[1]))
	}
	return o
}

// looseModule makes assert itself.
func (m *asserts) looseModule(tracker *jsapi.Class) *goja.Object {
	o := m.okFunc("ok")
	add := func(name string, length int, f func(args call)) {
		_ = o.Set(name, m.env.Func(name, length, func(c goja.FunctionCall) goja.Value {
			f(call(c.Arguments))
			return goja.Undefined()
		}))
	}
	promised := func(name string, f func(args call) goja.Value) {
		_ = o.Set(name, m.env.Func(name, 1, func(c goja.FunctionCall) goja.Value {
			return f(slices.Clone(c.Arguments)) // goja reuses the slice, and these are read behind a promise
		}))
	}
	add("fail", 5, m.fail)
	_ = o.Set("AssertionError", m.errorClass)
	_ = o.Set("ok", o)
	for _, c := range comparisons {
		add(c.name, 3, func(args call) { m.compare(args, c) })
	}
	add("throws", 1, m.throws)
	promised("rejects", m.rejects)
	add("doesNotThrow", 1, m.doesNotThrow)
	promised("doesNotReject", m.doesNotReject)
	add("ifError", 1, m.ifError)
	add("match", 3, func(args call) { m.match(args, "match", true) })
	add("doesNotMatch", 3, func(args call) { m.match(args, "doesNotMatch", false) })
	_ = o.Set("CallTracker", tracker.Ctor)
	return o
}

// call is the arguments of a call; those that are missing are undefined.
type call []goja.Value

func (c call) at(i int) goja.Value {
	if i < len(c) && c[i] != nil {
		return c[i]
	}
	return goja.Undefined()
}

// isUndefined reports whether argument i is undefined or missing.
func (c call) isUndefined(i int) bool { return goja.IsUndefined(c.at(i)) }
