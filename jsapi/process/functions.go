package process

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// functions defines the functions of process.
func (p *Process) functions(o *goja.Object) {
	p.env.SetMethods(o, true,
		jsapi.Method{Name: "_rawDebug", Fn: p.rawDebug},
		jsapi.Method{Name: "_getActiveRequests", Fn: p.activeRequests},
		jsapi.Method{Name: "_getActiveHandles", Fn: p.activeHandles},
		jsapi.Method{Name: "getActiveResourcesInfo", Fn: p.activeResources},
		jsapi.Method{Name: "reallyExit", Fn: p.reallyExit},
		jsapi.Method{Name: "cpuUsage", Length: 1, Fn: p.cpuUsage},
		jsapi.Method{Name: "resourceUsage", Fn: p.resourceUsage},
		jsapi.Method{Name: "constrainedMemory", Fn: p.constrainedMemory},
		jsapi.Method{Name: "availableMemory", Fn: p.availableMemory},
		jsapi.Method{Name: "kill", Length: 2, Fn: p.kill},
		jsapi.Method{Name: "exit", Length: 1, Fn: p.exit},
		jsapi.Method{Name: "openStdin", Fn: p.openStdin},
		jsapi.Method{Name: "getuid", Fn: p.getuid},
		jsapi.Method{Name: "geteuid", Fn: p.geteuid},
		jsapi.Method{Name: "getgid", Fn: p.getgid},
		jsapi.Method{Name: "getegid", Fn: p.getegid},
		jsapi.Method{Name: "getgroups", Fn: p.getgroups},
		jsapi.Method{Name: "assert", Fn: p.assert},
		jsapi.Method{Name: "setUncaughtExceptionCaptureCallback", Length: 1, Fn: p.setCapture},
		jsapi.Method{Name: "hasUncaughtExceptionCaptureCallback", Fn: p.hasCapture},
		jsapi.Method{Name: "emitWarning", Length: 4, Fn: p.emitWarning},
		jsapi.Method{Name: "nextTick", Length: 1, Fn: p.nextTick},
		jsapi.Method{Name: "abort", Fn: p.abort},
		jsapi.Method{Name: "umask", Length: 1, Fn: p.umask},
		jsapi.Method{Name: "chdir", Length: 1, Fn: p.chdir},
		jsapi.Method{Name: "cwd", Fn: p.cwd},
		jsapi.Method{Name: "initgroups", Length: 2, Fn: p.initgroups},
		jsapi.Method{Name: "setgroups", Length: 1, Fn: p.setgroups},
		jsapi.Method{Name: "setegid", Length: 1, Fn: p.setID("setegid")},
		jsapi.Method{Name: "seteuid", Length: 1, Fn: p.setID("seteuid")},
		jsapi.Method{Name: "setgid", Length: 1, Fn: p.setID("setgid")},
		jsapi.Method{Name: "setuid", Length: 1, Fn: p.setID("setuid")},
		jsapi.Method{Name: "uptime", Fn: p.uptime},
		jsapi.Method{Name: "binding", Length: 1, Fn: p.binding},
		jsapi.Method{Name: "_linkedBinding", Length: 1, Fn: p.linkedBinding},
		jsapi.Method{Name: "dlopen", Fn: p.dlopen},
		jsapi.Method{Name: "setSourceMapsEnabled", Length: 1, Fn: p.setSourceMapsEnabled},
		jsapi.Method{Name: "getBuiltinModule", Length: 1, Fn: p.getBuiltinModule},
		jsapi.Method{Name: "loadEnvFile", Fn: p.loadEnvFile},
	)
	p.withMember(o, "hrtime", 1, p.hrtime, jsapi.Method{Name: "bigint", Fn: p.hrtimeBig})
	p.withMember(o, "memoryUsage", 0, p.memoryUsage, jsapi.Method{Name: "rss", Fn: p.rss})
}

// withMember defines a function that has a function as a member.
func (p *Process) withMember(o *goja.Object, name string, length int, f jsapi.Fn, member jsapi.Method) {
	fn := p.env.Func(name, length, f)
	p.env.SetMethods(fn, true, member)
	_ = o.Set(name, fn)
}

// rawDebug is process._rawDebug(format, ...args): to stderr, past process.stderr.
func (p *Process) rawDebug(c goja.FunctionCall) goja.Value {
	p.Print(2, p.env.Method(p.env.RequireObject("util"), "format", c.Arguments...).String()+"\n")
	return goja.Undefined()
}

func nothing(goja.FunctionCall) goja.Value { return goja.Undefined() }

// nextTick is process.nextTick(callback, ...args).
func (p *Process) nextTick(c goja.FunctionCall) goja.Value {
	fn, ok := jsapi.AsFn(c.Argument(0))
	if !ok {
		panic(p.env.InvalidArgType("callback", "of type function", c.Argument(0)))
	}
	if p.exiting {
		return goja.Undefined()
	}
	var args []goja.Value
	if len(c.Arguments) > 1 {
		args = append(args, c.Arguments[1:]...) // goja reuses the slice
	}
	p.env.Loop.NextTickFn(fn, args)
	return goja.Undefined()
}

// assert is the deprecated process.assert(value, message).
func (p *Process) assert(c goja.FunctionCall) goja.Value {
	p.Deprecate("process.assert() is deprecated. Please use the `assert` module instead.", "DEP0100")
	if c.Argument(0).ToBoolean() {
		return goja.Undefined()
	}
	msg := "assertion error"
	if len(c.Arguments) > 1 {
		msg = c.Argument(1).String()
	}
	panic(p.env.CodeError("Error", "ERR_ASSERTION", msg))
}

func (p *Process) dlopen(c goja.FunctionCall) goja.Value {
	if len(c.Arguments) < 2 {
		panic(p.env.CodeError("TypeError", "ERR_MISSING_ARGS", "process.dlopen needs at least 2 arguments"))
	}
	panic(p.env.CodeError("Error", "ERR_DLOPEN_FAILED", "native addons cannot be loaded: "+c.Argument(1).String()))
}

// setSourceMapsEnabled checks its argument; source maps are not read.
func (p *Process) setSourceMapsEnabled(c goja.FunctionCall) goja.Value {
	p.env.ValidateBoolean(c.Argument(0), "val")
	return goja.Undefined()
}

// getBuiltinModule is process.getBuiltinModule(id): undefined when there is none.
func (p *Process) getBuiltinModule(c goja.FunctionCall) goja.Value {
	id := p.env.ValidateString(c.Argument(0), "id")
	name, schemed := id, false
	if len(id) > 5 && id[:5] == "node:" {
		name, schemed = id[5:], true
	}
	b := p.env.Public(name)
	if b == nil || b.Schemed && !schemed {
		return goja.Undefined()
	}
	return p.env.Exports(b)
}
