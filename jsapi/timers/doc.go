// Package timers is setTimeout, setInterval and setImmediate, the module "timers" and
// its promises (Node, "Timers" page). All of it is native.
//
// A Timeout is an object with a Go struct behind it. The fields that packages look at,
// _idleTimeout, _onTimeout, _repeat, _destroyed and the like, are views of that struct, made
// when somebody asks.
package timers

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the built-in module "timers".
var Module = jsapi.Module{Name: "timers", Load: load}

// PromisesModule is the built-in module "timers/promises".
var PromisesModule = jsapi.Module{Name: "timers/promises", Load: loadPromises}

// Timers is the timers of one runtime.
type Timers struct {
	env        *jsapi.Env
	timeouts   *jsapi.Class
	immediates *jsapi.Class
	lists      *jsapi.Class // TimersList, nil until somebody looks
	tickers    *jsapi.Class // what promises.setInterval returns, nil until it is called
	lastID     int64
	byID       map[int64]*timeout // those whose number a script has asked for

	// The functions that globals and modules share.
	SetTimeout, SetInterval, SetImmediate       *goja.Object
	ClearTimeout, ClearInterval, ClearImmediate *goja.Object
}

// From returns the timers of env.
func From(env *jsapi.Env) *Timers { return jsapi.Use(env, newTimers) }

func newTimers(env *jsapi.Env) *Timers {
	t := &Timers{env: env, byID: make(map[int64]*timeout)}
	t.timeouts = t.timeoutClass()
	t.immediates = t.immediateClass()
	t.SetTimeout = env.Func("setTimeout", 5, func(c goja.FunctionCall) goja.Value { return t.start(c, false) })
	t.SetInterval = env.Func("setInterval", 5, func(c goja.FunctionCall) goja.Value { return t.start(c, true) })
	t.SetImmediate = env.Func("setImmediate", 4, t.setImmediate)
	t.ClearTimeout = env.Func("clearTimeout", 1, t.clearTimeout)
	t.ClearInterval = env.Func("clearInterval", 1, t.clearTimeout)
	t.ClearImmediate = env.Func("clearImmediate", 1, t.clearImmediate)
	t.promisify(t.SetTimeout, "setTimeout")
	t.promisify(t.SetImmediate, "setImmediate")
	return t
}

// promisify makes util.promisify(f) return timers/promises' function of that name.
func (t *Timers) promisify(f *goja.Object, name string) {
	get := t.env.Func("get", 0, func(goja.FunctionCall) goja.Value {
		return t.env.RequireObject("timers/promises").Get(name)
	})
	_ = f.DefineAccessorPropertySymbol(t.env.SymbolFor("nodejs.util.promisify.custom"), get, nil, goja.FLAG_FALSE, goja.FLAG_TRUE)
}

func load(env *jsapi.Env) goja.Value {
	t := From(env)
	o := env.VM.NewObject()
	for _, f := range []struct {
		name string
		fn   *goja.Object
	}{
		{"setTimeout", t.SetTimeout}, {"clearTimeout", t.ClearTimeout},
		{"setImmediate", t.SetImmediate}, {"clearImmediate", t.ClearImmediate},
		{"setInterval", t.SetInterval}, {"clearInterval", t.ClearInterval},
	} {
		_ = o.Set(f.name, f.fn)
	}
	for _, l := range t.legacy() {
		_ = o.Set(l.name, t.deprecated(l))
	}
	env.SetAccessors(o, jsapi.Accessor{Name: "promises", Enumerable: true, Get: func(goja.FunctionCall) goja.Value {
		return env.Require("timers/promises")
	}})
	return o
}
