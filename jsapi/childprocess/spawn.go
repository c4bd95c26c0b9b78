package childprocess

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/ipc"
	"github.com/gaggle-js/gaggle/jsapi"
)

// spec is a child to be started, its arguments checked.
type spec struct {
	file     string
	args     []string     // argv, the first one included
	given    []goja.Value // args as the script wrote them, for spawnargs
	env      []string     // NAME=value
	cwd      *string      // nil for ours
	detached bool
	uid, gid *uint32 // nil for ours
	stdio    []slot
	mode     ipc.Mode

	killSignal goja.Value
	timeout    int64 // ms; 0 for none
	signal     *goja.Object
}

// jsSpawn is child_process.spawn(command[, args][, options]).
func (m *ChildProcess) jsSpawn(c goja.FunctionCall) goja.Value {
	s := m.normalize(c.Argument(0), c.Argument(1), c.Argument(2))
	return m.newChild(s, nil).Object()
}

// normalize checks the arguments of spawn and of its relatives.
func (m *ChildProcess) normalize(file, args, options goja.Value) *spec {
	env := m.env
	s := &spec{file: m.text(file, "file")}
	if s.file == "" {
		panic(m.env.InvalidArgValue("file", file, "cannot be empty"))
	}
	var list []string
	var given []goja.Value
	switch {
	case env.IsArray(args):
		list, given = m.texts(args.(*goja.Object), "args"), m.elements(args.(*goja.Object))
	case jsapi.IsNullish(args):
	default:
		if jsapi.TypeOf(args) != "object" {
			panic(env.InvalidArgType("args", "of type object", args))
		}
		options = args
	}
	o := env.VM.NewObject()
	if !jsapi.IsUndefined(options) {
		o = m.copyOptions(env.ValidateObject(options, "options"))
	}
	s.common(m, o)
	if sh := o.Get("shell"); !jsapi.IsNullish(sh) && sh.ToBoolean() {
		list = s.viaShell(m, sh, list)
		given = m.values(list)
	}
	first := s.file
	if v := o.Get("argv0"); !jsapi.IsNullish(v) && v.ToBoolean() {
		first = v.String()
	}
	s.args = append([]string{first}, list...)
	s.given = append([]goja.Value{env.VM.ToValue(first)}, given...)
	s.env = m.environ(o.Get("env"))
	s.stdio = m.stdioOption(o.Get("stdio"))
	return s
}

// common takes the options that all functions share.
func (s *spec) common(m *ChildProcess, o *goja.Object) {
	env := m.env
	if v := o.Get("cwd"); !jsapi.IsNullish(v) {
		if dir := m.path(v, "options.cwd"); !isBytes(v) { // which Node takes for none
			s.cwd = &dir
		}
	}
	if v := o.Get("detached"); !jsapi.IsNullish(v) {
		s.detached = env.ValidateBoolean(v, "options.detached")
	}
	s.uid, s.gid = m.id(o.Get("uid"), "options.uid"), m.id(o.Get("gid"), "options.gid")
	if v := o.Get("shell"); !jsapi.IsNullish(v) && jsapi.TypeOf(v) != "boolean" && !jsapi.IsString(v) {
		panic(env.InvalidArgType("options.shell", "one of type boolean or string", v))
	}
	if v := o.Get("argv0"); !jsapi.IsNullish(v) {
		m.text(v, "options.argv0")
	}
	for _, name := range []string{"windowsHide", "windowsVerbatimArguments"} {
		if v := o.Get(name); !jsapi.IsNullish(v) {
			env.ValidateBoolean(v, "options."+name)
		}
	}
	if v := o.Get("timeout"); !jsapi.IsNullish(v) {
		f, ok := jsapi.Number(v)
		if !ok || f < 0 || f != float64(int64(f)) {
			panic(env.OutOfRange("timeout", "an unsigned integer", v))
		}
		s.timeout = int64(f)
	}
	if v := o.Get("signal"); !jsapi.IsUndefined(v) {
		s.signal = env.ValidateAbortSignal(v, "options.signal")
	}
	if s.killSignal = o.Get("killSignal"); !jsapi.IsNullish(s.killSignal) {
		m.checkKillSignal(s.killSignal)
	}
	s.mode = m.serialization(jsapi.OrUndefined(o.Get("serialization")))
}

func (m *ChildProcess) checkKillSignal(v goja.Value) {
	if !jsapi.IsString(v) {
		if _, ok := jsapi.Number(v); !ok {
			panic(m.env.InvalidArgType("options.killSignal", "one of type string or number", v))
		}
	}
	m.signal(v)
}

func (m *ChildProcess) serialization(v goja.Value) ipc.Mode {
	if jsapi.IsUndefined(v) {
		return ipc.JSON
	}
	if s := v.String(); !jsapi.IsString(v) || s != "json" && s != "advanced" {
		panic(m.env.InvalidArgValue("options.serialization", v, "must be one of: undefined, 'json', 'advanced'"))
	}
	return ipc.ParseMode(v.String())
}

// id is a user or a group. -1 is one too, which no system has.
func (m *ChildProcess) id(v goja.Value, name string) *uint32 {
	if jsapi.IsNullish(v) {
		return nil
	}
	f, ok := jsapi.Number(v)
	if !ok || f != float64(int32(f)) {
		panic(m.env.InvalidArgType(name, "int32", v))
	}
	id := uint32(int32(f))
	return &id
}

// text wants a string without null bytes.
func (m *ChildProcess) text(v goja.Value, name string) string {
	return m.noNull(m.env.ValidateString(v, name), name)
}

func (m *ChildProcess) noNull(s, name string) string { return m.noNullIn(s, name, "a string") }

func (m *ChildProcess) noNullIn(s, name, what string) string {
	if strings.IndexByte(s, 0) >= 0 {
		panic(m.env.InvalidArgValue(name, m.env.VM.ToValue(s), "must be "+what+" without null bytes"))
	}
	return s
}

// texts converts a list of arguments; Node makes strings of whatever they are.
func (m *ChildProcess) texts(o *goja.Object, name string) []string {
	list := m.elements(o)
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = m.noNull(m.env.Text(v), name+"["+strconv.Itoa(i)+"]")
	}
	return out
}

// elements are the members of an array.
func (m *ChildProcess) elements(o *goja.Object) []goja.Value {
	out := make([]goja.Value, o.Get("length").ToInteger())
	for i := range out {
		out[i] = jsapi.OrUndefined(o.Get(strconv.Itoa(i)))
	}
	return out
}

func (m *ChildProcess) values(list []string) []goja.Value {
	out := make([]goja.Value, len(list))
	for i, s := range list {
		out[i] = m.env.VM.ToValue(s)
	}
	return out
}

// isBytes reports whether v is a Buffer, or anything that has a byteLength.
func isBytes(v goja.Value) bool {
	o, ok := v.(*goja.Object)
	return ok && o.Get("byteLength") != nil
}

// pathTypes is what Node says a path may be.
const pathTypes = "a string, Uint8Array, or URL"

// path takes a path as a string, a Buffer or a file: URL.
func (m *ChildProcess) path(v goja.Value, name string) string {
	if jsapi.IsString(v) {
		return m.noNullIn(v.String(), name, pathTypes)
	}
	if o, ok := v.(*goja.Object); ok {
		if href := o.Get("href"); href != nil && o.Get("protocol") != nil && m.env.Builtin("url") != nil {
			return m.env.Method(m.env.RequireObject("url"), "fileURLToPath", v).String()
		}
		if isBytes(o) {
			return m.noNullIn(o.String(), name, pathTypes)
		}
	}
	panic(m.env.InvalidArgType(name, "of type string or an instance of Buffer or URL", v))
}

// viaShell makes file and list the command line of a shell.
func (s *spec) viaShell(m *ChildProcess, sh goja.Value, list []string) []string {
	command := strings.Join(append([]string{s.file}, list...), " ")
	s.file = "/bin/sh"
	if jsapi.IsString(sh) {
		s.file = m.noNull(sh.String(), "options.shell")
	}
	return []string{"-c", command}
}

// environ is the child's environment: the option's members, inherited ones too, or ours.
func (m *ChildProcess) environ(v goja.Value) []string {
	if jsapi.IsNullish(v) || !v.ToBoolean() {
		return m.env.Host.Env.Pairs()
	}
	var pairs []string
	seen := make(map[string]bool)
	for o := v.ToObject(m.env.VM); o != nil; o = o.Prototype() {
		for _, k := range o.Keys() {
			if seen[k] {
				continue
			}
			seen[k] = true
			if val := o.Get(k); !jsapi.IsUndefined(val) {
				name := "options.env['" + k + "']"
				pairs = append(pairs, m.noNull(k, name)+"="+m.noNull(m.env.Text(val), name))
			}
		}
	}
	return pairs
}

func upper(s string) string { return strings.ToUpper(s) }
