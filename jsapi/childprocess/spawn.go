package childprocess

import (
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

	options *goja.Object // a copy of the script's
}

// jsSpawn is child_process.spawn(command[, args][, options]).
func (m *ChildProcess) jsSpawn(c goja.FunctionCall) goja.Value {
	s := m.normalize(c.Argument(0), c.Argument(1), c.Argument(2))
	s.alive(m)
	s.connect(m)
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
	s.options = o
	s.common(m, o)
	if sh := o.Get("shell"); !jsapi.IsNullish(sh) && sh.ToBoolean() {
		list = s.viaShell(m, sh, list)
		given = m.values(list)
	}
	first := s.file
	if v := o.Get("argv0"); !jsapi.IsNullish(v) {
		first = v.String()
	}
	s.args = append([]string{first}, list...)
	s.given = append([]goja.Value{env.VM.ToValue(first)}, given...)
	s.env = m.environ(o.Get("env"))
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
	m.argv0(o)
	for _, name := range []string{"windowsHide", "windowsVerbatimArguments"} {
		if v := o.Get(name); !jsapi.IsNullish(v) {
			env.ValidateBoolean(v, "options."+name)
		}
	}
}

// argv0 checks the option of that name.
func (m *ChildProcess) argv0(o *goja.Object) {
	if v := o.Get("argv0"); !jsapi.IsNullish(v) {
		m.text(v, "options.argv0")
	}
}

// timeout takes the option of that name, in ms; 0 for none.
func (m *ChildProcess) timeout(o *goja.Object) int64 {
	v := o.Get("timeout")
	if jsapi.IsNullish(v) {
		return 0
	}
	f, ok := jsapi.Number(v)
	if !ok || f < 0 || f != float64(int64(f)) {
		panic(m.env.OutOfRange("timeout", "an unsigned integer", v))
	}
	return int64(f)
}

// alive takes the options of a child that the script does not wait for.
func (s *spec) alive(m *ChildProcess) {
	s.timeout = m.timeout(s.options)
	if v := s.options.Get("signal"); !jsapi.IsUndefined(v) {
		s.signal = m.env.ValidateAbortSignal(v, "options.signal")
	}
	s.killSignal = m.killSignalOption(s.options)
}

// connect takes the options of its descriptors and of its channel.
func (s *spec) connect(m *ChildProcess) {
	s.stdio = m.stdioOption(s.options.Get("stdio"), false)
	s.mode = m.serialization(jsapi.OrUndefined(s.options.Get("serialization")))
}

// killSignalOption is the option of that name as the script wrote it, nullish for none.
func (m *ChildProcess) killSignalOption(o *goja.Object) goja.Value {
	v := o.Get("killSignal")
	if jsapi.IsNullish(v) {
		return v
	}
	if _, ok := jsapi.Number(v); !ok && !jsapi.IsString(v) {
		panic(m.env.InvalidArgType("options.killSignal", "one of type string or number", v))
	}
	if m.signal(v) == 0 {
		panic(m.unknownSignal(v))
	}
	return v
}

func (m *ChildProcess) serialization(v goja.Value) ipc.Mode {
	if jsapi.IsUndefined(v) {
		return ipc.JSON
	}
	if !jsapi.IsString(v) || v.String() != "json" && v.String() != "advanced" {
		panic(m.env.InvalidArgValue("options.serialization", v, "must be one of: undefined, 'json', 'advanced'"))
	}
	return ipc.ParseMode(v.String())
}

// id is a user or a group. -1 is one too, which no system has.
func (m *ChildProcess) id(v goja.Value, name string) *uint32 {
	if jsapi.IsNullish(v) {
		return nil
	}
	m.checkNumeric(v)
	f, ok := jsapi.Number(v)
	if !ok || f != float64(int32(f)) {
		panic(m.env.InvalidArgType(name, "int32", v))
	}
	id := uint32(int32(f))
	return &id
}

// checkNumeric throws for what the language cannot make a number of.
func (m *ChildProcess) checkNumeric(v goja.Value) {
	if _, ok := v.(*goja.Symbol); ok {
		panic(m.env.TypeError("Cannot convert a Symbol value to a number"))
	}
	if _, ok := jsapi.BigInt(v); ok {
		panic(m.env.TypeError("Cannot mix BigInt and other types, use explicit conversions"))
	}
	if o, ok := v.(*goja.Object); ok && o.Prototype() == nil {
		panic(m.env.TypeError("Cannot convert object to primitive value"))
	}
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
