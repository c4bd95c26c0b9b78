package childprocess

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
)

// jsSpawn is ChildProcess.prototype.spawn(options), the undocumented way in that
// child_process.spawn of Node is made of. It takes file, args, envPairs, cwd, detached,
// uid, gid, stdio and serialization, and returns 0.
func (c *Child) jsSpawn(call goja.FunctionCall) goja.Value {
	m, env := c.m, c.m.env
	o := env.ValidateObject(call.Argument(0), "options")
	s := &spec{uid: m.id(o.Get("uid"), "options.uid"), gid: m.id(o.Get("gid"), "options.gid"), mode: ipc.JSON}
	s.stdio = m.stdioOption(o.Get("stdio"))
	s.mode = m.serialization(undefined(o.Get("serialization")))
	s.detached = truthy(o.Get("detached"))
	if v := o.Get("cwd"); !jsapi.IsNullish(v) {
		s.cwd = v.String()
	}
	s.env = env.Host.Env.Pairs()
	if v := o.Get("envPairs"); !jsapi.IsUndefined(v) {
		s.env = m.texts(env.ValidateArray(v, "options.envPairs", 0), "options.envPairs")
	}
	s.file = env.ValidateString(o.Get("file"), "options.file")
	s.args = []string{s.file}
	if v := o.Get("args"); !jsapi.IsUndefined(v) {
		s.args = m.texts(env.ValidateArray(v, "options.args", 0), "options.args")
	}
	s.given = m.values(s.args)
	c.start(s, nil)
	return env.VM.ToValue(0)
}

func undefined(v goja.Value) goja.Value {
	if v == nil {
		return goja.Undefined()
	}
	return v
}
