package testrunner

import (
	"math"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// validators check arguments, and give them back.
func validators(env *jsapi.Env) []jsapi.Method {
	check := func(name string, f func(v goja.Value, name string)) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			f(c.Argument(0), c.Argument(1).String())
			return c.Argument(0)
		}}
	}
	return []jsapi.Method{
		check("function", func(v goja.Value, name string) { env.ValidateFunction(v, name) }),
		check("object", func(v goja.Value, name string) { env.ValidateObject(v, name) }),
		check("array", func(v goja.Value, name string) { env.ValidateArray(v, name, 0) }),
		check("number", func(v goja.Value, name string) { env.ValidateNumber(v, name, math.Inf(-1), math.Inf(1)) }),
		{Name: "integer", Fn: func(c goja.FunctionCall) goja.Value {
			env.ValidateInteger(c.Argument(0), c.Argument(1).String(), c.Argument(2).ToInteger(), jsapi.MaxSafeInteger)
			return c.Argument(0)
		}},
		{Name: "count", Fn: func(c goja.FunctionCall) goja.Value {
			env.ValidateUint32(c.Argument(0), "count", false)
			return c.Argument(0)
		}},
		{Name: "validate", Fn: func(c goja.FunctionCall) goja.Value { validate(env, c.Argument(0).(*goja.Object)); return nil }},
		{Name: "validateRun", Fn: func(c goja.FunctionCall) goja.Value {
			validateRun(env, c.Argument(0).(*goja.Object))
			return nil
		}},
		{Name: "invalidType", Fn: func(c goja.FunctionCall) goja.Value {
			return env.InvalidArgType(c.Argument(0).String(), c.Argument(1).String(), c.Argument(2))
		}},
		{Name: "invalidValue", Fn: func(c goja.FunctionCall) goja.Value {
			return env.InvalidArgValue(c.Argument(0).String(), c.Argument(1), c.Argument(2).String())
		}},
	}
}

// validate checks the options of a test.
func validate(env *jsapi.Env, o *goja.Object) {
	switch v := jsapi.OrUndefined(o.Get("concurrency")); jsapi.TypeOf(v) {
	case "undefined", "boolean":
	case "number":
		env.ValidateUint32(v, "options.concurrency", true)
	default:
		if !jsapi.IsNullish(v) {
			panic(env.InvalidArgType("options.concurrency", "one of type boolean or number", v))
		}
	}
	if v := o.Get("timeout"); !jsapi.IsNullish(v) {
		if f, ok := jsapi.Number(v); !ok || !math.IsInf(f, 1) {
			env.ValidateNumber(v, "options.timeout", 0, math.MaxInt32)
		}
	}
	if v := o.Get("signal"); !jsapi.IsUndefined(v) {
		env.ValidateAbortSignal(v, "options.signal")
	}
	if v := o.Get("plan"); !jsapi.IsUndefined(v) {
		env.ValidateUint32(v, "count", false)
	}
}

// validateRun checks the options of run().
func validateRun(env *jsapi.Env, o *goja.Object) {
	given := func(name string, check func(v goja.Value, name string)) {
		if v := o.Get(name); !jsapi.IsNullish(v) {
			check(v, "options."+name)
		}
	}
	boolean := func(v goja.Value, name string) { env.ValidateBoolean(v, name) }
	given("files", func(v goja.Value, name string) { env.ValidateArray(v, name, 0) })
	given("watch", boolean)
	given("only", boolean)
	given("setup", func(v goja.Value, name string) { env.ValidateFunction(v, name) })
	given("testNamePatterns", func(v goja.Value, name string) {
		list := []goja.Value{v}
		if env.IsArray(v) {
			list = nil
			env.VM.ForOf(v, func(v goja.Value) bool { list = append(list, v); return true })
		}
		for i, p := range list {
			if o, ok := p.(*goja.Object); !jsapi.IsString(p) && !(ok && o.ClassName() == "RegExp") {
				panic(env.InvalidArgType(name+"["+strconv.Itoa(i)+"]", "of type string or an instance of RegExp", p))
			}
		}
	})
	validate(env, o)
}

// helpers are what the files need of inspection, stacks and assertions.
func helpers(env *jsapi.Env) []jsapi.Method {
	vm := env.VM
	return []jsapi.Method{
		{Name: "show", Fn: func(c goja.FunctionCall) goja.Value { return vm.ToValue(env.Show(c.Argument(0), 2)) }},
		{Name: "inspect", Fn: func(c goja.FunctionCall) goja.Value {
			indent := c.Argument(1).String()
			text := env.Method(env.RequireObject("util"), "inspect", c.Argument(0)).String()
			return vm.ToValue(indent + strings.ReplaceAll(text, "\n", "\n"+indent))
		}},
		{Name: "paint", Fn: func(c goja.FunctionCall) goja.Value { return paint(env, c.Argument(0), c.Argument(1)) }},
		{Name: "frames", Fn: func(c goja.FunctionCall) goja.Value { return vm.NewArray(frames(env, c.Argument(0))...) }},
		{Name: "since", Fn: func(c goja.FunctionCall) goja.Value { // process.hrtime.bigint() was then, in milliseconds
			now := env.Method(env.RequireObject("process").Get("hrtime").(*goja.Object), "bigint")
			then, _ := jsapi.BigInt(c.Argument(0))
			end, _ := jsapi.BigInt(now)
			return vm.ToValue(float64(end.Int64()-then.Int64()) / 1e6)
		}},
		{Name: "require", Fn: func(c goja.FunctionCall) goja.Value { return env.Require(c.Argument(0).String()) }},
		{Name: "location", Fn: func(goja.FunctionCall) goja.Value { return location(vm) }},
		{Name: "abortError", Fn: func(c goja.FunctionCall) goja.Value { return env.AbortError(c.Argument(0)) }},
		{Name: "assertions", Fn: func(c goja.FunctionCall) goja.Value { return assertions(env, c.Argument(0)) }},
	}
}

// paint colors text where standard output shows colors.
func paint(env *jsapi.Env, color, text goja.Value) goja.Value {
	stdout := env.RequireObject("process").Get("stdout").(*goja.Object)
	if tty := stdout.Get("isTTY"); tty == nil || !tty.ToBoolean() {
		return text
	}
	return env.Method(env.RequireObject("util"), "styleText", color, text)
}

// frames are the lines of an error's stack, without "at".
func frames(env *jsapi.Env, v goja.Value) (list []any) {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil
	}
	if env.FixStack != nil {
		env.FixStack(o)
	}
	stack := o.Get("stack")
	if stack == nil {
		return nil
	}
	_, text, _ := strings.Cut(stack.String(), "\n    at ")
	for f := range strings.SplitSeq(text, "\n") {
		if f != "" {
			list = append(list, strings.TrimPrefix(f, "    at "))
		}
	}
	return list
}

// location is where the script calls the runner: { line, column, file }.
func location(vm *goja.Runtime) goja.Value {
	o := vm.NewObject()
	for _, f := range vm.CaptureCallStack(0, nil) {
		if p := f.Position(); p.Filename != "" && !strings.HasPrefix(p.Filename, "node:") {
			jsapi.Must(o.Set("line", p.Line))
			jsapi.Must(o.Set("column", p.Column))
			jsapi.Must(o.Set("file", p.Filename))
			break
		}
	}
	return o
}

// assertions is t.assert: the functions of assert, each of which counts for the plan.
func assertions(env *jsapi.Env, count goja.Value) goja.Value {
	from, o := env.RequireObject("assert"), env.VM.NewObject()
	for _, name := range from.Keys() {
		f := from.Get(name)
		if !jsapi.IsFunction(f) || name == "strict" || name == "AssertionError" || name == "CallTracker" {
			continue
		}
		env.SetMethods(o, true, jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			jsapi.Call(count, goja.Undefined())
			return jsapi.Call(f, from, c.Arguments...)
		}})
	}
	return o
}
