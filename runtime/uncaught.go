package runtime

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/workerthreads"
	"github.com/gaggle-js/gaggle/runtime/resolve"
)

// onError is the one place that every error arrives at that no JavaScript caught.
func (r *Runtime) onError(ex *goja.Exception) {
	r.uncaught(ex.Value(), ex.Stack(), "uncaughtException")
}

// uncaught lets the script handle err; otherwise it ends the run as Node does: 'exit'
// is emitted, the error printed, and the code is 1, or 7 when a handler threw.
func (r *Runtime) uncaught(err goja.Value, frames []goja.StackFrame, origin string) {
	if r.process == nil { // thrown before there was a process object
		panic(err)
	}
	code, handled := 1, false
	ex := r.env.Try(func() { handled = r.process.Uncaught(err, origin) })
	if handled && ex == nil {
		return
	}
	if ex != nil {
		code, err, frames = 7, ex.Value(), ex.Stack()
	}
	if !r.process.Exiting() && ex == nil {
		r.process.SetExitCode(code)
		_ = r.env.Try(r.process.EmitExit)
		code = r.process.ExitCode()
	} else if ex == nil { // a listener of 'exit' threw: the code that was set stays
		r.process.SetDefaultExitCode(code)
		code = r.process.ExitCode()
	}
	r.process.Flush()
	if r.cfg.thread != nil {
		_ = r.env.Try(func() { workerthreads.Fail(r.env, err) })
		r.loop.Exit(code & 0xff)
	}
	end := "\nNode.js v" + process.NodeVersion + "\n"
	text := r.arrow(frames, "", origin) + "\n"
	_ = r.env.Try(func() { text = strings.TrimSuffix(r.report(err, frames, origin), end) }) // the error's own getters may throw
	r.failure = r.uncaughtError(err, text)
	r.process.Print(2, text)
	r.process.ReportUncaught(err)
	r.process.Print(2, end)
	if r.cfg.flags.AbortOnUncaught && r.cfg.owner {
		r.process.Abort()
	}
	r.loop.Exit(code & 0xff)
}

// report is what Node prints of an error that ends the process.
func (r *Runtime) report(err goja.Value, frames []goja.StackFrame, origin string) string {
	end := "\nNode.js v" + process.NodeVersion + "\n"
	o, isError := err.(*goja.Object)
	if isError && o.ClassName() != "Error" {
		isError = false
	}
	if !isError {
		if o != nil {
			return "\n" + r.arrow(frames, "", origin) + r.inspect(err) + "\n" + r.thrownAt(frames) + end
		}
		hint := "\n(Use `node --trace-uncaught ...` to show where the exception was thrown)\n"
		if r.cfg.flags.TraceUncaught {
			hint = "\n" + r.thrownAt(frames)
		}
		return "\n" + r.arrow(frames, "", origin) + primitive(err) + hint + end
	}
	r.loader.FixStack(err)
	if emitted := events.From(r.env).Unheard(err); emitted != "" {
		return "node:events:502\n      throw er; // Unhandled 'error' event\n      ^\n\n" +
			r.inspectEmitted(o, emitted) + "\n" + end
	}
	text := r.inspect(err)
	if code := o.Get("code"); code != nil && code.String() == "ERR_UNHANDLED_ERROR" {
		return "node:events:515\n    throw err; // Unhandled 'error' event\n    ^\n\n" + text + "\n" + end
	}
	if r.loader.ShowsSource(err) {
		return text + "\n" + end
	}
	stack := ""
	if s := o.Get("stack"); s != nil {
		stack = s.String()
	}
	return r.arrow(frames, stack, origin) + "\n" + text + "\n" + r.thrownAt(frames) + end
}

// thrownAt lists where an error was thrown, for --trace-uncaught.
func (r *Runtime) thrownAt(frames []goja.StackFrame) string {
	if !r.cfg.flags.TraceUncaught {
		return ""
	}
	text := "Thrown at:\n"
	for _, f := range frames {
		p := f.Position()
		if file, shown := r.loader.FileOf(p.Filename); p.Line > 0 && shown {
			text += "    at " + file + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column) + "\n"
		}
	}
	return text
}

// inspectEmitted shows an error with where it was emitted behind its stack.
func (r *Runtime) inspectEmitted(err *goja.Object, emitted string) string {
	if s, ok := err.Get("stack").(goja.String); ok {
		_ = err.Set("stack", s.String()+"\n"+jsapi.NodeStack(emitted))
	}
	return r.inspect(err)
}

// arrow shows where an error was thrown: from the engine's frames, otherwise where its
// stack says that it was made, and otherwise where Node throws it.
func (r *Runtime) arrow(frames []goja.StackFrame, stack, origin string) string {
	for _, f := range frames {
		p := f.Position()
		file, shown := r.loader.FileOf(p.Filename)
		column := r.loader.ThrowColumn(file, p.Line, p.Column)
		if p.Line > 0 && shown && !r.loader.AtSuper(file, p.Line, column) {
			return r.loader.Arrow(file, p.Line, column)
		}
	}
	if file, line, col, ok := resolve.Place(stack); ok && !strings.HasPrefix(file, "node:") {
		return r.loader.Arrow(file, line, col)
	}
	switch {
	case origin != "unhandledRejection":
		return "node:internal/modules/cjs/loader:1210\n  throw err;\n  ^\n"
	case strings.HasSuffix(stack, rejectionFrame):
		return "node:internal/process/promises:389\n      new UnhandledPromiseRejection(reason);\n      ^\n"
	}
	return "node:internal/process/promises:391\n    triggerUncaughtException(err, true /* fromPromise */);\n    ^\n"
}

// primitive is what is shown of a value that is no object: of a symbol nothing, as in Node.
func primitive(v goja.Value) string {
	if _, ok := v.(*goja.Symbol); ok {
		return ""
	}
	return v.String()
}

// uncaughtDepth is how deep the objects in an uncaught error are shown.
const uncaughtDepth = 5

// inspect shows a value as util.inspect does, but for what the value itself has to say on
// that, which might throw again.
func (r *Runtime) inspect(v goja.Value) (text string) {
	ex := r.env.Try(func() {
		if r.env.Builtin("util") != nil {
			options := r.vm.NewObject()
			_ = options.Set("customInspect", false)
			_ = options.Set("depth", uncaughtDepth)
			text = r.env.Method(r.env.RequireObject("util"), "inspect", v, options).String()
			return
		}
		if o, ok := v.(*goja.Object); ok && o.ClassName() == "Error" {
			text = o.Get("stack").String()
			return
		}
		text = v.String()
	})
	if ex != nil {
		text = "[value that cannot be shown]"
	}
	return text
}
