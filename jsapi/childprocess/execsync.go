package childprocess

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
)

// jsExecSync is child_process.execSync(command[, options]).
func (m *ChildProcess) jsExecSync(c goja.FunctionCall) goja.Value {
	m.text(c.Argument(0), "command")
	return m.checked(c.Argument(0), goja.Undefined(), m.execOptions(c.Argument(1)), c.Argument(0))
}

// jsExecFileSync is child_process.execFileSync(file[, args][, options]).
func (m *ChildProcess) jsExecFileSync(c goja.FunctionCall) goja.Value {
	args, options, _ := m.shiftArgs(c)
	if jsapi.IsNullish(options) {
		options = m.env.VM.NewObject()
	}
	opts := m.env.ValidateObject(options, "options")
	m.argv0(opts)
	name := c.Argument(0)
	if v := opts.Get("argv0"); truthy(v) {
		name = v
	}
	return m.checked(c.Argument(0), args, opts, name)
}

// checked is spawnSync that throws when the child failed, and else returns its stdout.
// Without a word on stdio, what the child writes to stderr goes to ours. name is what the
// error calls the command.
func (m *ChildProcess) checked(file, args goja.Value, opts *goja.Object, name goja.Value) goja.Value {
	inherit := jsapi.IsNullish(opts.Get("stdio"))
	r := m.spawnSync(file, args, opts)
	if inherit {
		m.passOn(r.Get("stderr"))
	}
	e, _ := r.Get("error").(*goja.Object)
	if status, ok := jsapi.Number(r.Get("status")); e == nil && (!ok || status != 0) {
		e = m.env.Error(m.failureText(name, args, r))
	}
	if e == nil {
		return r.Get("stdout")
	}
	panic(m.env.Spread(e, r))
}

func (m *ChildProcess) failureText(name, args goja.Value, r *goja.Object) string {
	msg := "Command failed: " + strings.Join(append([]string{name.String()}, m.argTexts(args)...), " ")
	stderr := r.Get("stderr")
	b, ok := buffer.Bytes(stderr)
	if jsapi.IsString(stderr) {
		b, ok = []byte(stderr.String()), true
	}
	if ok && len(b) > 0 {
		msg += "\n" + string(b)
	}
	return msg
}

func (m *ChildProcess) passOn(stderr goja.Value) {
	b, ok := buffer.Bytes(stderr)
	if jsapi.IsString(stderr) {
		b, ok = []byte(stderr.String()), true
	}
	if ok && len(b) > 0 && m.env.Host.Stderr != nil {
		_, _ = m.env.Host.Stderr.Write(b)
	}
}
