package path

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Modules are path, path/posix and path/win32.
func Modules() []jsapi.Module {
	return []jsapi.Module{
		{Name: "path", Load: func(e *jsapi.Env) goja.Value { return from(e).posix }},
		{Name: "path/posix", Load: func(e *jsapi.Env) goja.Value { return from(e).posix }},
		{Name: "path/win32", Load: func(e *jsapi.Env) goja.Value { return from(e).win32 }},
	}
}

// paths is the module's objects in one runtime.
type paths struct {
	env          *jsapi.Env
	posix, win32 *goja.Object
}

func from(env *jsapi.Env) *paths {
	return jsapi.Use(env, func(env *jsapi.Env) *paths {
		p := &paths{env: env}
		p.posix = p.object(posixFlavour)
		p.win32 = p.object(win32Flavour)
		for _, o := range []*goja.Object{p.posix, p.win32} {
			jsapi.Must(o.Set("win32", p.win32))
			jsapi.Must(o.Set("posix", p.posix))
			jsapi.Must(o.Set("_makeLong", o.Get("toNamespacedPath")))
		}
		return p
	})
}

// flavour is what differs between posix and win32.
type flavour struct {
	sep, delimiter string
	windows        bool
	normalize      func(string) string
	isAbsolute     func(string) bool
	join           func(...string) string
	resolve        func(func() string, ...string) string
	relative       func(func() string, string, string) string
	dir, base, ext func(string) string
	parse          func(string) Parsed
	namespaced     func(func() string, string) string
}

var posixFlavour = flavour{sep: "/", delimiter: ":", normalize: Normalize, join: Join, resolve: Resolve,
	isAbsolute: func(s string) bool { return strings.HasPrefix(s, "/") }, relative: Relative,
	dir: Dir, base: Base, ext: Ext, parse: Parse, namespaced: func(_ func() string, s string) string { return s }}

var win32Flavour = flavour{sep: `\`, delimiter: ";", windows: true, normalize: WinNormalize, join: WinJoin, resolve: WinResolve,
	isAbsolute: WinIsAbsolute, relative: WinRelative,
	dir: WinDir, base: WinBase, ext: WinExt, parse: WinParse, namespaced: Namespaced}

// object makes the exports of a flavour. (Node: "Path".)
func (p *paths) object(f flavour) *goja.Object {
	env, o := p.env, p.env.VM.NewObject()
	cwd := func() string { return Cwd(env) }
	text := func(c goja.FunctionCall, i int, name string) string { return env.ValidateString(c.Argument(i), name) }
	str := func(s string) goja.Value { return env.VM.ToValue(s) }
	one := func(name string, g func(string) string) jsapi.Method {
		return jsapi.Method{Name: name, Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return str(g(text(c, 0, "path"))) }}
	}
	env.SetMethods(o, true,
		jsapi.Method{Name: "resolve", Fn: func(c goja.FunctionCall) goja.Value {
			return str(f.resolve(cwd, p.resolveArgs(c.Arguments)...))
		}},
		one("normalize", f.normalize),
		jsapi.Method{Name: "isAbsolute", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return env.VM.ToValue(f.isAbsolute(text(c, 0, "path")))
		}},
		jsapi.Method{Name: "join", Fn: func(c goja.FunctionCall) goja.Value {
			parts := make([]string, len(c.Arguments))
			for i := range parts {
				parts[i] = text(c, i, "path")
			}
			return str(f.join(parts...))
		}},
		jsapi.Method{Name: "relative", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return str(f.relative(cwd, text(c, 0, "from"), text(c, 1, "to")))
		}},
		jsapi.Method{Name: "toNamespacedPath", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			if !jsapi.IsString(c.Argument(0)) {
				return c.Argument(0)
			}
			return str(f.namespaced(cwd, c.Argument(0).String()))
		}},
		one("dirname", f.dir),
		jsapi.Method{Name: "basename", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return str(p.basename(f, c))
		}},
		one("extname", f.ext),
		jsapi.Method{Name: "format", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return str(p.format(f.sep, c.Argument(0))) }},
		jsapi.Method{Name: "parse", Length: 1, Fn: func(c goja.FunctionCall) goja.Value { return p.parsed(f.parse(text(c, 0, "path"))) }},
		jsapi.Method{Name: "matchesGlob", Length: 2, Fn: func(c goja.FunctionCall) goja.Value {
			return env.VM.ToValue(MatchesGlob(text(c, 0, "path"), text(c, 1, "pattern"), f.windows))
		}})
	jsapi.Must(o.Set("sep", f.sep))
	jsapi.Must(o.Set("delimiter", f.delimiter))
	return o
}

// resolveArgs checks the arguments of resolve from the last to the first, as Node does.
func (p *paths) resolveArgs(args []goja.Value) []string {
	parts := make([]string, len(args))
	for i := len(args) - 1; i >= 0; i-- {
		name := "paths[" + strconv.Itoa(i) + "]"
		parts[i] = p.env.ValidateString(args[i], name)
	}
	return parts
}

// basename cuts the suffix, if any. A drive is no part of what the suffix is compared with.
func (p *paths) basename(f flavour, c goja.FunctionCall) string {
	suffix := ""
	if v := c.Argument(1); !goja.IsUndefined(v) {
		suffix = p.env.ValidateString(v, "suffix")
	}
	path := p.env.ValidateString(c.Argument(0), "path")
	start := 0
	if f.windows && len(path) >= 2 && isLetter(path[0]) && path[1] == ':' {
		start = 2
	}
	return withoutSuffix(path, start, f.base(path), suffix)
}

func (p *paths) format(sep string, v goja.Value) string {
	o, ok := v.(*goja.Object)
	if !ok || jsapi.IsFunction(o) || p.env.IsArray(o) {
		panic(p.env.InvalidArgType("pathObject", "of type object", v))
	}
	get := func(name string) string {
		if v := o.Get(name); v != nil && v.ToBoolean() {
			return v.String()
		}
		return ""
	}
	root, dir, base := get("root"), get("dir"), get("base")
	if dir == "" {
		dir = root
	}
	if base == "" {
		base = get("name")
		if ext := get("ext"); ext != "" {
			if ext[0] != '.' {
				ext = "." + ext
			}
			base += ext
		}
	}
	switch dir {
	case "":
		return base
	case root:
		return dir + base
	}
	return dir + sep + base
}

func (p *paths) parsed(x Parsed) *goja.Object {
	o := p.env.VM.NewObject()
	for _, f := range []struct{ name, value string }{{"root", x.Root}, {"dir", x.Dir}, {"base", x.Base}, {"ext", x.Ext}, {"name", x.Name}} {
		jsapi.Must(o.Set(f.name, f.value))
	}
	return o
}

// Cwd is the working directory; it throws Node's ENOENT when that is gone. It asks the
// system each time: os.Getwd would believe $PWD.
func Cwd(env *jsapi.Env) string {
	dir, err := unix.Getwd()
	if err != nil {
		no := jsapi.AsErrno(err)
		o := env.Error(jsapi.ErrnoName(no) + ": " + jsapi.ErrnoText(no) + ", uv_cwd")
		jsapi.Must(o.Set("errno", -int(no)))
		jsapi.Must(o.Set("code", jsapi.ErrnoName(no)))
		jsapi.Must(o.Set("syscall", "uv_cwd"))
		panic(o)
	}
	return dir
}
