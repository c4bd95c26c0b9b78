package process

import (
	"os"
	"path/filepath"
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// emitWarning is process.emitWarning(warning, type or options, code, ctor).
func (p *Process) emitWarning(c goja.FunctionCall) goja.Value {
	w, kind, code, detail := c.Argument(0), c.Argument(1), c.Argument(2), goja.Undefined()
	if o, ok := kind.(*goja.Object); ok && !jsapi.IsFunction(kind) && !p.env.IsArray(kind) {
		kind, code = jsapi.OrUndefined(o.Get("type")), jsapi.OrUndefined(o.Get("code"))
		if d := jsapi.OrUndefined(o.Get("detail")); goja.IsString(d) {
			detail = d
		}
	} else if jsapi.IsFunction(kind) {
		kind, code = goja.Undefined(), goja.Undefined()
	}
	if jsapi.IsFunction(code) {
		code = goja.Undefined()
	}
	if !jsapi.IsUndefined(kind) {
		p.env.ValidateString(kind, "type")
	}
	if !jsapi.IsUndefined(code) {
		p.env.ValidateString(code, "code")
	}
	p.warn(p.warningOf(w, kind, code, detail))
	return goja.Undefined()
}

// warningOf returns w when it is an error, otherwise the error of the text w.
func (p *Process) warningOf(w, kind, code, detail goja.Value) *goja.Object {
	if o, ok := w.(*goja.Object); ok && o.ClassName() == "Error" {
		return o
	}
	if !goja.IsString(w) {
		panic(p.env.InvalidArgType("warning", "of type string or an instance of Error", w))
	}
	name := "Warning"
	if !jsapi.IsNullish(kind) && kind.String() != "" {
		name = kind.String()
	}
	o := p.env.Error(w.String())
	_ = o.Set("name", name)
	if !jsapi.IsUndefined(code) {
		_ = o.Set("code", code)
	}
	if !jsapi.IsUndefined(detail) {
		_ = o.Set("detail", detail)
	}
	return o
}

// EmitWarning emits a warning of a type ("DeprecationWarning") and a code, which may be empty.
func (p *Process) EmitWarning(message, kind, code string) {
	c := goja.Undefined()
	if code != "" {
		c = p.env.VM.ToValue(code)
	}
	p.warn(p.warningOf(p.env.VM.ToValue(message), p.env.VM.ToValue(kind), c, goja.Undefined()))
}

// Deprecate emits a DeprecationWarning with a code, once for each code.
func (p *Process) Deprecate(message, code string) {
	if p.warned[code] {
		return
	}
	p.warned[code] = true
	p.EmitWarning(message, "DeprecationWarning", code)
}

// warn emits 'warning' at the next tick.
func (p *Process) warn(w *goja.Object) {
	flags := p.env.Host.Warnings
	if deprecation := text(w, "name") == "DeprecationWarning"; deprecation {
		no := p.Object().Get("noDeprecation")
		if flags.NoDeprecation || no != nil && no.ToBoolean() {
			return
		}
		if throw := p.Object().Get("throwDeprecation"); flags.ThrowDeprecation || throw != nil && throw.ToBoolean() {
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

func text(o *goja.Object, name string) string {
	if v := o.Get(name); !jsapi.IsNullish(v) {
		return v.String()
	}
	return ""
}

// printWarning writes w to stderr as Node does by default.
func (p *Process) printWarning(w *goja.Object) {
	flags := p.env.Host.Warnings
	name, deprecation := text(w, "name"), text(w, "name") == "DeprecationWarning"
	if deprecation && flags.NoDeprecation {
		return
	}
	trace := flags.Trace || deprecation && flags.TraceDeprecation
	line := "(node:" + strconv.Itoa(os.Getpid()) + ") "
	if code := text(w, "code"); code != "" {
		line += "[" + code + "] "
	}
	switch stack := text(w, "stack"); {
	case trace && stack != "":
		line += jsapi.NodeStack(stack)
	default:
		line += name + ": " + text(w, "message")
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
	if d := text(w, "detail"); d != "" {
		line += "\n" + d
	}
	p.Print(2, line+"\n")
}
