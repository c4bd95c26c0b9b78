package runtime

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/dop251/goja"
)

// RunFile runs the script at path, relative to the working directory, with args as
// process.argv.slice(2), and returns its exit code.
func (r *Runtime) RunFile(path string, args ...string) (exitCode int, err error) {
	if path, err = absolute(path); err != nil {
		return 1, err
	}
	return r.run(append([]string{path}, args...), func() { r.loader.RunMain(path) })
}

// absolute is path from the working directory, without a slash at its end. Without a working
// directory, which somebody may have removed, it is an error.
func absolute(path string) (string, error) {
	if filepath.IsAbs(path) {
		return filepath.Clean(path), nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("runtime: no working directory for %s: %w", path, err)
	}
	return filepath.Join(dir, path), nil
}

// RunEval runs code as gaggle -e does.
func (r *Runtime) RunEval(code string, args ...string) (exitCode int, err error) {
	r.env.Host.Eval = code
	return r.run(args, func() { r.script("[eval]", code) })
}

// RunPrint runs code and prints its value as gaggle -p does.
func (r *Runtime) RunPrint(code string, args ...string) (exitCode int, err error) {
	r.env.Host.Eval = code
	return r.run(args, func() { r.show(r.script("[eval]", code)) })
}

// show prints the value of a script.
func (r *Runtime) show(v goja.Value) {
	console := r.vm.Get("console").(*goja.Object)
	r.env.Method(console, "log", v)
}

// RunStdin runs the script on standard input.
func (r *Runtime) RunStdin(args ...string) (exitCode int, err error) {
	return r.runStdin(false, append([]string{"-"}, args...)...)
}

// runStdin is RunStdin with the whole of process.argv behind the binary; print has the value
// of the script printed.
func (r *Runtime) runStdin(print bool, argv ...string) (exitCode int, err error) {
	src, err := io.ReadAll(r.cfg.stdin)
	if err != nil {
		return 1, err
	}
	return r.run(argv, func() {
		if v := r.script("[stdin]", string(src)); print {
			r.show(v)
		}
	})
}

// Check reports on stderr whether the script at path can be compiled: gaggle -c.
func (r *Runtime) Check(path string) (exitCode int, err error) {
	if path, err = absolute(path); err != nil {
		return 1, err
	}
	return r.run([]string{path}, func() { r.loader.Check(path) })
}

// script runs code in the global scope with a module's variables there, and returns its value.
func (r *Runtime) script(name, code string) goja.Value {
	m := r.loader.EvalModule(name, workingDirectory())
	g := r.vm.GlobalObject()
	for _, v := range []struct {
		name  string
		value goja.Value
	}{
		{"exports", m.Get("exports")}, {"require", r.loader.Require(m)}, {"module", m},
		{"__filename", r.vm.ToValue(name)}, {"__dirname", r.vm.ToValue(".")},
	} {
		_ = g.DefineDataProperty(v.name, v.value, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	}
	r.moduleGlobals(code)
	return r.loader.RunScript(m, name, code)
}

// moduleGlobals makes each built-in module that code mentions a global of its name, as
// Node does for -e, -p and standard input.
func (r *Runtime) moduleGlobals(code string) {
	g := r.vm.GlobalObject()
	for _, name := range r.loader.Builtins() {
		if strings.Contains(code, name) && !strings.Contains(name, "/") && g.Get(name) == nil {
			r.env.SetReplaced(g, name, false, func() goja.Value { return r.env.Exports(r.env.Public(name)) })
		}
	}
}
