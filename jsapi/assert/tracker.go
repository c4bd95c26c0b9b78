package assert

import (
	"fmt"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// tracker is the state of a CallTracker (deprecated in Node, but there).
type tracker struct {
	jsapi.Hidden
	functions []*tracked
}

// tracked is one function that calls() has wrapped.
type tracked struct {
	wrapper  goja.Value
	name     string
	expected int
	stack    goja.Value // an error made where calls() was called
	calls    []goja.Value
}

func (m *asserts) trackerClass() *jsapi.Class {
	e := m.env
	method := func(name string, length int, f func(t *tracker, args call) goja.Value) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Fn: func(c goja.FunctionCall) goja.Value {
			t, ok := e.Unwrap(c.This).(*tracker)
			if !ok {
				panic(e.TypeError("Receiver must be class CallTracker"))
			}
			return f(t, call(c.Arguments))
		}}
	}
	return e.Class(jsapi.ClassSpec{Name: "CallTracker", MustNew: true,
		Init: func(this *goja.Object, _ []goja.Value) {
			m.warn("assert.CallTracker is deprecated.", "DEP0173")
			e.Bind(this, &tracker{})
		},
		Methods: []jsapi.Method{
			method("reset", 1, m.resetCalls),
			method("getCalls", 1, m.getCalls),
			method("calls", 1, m.trackCalls),
			method("report", 0, func(t *tracker, _ call) goja.Value { return m.report(t) }),
			method("verify", 0, m.verifyCalls),
		},
	})
}

// trackCalls is calls([fn][, exact]).
func (m *asserts) trackCalls(t *tracker, args call) goja.Value {
	e := m.env
	f, exact := args.at(0), args.at(1)
	if _, ok := jsapi.Number(f); ok {
		f, exact = goja.Undefined(), f
	}
	target, ok := f.(*goja.Object)
	if !ok || !jsapi.IsFunction(f) {
		target = e.Func("", 0, func(goja.FunctionCall) goja.Value { return goja.Undefined() })
	}
	x := &tracked{name: target.Get("name").String(), expected: 1, stack: e.Error("")}
	if x.name == "" {
		x.name = "calls"
	}
	if !jsapi.IsUndefined(exact) {
		x.expected = int(e.ValidateUint32(exact, "expected", true))
	}
	x.wrapper = e.VM.ToValue(e.VM.NewProxy(target, &goja.ProxyTrapConfig{
		Apply: func(_ *goja.Object, this goja.Value, args []goja.Value) goja.Value {
			o := e.VM.NewObject()
			_ = o.Set("thisArg", this)
			_ = o.Set("arguments", m.list(args))
			x.calls = append(x.calls, o)
			return jsapi.Call(target, this, args...)
		},
	}))
	t.functions = append(t.functions, x)
	return x.wrapper
}

func (m *asserts) list(vs []goja.Value) *goja.Object {
	items := make([]any, len(vs))
	for i, v := range vs {
		items[i] = v
	}
	return m.env.VM.NewArray(items...)
}

func (m *asserts) find(t *tracker, f goja.Value) *tracked {
	for _, x := range t.functions {
		if x.wrapper == f {
			return x
		}
	}
	panic(m.env.InvalidArgValue("tracked", f, "is not a tracked function"))
}

func (m *asserts) getCalls(t *tracker, args call) goja.Value {
	return m.list(m.find(t, args.at(0)).calls)
}

func (m *asserts) resetCalls(t *tracker, args call) goja.Value {
	if args.isUndefined(0) {
		for _, x := range t.functions {
			x.calls = nil
		}
		return goja.Undefined()
	}
	m.find(t, args.at(0)).calls = nil
	return goja.Undefined()
}

// report lists the functions that were not called as often as they should have been.
func (m *asserts) report(t *tracker) *goja.Object {
	out := m.env.VM.NewArray()
	n := 0
	for _, x := range t.functions {
		if len(x.calls) == x.expected {
			continue
		}
		o := m.env.VM.NewObject()
		_ = o.Set("message", fmt.Sprintf("Expected the %s function to be executed %d time(s) but was executed %d time(s).", x.name, x.expected, len(x.calls)))
		_ = o.Set("actual", len(x.calls))
		_ = o.Set("expected", x.expected)
		_ = o.Set("operator", x.name)
		_ = o.Set("stack", x.stack)
		_ = out.Set(fmt.Sprint(n), o)
		n++
	}
	return out
}

func (m *asserts) verifyCalls(t *tracker, _ call) goja.Value {
	errors := m.report(t)
	switch n := errors.Get("length").ToInteger(); n {
	case 0:
		return goja.Undefined()
	case 1:
		panic(m.newError(failure{actual: goja.Undefined(), expected: goja.Undefined(),
			message: errors.Get("0").(*goja.Object).Get("message"), operator: "verify"}, m.errorProto))
	default:
		panic(m.newError(failure{actual: goja.Undefined(), expected: goja.Undefined(),
			message: m.env.VM.ToValue("Functions were not called the expected number of times"), operator: "verify"}, m.errorProto))
	}
}
