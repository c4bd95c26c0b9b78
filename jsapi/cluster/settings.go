package cluster

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// setup is cluster.setupPrimary([settings]): defaults, under the settings there are, under
// the new ones. The first call freezes the scheduling policy. 'setup' follows in a tick.
func (p *primary) setup(options goja.Value) {
	env := p.c.env
	s := env.Spread(p.defaults(), p.c.Object().Get("settings"), options)
	p.separateProfiles(s)
	p.c.set("settings", s)
	if !p.ready {
		p.freezePolicy()
		p.ready = true
	}
	env.Loop.NextTick(func() { p.c.Emit("setup", s) })
}

// separateProfiles gives each worker a file of its own when --prof is among execArgv and the
// script has said nothing about files, as Node does.
func (p *primary) separateProfiles(s *goja.Object) {
	v := s.Get("execArgv")
	if jsapi.IsNullish(v) {
		panic(p.c.env.TypeError("Array.prototype.some called on null or undefined"))
	}
	list, ok := v.(*goja.Object)
	if !ok || !p.c.env.IsArray(list) {
		return
	}
	prof, named := false, false
	for _, k := range list.Keys() {
		word := list.Get(k).String()
		prof = prof || strings.HasPrefix(word, "--prof")
		named = named || strings.HasPrefix(word, "--logfile=")
	}
	if prof && !named {
		_ = s.Set("execArgv", p.c.env.Method(list, "concat", p.c.env.VM.ToValue("--logfile=v8-%p.log")))
	}
}

// defaults are the settings of a script that sets none.
func (p *primary) defaults() *goja.Object {
	s := p.c.env.VM.NewObject()
	proc := p.c.process.Object()
	argv, _ := proc.Get("argv").(*goja.Object)
	if argv != nil {
		_ = s.Set("args", p.c.env.Method(argv, "slice", p.c.env.VM.ToValue(2)))
		exec := argv.Get("1")
		if exec == nil {
			exec = goja.Undefined()
		}
		_ = s.Set("exec", exec)
	}
	_ = s.Set("execArgv", proc.Get("execArgv"))
	_ = s.Set("silent", false)
	return s
}

// badPolicy is what Node's own assertion says of a policy that is none.
const badPolicy = "Bad cluster.schedulingPolicy: %s\n" +
	"This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n" +
	"Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n"

// freezePolicy takes schedulingPolicy as it stands.
func (p *primary) freezePolicy() {
	v := p.c.Object().Get("schedulingPolicy")
	f, ok := jsapi.Number(v)
	if !ok || f != SchedNone && f != SchedRR {
		panic(p.c.env.CodeError("Error", "ERR_INTERNAL_ASSERTION", fmt.Sprintf(badPolicy, show(v))))
	}
	p.policy = int(f)
}

func show(v goja.Value) string {
	if v == nil {
		return "undefined"
	}
	return v.String()
}

// forkOptions are what the settings mean to child_process.fork.
func (p *primary) forkOptions(s *goja.Object, id int, extra goja.Value) *goja.Object {
	vm := p.c.env.VM
	o := vm.NewObject()
	for _, k := range []string{"cwd", "serialization", "silent", "windowsHide", "stdio", "gid", "uid", "execPath"} {
		if v := s.Get(k); v != nil {
			_ = o.Set(k, v)
		}
	}
	_ = o.Set("env", p.workerEnv(extra, id))
	_ = o.Set("execArgv", p.execArgv(s))
	return o
}

// execArgv are the words between the program and the script, with one for the inspector
// when it is among them.
func (p *primary) execArgv(s *goja.Object) goja.Value {
	env := p.c.env
	from, ok := or(s.Get("execArgv")).(*goja.Object)
	if !ok || !jsapi.IsFunction(from.GetSymbol(goja.SymIterator)) {
		panic(env.TypeError("cluster.settings.execArgv is not iterable"))
	}
	var list []any
	inspects := false
	env.VM.ForOf(from, func(v goja.Value) bool {
		list = append(list, v)
		word := v.String()
		inspects = inspects || strings.Contains(word, "--inspect") || strings.Contains(word, "--debug-port")
		return true
	})
	if inspects {
		list = append(list, "--inspect-port="+strconv.Itoa(p.inspectPort(s)))
	}
	return env.VM.NewArray(list...)
}

// inspectPort is the inspector's port of the next worker: what the settings say, or one
// more than that of the one before, beginning at process.debugPort.
func (p *primary) inspectPort(s *goja.Object) int {
	if v := s.Get("inspectPort"); v != nil {
		if jsapi.IsFunction(v) {
			v = jsapi.Call(v, s)
		}
		return p.c.env.ValidatePort(v, "Port", true)
	}
	base := int(p.c.process.Object().Get("debugPort").ToInteger())
	p.inspectors++
	if base+p.inspectors > 65535 {
		p.inspectors = 1
	}
	return base + p.inspectors
}

// workerEnv is ours, with the members of extra over it and the worker's id.
func (p *primary) workerEnv(extra goja.Value, id int) *goja.Object {
	o := p.c.env.VM.NewObject()
	h := p.c.env.Host.Env
	for _, k := range h.Names() {
		v, _ := h.Get(k)
		_ = o.Set(k, v)
	}
	p.c.env.Spread(o, extra)
	_ = o.Set("NODE_UNIQUE_ID", strconv.Itoa(id))
	return o
}
