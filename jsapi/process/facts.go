package process

import (
	"os"
	"runtime"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// NodeVersion is the version of Node whose behaviour this is: process.versions.node.
const NodeVersion = "20.20.2"

// Version is one entry of process.versions.
type Version struct{ Name, Value string }

// nodeVersions are entries that packages test for, beside node's own: the numbers of
// Node 20's parts whose behaviour ours follow.
func nodeVersions() []Version {
	return []Version{
		{"node", NodeVersion}, {"gaggle", GaggleVersion()}, {"goja", moduleVersion("github.com/dop251/goja")},
		{"acorn", "8.16.0"}, {"ada", "2.9.2"}, {"ares", "1.34.6"}, {"brotli", "1.1.0"},
		{"cjs_module_lexer", "2.2.0"}, {"cldr", "48.0"}, {"go", runtime.Version()}, {"icu", "78.2"},
		{"llhttp", "9.3.1"}, {"modules", "115"}, {"napi", "9"}, {"nghttp2", "1.61.0"},
		{"openssl", "3.0.19"}, {"simdutf", "6.4.2"}, {"tz", "2025c"}, {"undici", "6.24.1"},
		{"unicode", "17.0"}, {"uv", "1.46.0"}, {"uvwasi", "0.0.23"}, {"v8", "11.3.244.8-node.38"},
		{"zlib", "1.3.1-e00f703"},
	}
}

// platform and arch name the system as Node does.
func platform() string {
	if runtime.GOOS == "windows" {
		return "win32"
	}
	return runtime.GOOS
}

func arch() string {
	switch runtime.GOARCH {
	case "amd64":
		return "x64"
	case "386":
		return "ia32"
	}
	return runtime.GOARCH
}

// facts defines the members that are data, in Node's order as far as it shows.
func (p *Process) facts(o *goja.Object) {
	vm, host := p.env.VM, p.env.Host
	fixed := func(name string, v goja.Value) {
		_ = o.DefineDataProperty(name, v, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	}
	fixed("version", vm.ToValue("v"+NodeVersion))
	fixed("versions", p.makeVersions())
	fixed("arch", vm.ToValue(arch()))
	fixed("platform", vm.ToValue(platform()))
	fixed("release", p.makeRelease())
	p.titleAccessor(o)
	_ = o.Set("argv", p.strings(append([]string{host.ExecPath}, host.Args...)))
	_ = o.Set("execArgv", p.strings(host.ExecArgv))
	_ = o.Set("env", p.makeEnv())
	fixed("pid", vm.ToValue(os.Getpid()))
	p.env.SetAccessors(o, jsapi.Accessor{Name: "ppid", Enumerable: true, Set: nothing,
		Get: func(goja.FunctionCall) goja.Value { return vm.ToValue(os.Getppid()) }})
	_ = o.Set("execPath", host.ExecPath)
	if host.Eval != "" {
		fixed("_eval", vm.ToValue(host.Eval))
	}
	p.debugPort(o)
	_ = o.DefineDataProperty("argv0", vm.ToValue(host.Argv0), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE)
	_ = o.DefineDataProperty("features", p.makeFeatures(), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE)
	fixed("config", p.makeConfig())
	_ = o.Set("_exiting", false)
	_ = o.Set("domain", goja.Null())
	_ = o.DefineAccessorProperty("exitCode", p.env.Func("get exitCode", 0, p.getExitCode),
		p.env.Func("set exitCode", 1, p.setExitCode), goja.FLAG_FALSE, goja.FLAG_TRUE)
	p.lazy(o, "allowedNodeEnvironmentFlags", true, p.makeAllowedFlags)
	fixed("moduleLoadList", vm.NewArray())
	p.lazy(o, "report", false, p.makeReport)
	p.lazy(o, "sourceMapsEnabled", false, func() goja.Value { return vm.ToValue(false) })
	for i, name := range []string{"stdin", "stdout", "stderr"} {
		p.env.SetAccessors(o, jsapi.Accessor{Name: name, Enumerable: true, Get: func(goja.FunctionCall) goja.Value {
			return p.Stream(i)
		}})
	}
}

// debugPort defines process.debugPort, which nothing here listens on. The command line
// says what it is, as for the inspector.
func (p *Process) debugPort(o *goja.Object) {
	port := int64(9229)
	for _, word := range p.env.Host.ExecArgv {
		name, v, _ := strings.Cut(word, "=")
		if strings.HasPrefix(name, "--inspect") || name == "--debug-port" {
			if n, err := strconv.ParseUint(v[strings.LastIndexByte(v, ':')+1:], 10, 16); err == nil {
				port = int64(n)
			}
		}
	}
	p.env.SetAccessors(o, jsapi.Accessor{Name: "debugPort", Enumerable: true,
		Get: func(goja.FunctionCall) goja.Value { return p.env.VM.ToValue(port) },
		Set: func(c goja.FunctionCall) goja.Value {
			n := c.Argument(0).ToInteger()
			if n != 0 && n < 1024 || n > 65535 {
				panic(p.env.CodeError("RangeError", "ERR_OUT_OF_RANGE", "process.debugPort must be 0 or in range 1024 to 65535"))
			}
			port = n
			return goja.Undefined()
		}})
}

// lazy defines an accessor that makes its value at the first read.
func (p *Process) lazy(o *goja.Object, name string, writable bool, make func() goja.Value) {
	var v goja.Value
	a := jsapi.Accessor{Name: name, Enumerable: true, Get: func(goja.FunctionCall) goja.Value {
		if v == nil {
			v = make()
		}
		return v
	}}
	if writable {
		a.Set = func(c goja.FunctionCall) goja.Value { v = c.Argument(0); return goja.Undefined() }
	}
	p.env.SetAccessors(o, a)
}

func (p *Process) strings(list []string) *goja.Object {
	items := make([]any, len(list))
	for i, s := range list {
		items[i] = p.env.VM.ToValue(s)
	}
	return p.env.VM.NewArray(items...)
}

func (p *Process) makeVersions() goja.Value {
	o := p.env.VM.NewObject()
	for _, v := range nodeVersions() {
		_ = o.DefineDataProperty(v.Name, p.env.VM.ToValue(v.Value), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	}
	return o
}

func (p *Process) makeRelease() goja.Value {
	o := p.env.VM.NewObject()
	base := "https://nodejs.org/download/release/v" + NodeVersion + "/node-v" + NodeVersion
	for _, v := range []Version{{"name", "node"}, {"lts", "Iron"}, {"sourceUrl", base + ".tar.gz"}, {"headersUrl", base + "-headers.tar.gz"}} {
		_ = o.DefineDataProperty(v.Name, p.env.VM.ToValue(v.Value), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	}
	return o
}

func (p *Process) makeFeatures() goja.Value {
	o := p.env.VM.NewObject()
	for _, f := range []struct {
		name string
		on   bool
	}{{"inspector", false}, {"debug", false}, {"uv", true}, {"ipv6", true}, {"tls_alpn", true}, {"tls_sni", true}, {"tls_ocsp", true}, {"tls", true}} {
		_ = o.Set(f.name, f.on)
	}
	for _, name := range []string{"cached_builtins", "require_module"} {
		on := name == "cached_builtins"
		p.env.SetAccessors(o, jsapi.Accessor{Name: name, Enumerable: true,
			Get: func(goja.FunctionCall) goja.Value { return p.env.VM.ToValue(on) }})
	}
	return o
}
