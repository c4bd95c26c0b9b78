package runtime

import (
	"strings"

	"github.com/dop251/goja"
)

// stopgapConsole serves until the module console is in the table.
func (r *Runtime) stopgapConsole() {
	if r.env.Builtin("console") != nil {
		return
	}
	o := r.vm.NewObject()
	for name, fd := range map[string]int{"log": 1, "info": 1, "error": 2, "warn": 2} {
		_ = o.Set(name, r.env.Func(name, 0, func(c goja.FunctionCall) goja.Value {
			if r.env.Builtin("util") != nil {
				r.process.Print(fd, r.env.Method(r.env.RequireObject("util"), "format", c.Arguments...).String()+"\n")
				return goja.Undefined()
			}
			var parts []string
			for _, a := range c.Arguments {
				parts = append(parts, a.String())
			}
			r.process.Print(fd, strings.Join(parts, " ")+"\n")
			return goja.Undefined()
		}))
	}
	_ = r.vm.Set("console", o)
}
