package childprocess

import (
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// jsSpawn is ChildProcess.prototype.spawn(options), the undocumented way in that
// child_process.spawn of Node is made of. It takes file, args, envPairs, cwd, detached,
// uid, gid, stdio and serialization, and returns 0, or -errno for what is an 'error' event.
func (c *Child) jsSpawn(call goja.FunctionCall) goja.Value {
	m, env := c.m, c.m.env
	if c.handle() == nil {
		panic(env.TypeError("Cannot read properties of null (reading 'spawn')"))
	}
	o := env.ValidateObject(call.Argument(0), "options")
	if c.alive != nil { // where Node aborts
		panic(env.SysError(jsapi.SysError{Errno: syscall.EBUSY, Syscall: "spawn", Port: -1}))
	}
	s := &spec{stdio: m.stdioOption(o.Get("stdio"), false), mode: m.serialization(jsapi.OrUndefined(o.Get("serialization")))}
	s.uid, s.gid = m.id(o.Get("uid"), "options.uid"), m.id(o.Get("gid"), "options.gid")
	s.detached = truthy(o.Get("detached"))
	if v := o.Get("cwd"); !jsapi.IsNullish(v) {
		dir := v.String()
		s.cwd = &dir
	}
	s.env = env.Host.Env.Pairs()
	switch v := o.Get("envPairs"); {
	case env.IsArray(v):
		s.env = m.texts(v.(*goja.Object), "options.envPairs")
	case !jsapi.IsUndefined(v) && s.channel(): // without one, Node does not look
		env.ValidateArray(v, "options.envPairs", 0)
	}
	s.file = env.ValidateString(o.Get("file"), "options.file")
	if v := o.Get("args"); !jsapi.IsUndefined(v) {
		s.args = m.texts(env.ValidateArray(v, "options.args", 0), "options.args")
	}
	s.given = m.values(s.args)
	c.start(s)
	return env.VM.ToValue(-int(c.spawnFailed))
}

// spawnOptions is what Node's spawn and its relatives call ChildProcess.prototype.spawn with.
func (m *ChildProcess) spawnOptions(s *spec) *goja.Object {
	o := m.copyOptions(s.options)
	set := func(name string, v any) { jsapi.Must(o.Set(name, v)) }
	set("args", m.array(s.given))
	set("cwd", goja.Null())
	if s.cwd != nil {
		set("cwd", *s.cwd)
	}
	set("detached", s.detached)
	set("envPairs", m.stringArray(s.env))
	set("file", s.file)
	set("windowsHide", truthy(o.Get("windowsHide")))
	set("windowsVerbatimArguments", truthy(o.Get("windowsVerbatimArguments")))
	return o
}
