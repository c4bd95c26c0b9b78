package childprocess

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// jsFork is child_process.fork(modulePath[, args][, options]).
func (m *ChildProcess) jsFork(c goja.FunctionCall) goja.Value {
	return m.Fork(c.Argument(0), c.Argument(1), c.Argument(2), nil).Object()
}

// Fork is child_process.fork. setup, when not nil, sees the child before anything comes
// in from it, and before its channel starts: the time for Peer.SetTap.
func (m *ChildProcess) Fork(module, args, options goja.Value, setup func(*Child)) *Child {
	env := m.env
	path := m.path(module, "modulePath")
	list := []goja.Value{env.VM.ToValue(path)}
	switch {
	case jsapi.IsNullish(args):
	case env.IsArray(args):
		list = append(list, m.elements(args.(*goja.Object))...)
	case jsapi.TypeOf(args) == "object":
		options = args
	default:
		panic(env.InvalidArgType("args", "an instance of Array", args))
	}
	opts := m.forkOptions(options)
	execPath := opts.Get("execPath")
	if jsapi.IsNullish(execPath) || !execPath.ToBoolean() {
		execPath = m.processProp("execPath", env.Host.ExecPath)
		jsapi.Must(opts.Set("execPath", execPath))
	}
	if jsapi.IsString(execPath) {
		m.noNull(execPath.String(), "options.execPath")
	}
	argv := m.execArgv(opts.Get("execArgv"), execPath)
	m.texts(m.array(list), "args") // where they stand in args is what the error says
	jsapi.Must(opts.Set("shell", false))
	s := m.normalize(execPath, m.array(append(argv, list...)), opts)
	s.alive(m)
	s.connect(m)
	return m.newChild(s, setup)
}

// forkOptions copies the options and settles stdio: it must have a channel.
func (m *ChildProcess) forkOptions(v goja.Value) *goja.Object {
	env := m.env
	opts := env.VM.NewObject()
	if !jsapi.IsNullish(v) {
		env.Spread(opts, env.ValidateObject(v, "options"))
	}
	stdio := opts.Get("stdio")
	switch {
	case jsapi.IsString(stdio):
		jsapi.Must(opts.Set("stdio", m.forkStdio(m.stdioWord(stdio))))
	case !env.IsArray(stdio):
		word := "inherit"
		if truthy(opts.Get("silent")) {
			word = "pipe"
		}
		jsapi.Must(opts.Set("stdio", m.forkStdio(word)))
	default:
		if !hasIPC(stdio.(*goja.Object)) {
			panic(env.CodeError("Error", "ERR_CHILD_PROCESS_IPC_REQUIRED",
				"Forked processes must have an IPC channel, missing value 'ipc' in options.stdio"))
		}
	}
	return opts
}

func (m *ChildProcess) forkStdio(word string) goja.Value {
	return m.env.VM.NewArray(word, word, word, "ipc")
}

func hasIPC(list *goja.Object) bool {
	for _, k := range list.Keys() {
		if v := list.Get(k); jsapi.IsString(v) && v.String() == "ipc" {
			return true
		}
	}
	return false
}

// execArgv is what stands before the script. A child that runs the host's own binary gets
// the words that make that a worker.
func (m *ChildProcess) execArgv(v, execPath goja.Value) []goja.Value {
	own := m.processProp("execArgv", m.env.Host.ExecArgv)
	if jsapi.IsNullish(v) || !v.ToBoolean() {
		v = own
	}
	if jsapi.IsString(v) { // an iterable of its characters, in Node
		v = m.stringArray(strings.Split(v.String(), ""))
	}
	o, ok := v.(*goja.Object)
	if !ok || o.Get("length") == nil || jsapi.IsFunction(o) {
		panic(m.env.TypeError("execArgv is not iterable"))
	}
	m.texts(o, "options.execArgv")
	list := m.elements(o)
	if o == own {
		list = withoutEval(list, m.processProp("_eval", nil))
	}
	if jsapi.IsString(execPath) && execPath.String() == m.env.Host.ExecPath {
		list = append(m.values(m.env.Host.WorkerArgs), list...)
	}
	return list
}

// withoutEval leaves out -e and its text, which would fork without end.
func withoutEval(list []goja.Value, text goja.Value) []goja.Value {
	for i := len(list) - 1; i > 0 && jsapi.IsString(text); i-- {
		if list[i].StrictEquals(text) {
			return append(list[:i-1:i-1], list[i+1:]...)
		}
	}
	return list
}

// processProp is process[name], which scripts may change, or what the host says.
func (m *ChildProcess) processProp(name string, host any) goja.Value {
	if p, ok := m.env.VM.Get("process").(*goja.Object); ok {
		if v := p.Get(name); !jsapi.IsNullish(v) {
			return v
		}
	}
	if list, ok := host.([]string); ok {
		return m.stringArray(list)
	}
	return m.env.VM.ToValue(host)
}
