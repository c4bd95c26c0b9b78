package process

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// deprecationWarning is the type of the warnings that the deprecation flags are about.
const deprecationWarning = "DeprecationWarning"

// warningFlags defines the properties by which the flags about warnings are seen.
func (p *Process) warningFlags(o *goja.Object) {
	w := p.env.Host.Warnings
	for _, f := range []struct {
		name string
		on   bool
	}{
		{"noDeprecation", w.NoDeprecation}, {"throwDeprecation", w.ThrowDeprecation},
		{"traceDeprecation", w.TraceDeprecation}, {"traceProcessWarnings", w.Trace},
	} {
		if f.on {
			_ = o.DefineDataProperty(f.name, p.env.VM.ToValue(true), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_TRUE)
		}
	}
}

// is reports whether the script, or a flag, has set a property of process.
func (p *Process) is(name string) bool {
	v := p.Object().Get(name)
	return v != nil && v.ToBoolean()
}

// warn emits 'warning' at the next tick.
func (p *Process) warn(w *goja.Object) {
	if text(w, "name") == deprecationWarning {
		if p.is("noDeprecation") {
			return
		}
		if p.is("throwDeprecation") {
			p.env.Loop.NextTick(func() { panic(w) })
			return
		}
	}
	p.env.Loop.NextTick(func() { p.Emit("warning", w) })
}

// watchWarnings prints warnings by a listener, so that a script may take it away.
func (p *Process) watchWarnings() {
	if p.env.Host.Warnings.Silent {
		return
	}
	p.OnGo("warning", func(args []goja.Value) {
		if len(args) > 0 {
			if w, ok := args[0].(*goja.Object); ok && w.ClassName() == "Error" {
				p.printWarning(w)
			}
		}
	})
}

// disabled reports whether a flag has turned warnings like w off.
func (p *Process) disabled(w *goja.Object) bool {
	off := p.env.Host.Warnings.Disabled
	return len(off) > 0 && (slices.Contains(off, text(w, "code")) || slices.Contains(off, text(w, "name")))
}

// printWarning writes w to stderr as Node does by default.
func (p *Process) printWarning(w *goja.Object) {
	deprecation := text(w, "name") == deprecationWarning
	if deprecation && p.is("noDeprecation") || p.disabled(w) {
		return
	}
	trace := p.is("traceProcessWarnings") || deprecation && p.is("traceDeprecation")
	line := "(node:" + strconv.Itoa(os.Getpid()) + ") "
	if code := text(w, "code"); code != "" {
		line += "[" + code + "] "
	}
	if trace && p.env.FixStack != nil {
		p.env.FixStack(w)
	}
	if stack := text(w, "stack"); trace && stack != "" {
		line += jsapi.NodeStack(stack)
	} else {
		line += w.String()
	}
	if d := text(w, "detail"); d != "" {
		line += "\n" + d
	}
	if !trace && !p.hinted {
		flag := "--trace-warnings"
		if deprecation {
			flag = "--trace-deprecation"
		}
		argv0 := filepath.Base(p.env.Host.Argv0)
		line += "\n(Use `" + argv0 + " " + flag + " ...` to show where the warning was created)"
		p.hinted = true
	}
	p.tell(line)
}

// tell writes a warning to the file that a flag has named, or by what console.error was at the
// first warning, so that a script which has replaced that or stderr's write sees it.
func (p *Process) tell(text string) {
	if file := p.env.Host.Warnings.Redirect; file != "" {
		f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
		if err == nil {
			_, _ = f.WriteString(text + "\n")
			_ = f.Close()
			return
		}
	}
	if p.warnBy == nil && p.env.Builtin("console") != nil {
		p.warnBy, _ = jsapi.AsFn(p.env.RequireObject("console").Get("error"))
	}
	if p.warnBy == nil {
		p.Print(2, text+"\n")
		return
	}
	p.warnBy(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{p.env.VM.ToValue(text)}})
}

func text(o *goja.Object, name string) string {
	if v := o.Get(name); !jsapi.IsNullish(v) {
		return v.String()
	}
	return ""
}
