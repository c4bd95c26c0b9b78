// Package os is Node's os module: the machine, its processors and memory, the user, and
// the numbers of signals and errors. (Node: "OS".)
//
// Facts are read when they are asked for and never kept, but for constants. What differs
// between systems stands in files that end in _linux.go and _darwin.go.
//
// availableParallelism follows the cgroup's CPU quota beside the affinity mask, as newer
// releases of libuv do, so that a script that forks one worker for each does not
// oversubscribe a container; cpus() lists every processor, as Node's does.
package os

import (
	"encoding/binary"
	"math"
	"runtime"
	"strings"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the module as the table of built-in modules lists it.
var Module = jsapi.Module{Name: "os", Load: load}

// system is the module in one runtime.
type system struct{ env *jsapi.Env }

func load(env *jsapi.Env) goja.Value {
	s, o := &system{env}, env.VM.NewObject()
	s.facts(o)
	env.SetMethods(o, true,
		jsapi.Method{Name: "cpus", Fn: s.cpus},
		jsapi.Method{Name: "getPriority", Length: 1, Fn: s.getPriority},
		jsapi.Method{Name: "loadavg", Fn: func(goja.FunctionCall) goja.Value {
			l := loadAverage()
			return env.VM.NewArray(l[0], l[1], l[2])
		}},
		jsapi.Method{Name: "networkInterfaces", Fn: s.networkInterfaces},
		jsapi.Method{Name: "setPriority", Length: 2, Fn: s.setPriority},
		jsapi.Method{Name: "userInfo", Length: 1, Fn: s.userInfo})
	readOnly(o, "constants", constants(env))
	jsapi.Must(o.DefineDataProperty("EOL", env.VM.ToValue("\n"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	jsapi.Must(o.DefineDataProperty("devNull", env.VM.ToValue("/dev/null"), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_TRUE))
	return o
}

// facts defines the functions without arguments whose value also stands for themselves:
// `${os.hostname}` is the host's name. Node wraps some, which shows in their names.
func (s *system) facts(o *goja.Object) {
	for _, f := range []struct {
		name, fn string
		value    func() any
	}{
		{"arch", "arch", func() any { return Arch() }},
		{"availableParallelism", "getAvailableParallelism", func() any { return Parallelism() }},
		{"endianness", "endianness", func() any { return endianness() }},
		{"freemem", "getFreeMem", func() any { return freeMemory() }},
		{"homedir", "wrappedFn", func() any { return s.homeDir() }},
		{"hostname", "wrappedFn", func() any { return uname().node }},
		{"platform", "platform", func() any { return runtime.GOOS }},
		{"release", "getOSRelease", func() any { return uname().release }},
		{"tmpdir", "tmpdir", func() any { return s.tmpDir() }},
		{"totalmem", "getTotalMem", func() any { return totalMemory() }},
		{"type", "getOSType", func() any { return uname().system }},
		{"uptime", "wrappedFn", func() any { return uptime() }},
		{"version", "getOSVersion", func() any { return uname().version }},
		{"machine", "getMachine", func() any { return uname().machine }},
	} {
		get := func(goja.FunctionCall) goja.Value { return s.env.VM.ToValue(f.value()) }
		fn := s.env.Func(f.fn, 0, get)
		jsapi.Must(fn.SetSymbol(goja.SymToPrimitive, s.env.Func("", 0, get)))
		if f.fn == "wrappedFn" {
			jsapi.Must(fn.Set("withoutStackTrace", s.env.Func(f.name, 0, get)))
		}
		jsapi.Must(o.Set(f.name, fn))
	}
}

// Arch is process.arch: Node's name for the processor.
func Arch() string {
	switch runtime.GOARCH {
	case "amd64":
		return "x64"
	case "386":
		return "ia32"
	case "mipsle":
		return "mipsel"
	case "ppc64le":
		return "ppc64"
	}
	return runtime.GOARCH
}

func endianness() string {
	if binary.NativeEndian.Uint16([]byte{1, 0}) == 1 {
		return "LE"
	}
	return "BE"
}

// names are the fields of uname(2).
type names struct{ system, node, release, version, machine string }

func uname() names {
	var u unix.Utsname
	if unix.Uname(&u) != nil {
		return names{}
	}
	text := unix.ByteSliceToString
	return names{text(u.Sysname[:]), text(u.Nodename[:]), text(u.Release[:]), text(u.Version[:]), text(u.Machine[:])}
}

func (s *system) tmpDir() string {
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		if dir, ok := s.env.Host.Env.Get(name); ok && dir != "" {
			if len(dir) > 1 {
				dir = strings.TrimSuffix(dir, "/")
			}
			return dir
		}
	}
	return "/tmp"
}

func (s *system) homeDir() string {
	if dir, ok := s.env.Host.Env.Get("HOME"); ok && dir != "" {
		return dir
	}
	return lookupUser(unix.Getuid()).home
}

// getPriority is os.getPriority([pid]).
func (s *system) getPriority(c goja.FunctionCall) goja.Value {
	pid := 0
	if v := c.Argument(0); !goja.IsUndefined(v) {
		pid = int(s.env.ValidateInt32(v, "pid", math.MinInt32))
	}
	nice, err := priority(pid)
	if err != nil {
		panic(s.systemError("uv_os_getpriority", err))
	}
	return s.env.VM.ToValue(nice)
}

// setPriority is os.setPriority([pid, ]priority).
func (s *system) setPriority(c goja.FunctionCall) goja.Value {
	pid, nice := c.Argument(0), c.Argument(1)
	if goja.IsUndefined(nice) {
		pid, nice = s.env.VM.ToValue(0), pid
	}
	id := s.env.ValidateInt32(pid, "pid", math.MinInt32)
	n := s.env.ValidateInteger(nice, "priority", -20, 19)
	if err := unix.Setpriority(unix.PRIO_PROCESS, int(id), int(n)); err != nil {
		panic(s.systemError("uv_os_setpriority", err))
	}
	return goja.Undefined()
}

// systemError is Node's ERR_SYSTEM_ERROR, which carries the system's error as info.
func (s *system) systemError(call string, err error) *goja.Object {
	return s.env.SystemError("ERR_SYSTEM_ERROR", "A system error occurred", call, err, true)
}

func readOnly(o *goja.Object, name string, v goja.Value) {
	jsapi.Must(o.DefineDataProperty(name, v, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE))
}
