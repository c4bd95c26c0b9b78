package perfhooks

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// host makes the object that the JavaScript of the module calls: the clock and Node's errors.
func (c *Clock) host() *goja.Object {
	env, vm := c.env, c.env.VM
	o := vm.NewObject()
	method := func(name string, f jsapi.Fn) { env.SetMethods(o, false, jsapi.Method{Name: name, Fn: f}) }
	text := func(f goja.FunctionCall, i int) string { return f.Argument(i).String() }
	method("now", func(goja.FunctionCall) goja.Value { return vm.ToValue(c.Now()) })
	method("watch", func(f goja.FunctionCall) goja.Value {
		c.observed = strings.Split(text(f, 0), ",")
		if text(f, 0) == "" {
			c.observed = nil
		}
		return goja.Undefined()
	})
	method("timeOrigin", func(goja.FunctionCall) goja.Value { return vm.ToValue(c.timeOrigin()) })
	method("milestones", func(goja.FunctionCall) goja.Value {
		m := vm.NewObject() // all of it is over when the clock starts
		for _, name := range []string{"nodeStart", "v8Start", "environment", "bootstrapComplete"} {
			jsapi.Must(m.Set(name, 0))
		}
		return m
	})
	method("loopStart", func(goja.FunctionCall) goja.Value {
		if c.env.Loop.Now() == 0 {
			return vm.ToValue(-1)
		}
		return vm.ToValue(c.loopStart())
	})
	method("inspect", func(f goja.FunctionCall) goja.Value {
		return env.Method(env.RequireObject("util"), "inspect", f.Argument(0), f.Argument(1))
	})
	method("checkObject", func(f goja.FunctionCall) goja.Value { return env.ValidateObject(f.Argument(0), text(f, 1)) })
	method("integer", func(f goja.FunctionCall) goja.Value {
		env.ValidateInteger(f.Argument(0), text(f, 1), f.Argument(2).ToInteger(), f.Argument(3).ToInteger())
		return goja.Undefined()
	})
	method("illegalConstructor", func(goja.FunctionCall) goja.Value {
		return env.CodeError("TypeError", "ERR_ILLEGAL_CONSTRUCTOR", "Illegal constructor")
	})
	method("codeError", func(f goja.FunctionCall) goja.Value { return env.CodeError("TypeError", text(f, 0), text(f, 1)) })
	method("invalidArgType", func(f goja.FunctionCall) goja.Value { return env.InvalidArgType(text(f, 0), text(f, 1), f.Argument(2)) })
	method("invalidArgValue", func(f goja.FunctionCall) goja.Value {
		reason := ""
		if v := f.Argument(2); !goja.IsUndefined(v) {
			reason = v.String()
		}
		return env.InvalidArgValue(text(f, 0), f.Argument(1), reason)
	})
	method("outOfRange", func(f goja.FunctionCall) goja.Value { return env.OutOfRange(text(f, 0), text(f, 1), f.Argument(2)) })
	method("missing", func(f goja.FunctionCall) goja.Value {
		names := make([]string, len(f.Arguments))
		for i := range names {
			names[i] = text(f, i)
		}
		return env.MissingArgs(names...)
	})
	return o
}

// loopStart is when the loop began to turn, as near as the clock of its turns tells.
func (c *Clock) loopStart() float64 { return max(c.Now()-float64(c.env.Loop.Now()), 0) }

// constants makes perf_hooks.constants: those of garbage collection are listed, the others
// are only there.
func (c *Clock) constants() *goja.Object {
	o := c.env.VM.NewObject()
	for _, k := range []struct {
		name  string
		value int
		shown goja.Flag
	}{
		{"GC_MAJOR", 4, goja.FLAG_TRUE}, {"GC_MINOR", 1, goja.FLAG_TRUE}, {"GC_INCREMENTAL", 8, goja.FLAG_TRUE}, {"GC_WEAKCB", 16, goja.FLAG_TRUE},
		{"GC_FLAGS_NO", 0, goja.FLAG_TRUE}, {"GC_FLAGS_CONSTRUCT_RETAINED", 2, goja.FLAG_TRUE}, {"GC_FLAGS_FORCED", 4, goja.FLAG_TRUE},
		{"GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING", 8, goja.FLAG_TRUE}, {"GC_FLAGS_ALL_AVAILABLE_GARBAGE", 16, goja.FLAG_TRUE},
		{"GC_FLAGS_ALL_EXTERNAL_MEMORY", 32, goja.FLAG_TRUE}, {"GC_FLAGS_SCHEDULE_IDLE", 64, goja.FLAG_TRUE},
		{"ENTRY_TYPE_GC", 0, goja.FLAG_FALSE}, {"ENTRY_TYPE_HTTP", 1, goja.FLAG_FALSE}, {"ENTRY_TYPE_HTTP2", 2, goja.FLAG_FALSE},
		{"ENTRY_TYPE_NET", 3, goja.FLAG_FALSE}, {"ENTRY_TYPE_DNS", 4, goja.FLAG_FALSE},
		{"MILESTONE_TIME_ORIGIN_TIMESTAMP", 0, goja.FLAG_FALSE}, {"MILESTONE_TIME_ORIGIN", 1, goja.FLAG_FALSE},
		{"MILESTONE_ENVIRONMENT", 2, goja.FLAG_FALSE}, {"MILESTONE_NODE_START", 3, goja.FLAG_FALSE}, {"MILESTONE_V8_START", 4, goja.FLAG_FALSE},
		{"MILESTONE_LOOP_START", 5, goja.FLAG_FALSE}, {"MILESTONE_LOOP_EXIT", 6, goja.FLAG_FALSE}, {"MILESTONE_BOOTSTRAP_COMPLETE", 7, goja.FLAG_FALSE},
	} {
		jsapi.Must(o.DefineDataProperty("NODE_PERFORMANCE_"+k.name, c.env.VM.ToValue(k.value), goja.FLAG_FALSE, goja.FLAG_FALSE, k.shown))
	}
	return o
}
