package util

import (
	"os"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// inherits is util.inherits(ctor, superCtor).
func (u *Util) inherits(c goja.FunctionCall) goja.Value {
	ctor, super := c.Argument(0), c.Argument(1)
	if jsapi.IsNullish(ctor) {
		panic(u.env.InvalidArgType("ctor", "of type function", ctor))
	}
	if jsapi.IsNullish(super) {
		panic(u.env.InvalidArgType("superCtor", "of type function", super))
	}
	parent, ok := super.ToObject(u.vm).Get("prototype").(*goja.Object)
	if !ok {
		panic(u.env.InvalidArgType("superCtor.prototype", "of type object", super.ToObject(u.vm).Get("prototype")))
	}
	f, ok := ctor.(*goja.Object)
	if !ok {
		panic(u.env.TypeError("Object.defineProperty called on non-object"))
	}
	_ = f.DefineDataProperty("super_", super, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	proto, ok := f.Get("prototype").(*goja.Object)
	if !ok {
		panic(u.env.TypeError("Object.setPrototypeOf called on null or undefined"))
	}
	if err := proto.SetPrototype(parent); err != nil {
		panic(err)
	}
	return goja.Undefined()
}

// deprecated is what util.deprecate returns: a function that is called and constructed as
// the one that it stands for, which a native cannot tell apart.
const deprecated = `(function (of, warn) {
  function deprecated(...args) {
    warn();
    return new.target ? Reflect.construct(of, args, new.target) : Reflect.apply(of, this, args);
  }
  Object.setPrototypeOf(deprecated, of);
  if (of.prototype) deprecated.prototype = of.prototype;
  return deprecated;
})`

// symbolic is String(v), a symbol's too.
func symbolic(v goja.Value) string {
	if s, ok := v.(*goja.Symbol); ok {
		return "Symbol(" + s.String() + ")"
	}
	return v.String()
}

// deprecate is util.deprecate(fn, msg[, code]). What it returns is a proxy of fn, so that
// it can be called, constructed and extended and has fn's properties.
func (u *Util) deprecate(c goja.FunctionCall) goja.Value {
	orig, msg, code := c.Argument(0), c.Argument(1), c.Argument(2)
	if !jsapi.IsUndefined(code) {
		u.env.ValidateString(code, "code")
	}
	if goja.IsNull(orig) {
		panic(u.env.TypeError("Cannot read properties of null (reading 'prototype')"))
	}
	of, ok := orig.(*goja.Object)
	if !ok {
		panic(u.env.TypeError("Object prototype may only be an Object or null: " + symbolic(orig)))
	}
	warned := false
	warn := u.env.Func("", 0, func(goja.FunctionCall) goja.Value {
		if !warned {
			warned = true
			u.warnDeprecated(msg, code)
		}
		return goja.Undefined()
	})
	return u.env.RunEmbedded("node:internal/util", deprecated, of, warn)
}

// warnDeprecated emits the warning, once for each code.
func (u *Util) warnDeprecated(msg, code goja.Value) {
	if jsapi.IsString(code) && code.String() != "" {
		if u.warned[code.String()] {
			return
		}
		u.warned[code.String()] = true
	}
	u.emitWarning(msg, u.vm.ToValue("DeprecationWarning"), code)
}

// emitWarning is process.emitWarning, where there is a process.
func (u *Util) emitWarning(args ...goja.Value) {
	process, ok := u.vm.Get("process").(*goja.Object)
	if !ok {
		return
	}
	if f, ok := jsapi.AsFn(process.Get("emitWarning")); ok {
		f(goja.FunctionCall{This: process, Arguments: args})
	}
}

// debuglog is util.debuglog(section[, callback]): a function that writes to stderr when
// NODE_DEBUG names the section.
func (u *Util) debuglog(c goja.FunctionCall) goja.Value {
	set := strings.ToUpper(c.Argument(0).String())
	callback, _ := jsapi.AsFn(c.Argument(1))
	on := DebugEnabled(u.env, set)
	write := func(c goja.FunctionCall) goja.Value {
		if on {
			u.writeDebug(set, u.Format(c.Arguments))
		}
		return goja.Undefined()
	}
	impl := u.env.Func("debug", 0, write)
	logger := u.env.Func("logger", 0, func(c goja.FunctionCall) goja.Value {
		if callback != nil {
			f := callback
			callback = nil
			if !on {
				impl = u.env.Func("noop", 0, func(goja.FunctionCall) goja.Value { return goja.Undefined() })
			}
			f(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{impl}})
		}
		return write(c)
	})
	u.env.SetAccessors(logger, jsapi.Accessor{Name: "enabled", Enumerable: true,
		Get: func(goja.FunctionCall) goja.Value { return u.vm.ToValue(on) }})
	return logger
}

// DebugEnabled reports whether NODE_DEBUG, a list with * for anything, names the section,
// in upper case.
func DebugEnabled(env *jsapi.Env, section string) bool {
	list, _ := env.Host.Env.Get("NODE_DEBUG")
	for _, pattern := range strings.Split(strings.ToUpper(list), ",") {
		if ok, err := path.Match(strings.TrimSpace(pattern), section); ok && err == nil {
			return true
		}
	}
	return false
}

func (u *Util) writeDebug(set, text string) {
	if f := u.env.Host.Stderr; f != nil {
		_, _ = f.WriteString(set + " " + strconv.Itoa(os.Getpid()) + ": " + text + "\n")
	}
}

// log is util.log(...args): a line with the time, through console.log.
func (u *Util) log(c goja.FunctionCall) goja.Value {
	line := time.Now().Format("2 Jan 15:04:05") + " - " + u.Format(c.Arguments)
	if console, ok := u.vm.Get("console").(*goja.Object); ok {
		u.env.Method(console, "log", u.vm.ToValue("%s"), u.vm.ToValue(line))
	}
	return goja.Undefined()
}
