package childprocess

import (
	"math"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// execution is one exec or execFile under way: it gathers the output for the callback.
type execution struct {
	m        *ChildProcess
	child    *Child
	cmd      string
	callback jsapi.Fn // nil for none
	out, err *gathered
	timer    *eventloop.Timer
	killSig  goja.Value
	killed   bool
	done     bool
	failure  *goja.Object
}

// jsExec is child_process.exec(command[, options][, callback]).
func (m *ChildProcess) jsExec(c goja.FunctionCall) goja.Value {
	return m.exec(c.Argument(0), c.Argument(1), c.Argument(2)).child.Object()
}

func (m *ChildProcess) exec(command, options, callback goja.Value) *execution {
	m.text(command, "command")
	if jsapi.IsFunction(options) {
		options, callback = goja.Undefined(), options
	}
	return m.execute(command, goja.Undefined(), m.execOptions(options), callback)
}

// execOptions are those of exec and execSync: whatever is no object has none.
func (m *ChildProcess) execOptions(v goja.Value) *goja.Object {
	opts := m.copyOptions(v)
	if !jsapi.IsString(opts.Get("shell")) {
		jsapi.Must(opts.Set("shell", true))
	}
	return opts
}

// jsExecFile is child_process.execFile(file[, args][, options][, callback]).
func (m *ChildProcess) jsExecFile(c goja.FunctionCall) goja.Value {
	args, options, callback := m.shiftArgs(c)
	return m.execute(c.Argument(0), args, m.copyOptions(options), callback).child.Object()
}

// shiftArgs sorts out which of execFile's optional arguments are there. A callback in the
// options' place is both.
func (m *ChildProcess) shiftArgs(c goja.FunctionCall) (args, options, callback goja.Value) {
	args, options, callback = c.Argument(1), c.Argument(2), c.Argument(3)
	switch {
	case m.env.IsArray(args):
	case jsapi.IsFunction(args):
		args, options, callback = goja.Undefined(), goja.Undefined(), args
	case jsapi.IsNullish(args):
		args = goja.Undefined()
	default:
		if _, ok := args.(*goja.Object); !ok {
			panic(m.env.InvalidArgType("args", "of type object", args))
		}
		args, options, callback = goja.Undefined(), args, options
	}
	if jsapi.IsFunction(options) {
		return args, options, options
	}
	if !jsapi.IsNullish(options) {
		m.env.ValidateObject(options, "options")
	}
	if !jsapi.IsNullish(callback) {
		m.env.ValidateFunction(callback, "callback")
	}
	return args, options, callback
}

// copyOptions copies an options object, which scripts may use again.
func (m *ChildProcess) copyOptions(v goja.Value) *goja.Object {
	return m.env.Spread(m.env.VM.NewObject(), v)
}

// only copies those of the options that there are.
func only(env *jsapi.Env, opts *goja.Object, names ...string) *goja.Object {
	o := env.VM.NewObject()
	for _, name := range names {
		if v := opts.Get(name); v != nil {
			jsapi.Must(o.Set(name, v))
		}
	}
	return o
}

func (m *ChildProcess) execute(file, args goja.Value, opts *goja.Object, callback goja.Value) *execution {
	x := &execution{m: m, killSig: opts.Get("killSignal")}
	if !jsapi.IsNullish(callback) {
		x.callback = m.env.ValidateFunction(callback, "callback")
	}
	m.argv0(opts)
	timeout := m.timeout(opts)
	limit := m.maxBuffer(opts)
	m.killSignalOption(opts)
	encoding := m.encoding(m.env.VM.ToValue("utf8"), "")
	if v := opts.Get("encoding"); v != nil {
		encoding = m.encoding(v, "buffer")
	}
	s := m.normalize(file, args, only(m.env, opts, "cwd", "env", "gid", "shell", "signal", "uid"))
	s.alive(m)
	s.stdio = []slot{{kind: slotPipe}, {kind: slotPipe}, {kind: slotPipe}}
	x.cmd = strings.Join(append([]string{file.String()}, m.argTexts(args)...), " ")
	x.child = m.newChild(s, nil)
	x.out = x.gather("stdout", 1, encoding, limit)
	x.err = x.gather("stderr", 2, encoding, limit)
	if timeout > 0 {
		x.timer = m.env.Loop.NewTimer(timeout, false, x.kill)
	}
	x.child.OnGo("close", func(a []goja.Value) { x.exited(a[0], a[1]) })
	x.child.OnGo("error", func(a []goja.Value) {
		x.failure, _ = a[0].(*goja.Object)
		x.closeOutput()
		x.exited(goja.Undefined(), goja.Undefined())
	})
	return x
}

func (m *ChildProcess) argTexts(args goja.Value) []string {
	if !m.env.IsArray(args) {
		return nil
	}
	return m.texts(args.(*goja.Object), "args")
}

// maxBuffer checks the option of that name. Only what is not there means the default: null
// counts as nothing allowed and undefined as no limit.
func (m *ChildProcess) maxBuffer(opts *goja.Object) float64 {
	v := opts.Get("maxBuffer")
	switch {
	case v == nil:
		return defaultMaxBuffer
	case goja.IsUndefined(v):
		return math.Inf(1)
	case goja.IsNull(v):
		return 0
	}
	f, ok := jsapi.Number(v)
	if !ok || f < 0 || math.IsNaN(f) {
		panic(m.env.OutOfRange("options.maxBuffer", "a positive number", v))
	}
	return f
}

func (x *execution) kill() {
	x.closeOutput()
	x.killed = true
	if ex := x.m.env.Try(func() { x.child.callKill(x.killSig) }); ex != nil {
		x.failure, _ = ex.Value().(*goja.Object)
		x.exited(goja.Undefined(), goja.Undefined())
	}
}

func (x *execution) closeOutput() {
	for i, s := range x.child.stdio {
		if i > 0 {
			x.m.env.Method(s, "destroy")
		}
	}
}

// exited calls the callback, once.
func (x *execution) exited(code, signal goja.Value) {
	if x.done {
		return
	}
	x.done = true
	if x.timer != nil {
		x.timer.Stop()
	}
	if x.callback == nil {
		return
	}
	out, errOut := x.out.value(), x.err.value()
	var e goja.Value = goja.Null()
	if n, isNumber := jsapi.Number(code); x.failure != nil || !isNumber || n != 0 {
		e = x.error(code, signal, errOut)
	}
	x.callback(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{e, out, errOut}})
}

// error is the first argument of the callback.
func (x *execution) error(code, signal, errOut goja.Value) goja.Value {
	e := x.failure
	if e == nil {
		e = x.m.env.Error("Command failed: " + x.cmd + "\n" + errOut.String())
		if n, ok := jsapi.Number(code); ok && n < 0 {
			code = x.m.env.VM.ToValue(errnoName(int(-n)))
		}
		jsapi.Must(e.Set("code", code))
		jsapi.Must(e.Set("killed", x.killed || truthy(x.child.Object().Get("killed"))))
		jsapi.Must(e.Set("signal", signal))
	}
	jsapi.Must(e.Set("cmd", x.cmd))
	return e
}
