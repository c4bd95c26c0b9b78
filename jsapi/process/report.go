package process

import (
	_ "embed"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

//go:embed report.js
var reportSource string

// reportFlags are the flags that set the properties of process.report (Node, "Diagnostic
// report").
var reportFlags = []struct{ flag, property string }{
	{"report-directory", "directory"}, {"report-dir", "directory"}, {"report-filename", "filename"},
	{"report-signal", "signal"}, {"report-compact", "compact"}, {"report-exclude-network", "excludeNetwork"},
	{"report-on-signal", "reportOnSignal"}, {"report-on-fatalerror", "reportOnFatalError"},
	{"report-uncaught-exception", "reportOnUncaughtException"},
}

// makeReport makes process.report, with what the command line says of it.
func (p *Process) makeReport() goja.Value {
	o := p.env.RunEmbedded("node:internal/process/report", reportSource, p.Object(), p.reportNatives(),
		p.env.Func("load", 1, func(c goja.FunctionCall) goja.Value { return p.env.Require(c.Argument(0).String()) })).(*goja.Object)
	p.reports = o
	report := o.Get("report").(*goja.Object)
	for i, word := range p.env.Host.ExecArgv {
		name, text, given := strings.Cut(strings.TrimLeft(word, "-"), "=")
		for _, f := range reportFlags {
			if f.flag != name {
				continue
			}
			v := p.env.VM.ToValue(true)
			if _, isText := report.Get(f.property).(goja.String); isText {
				if !given && i+1 < len(p.env.Host.ExecArgv) {
					text = p.env.Host.ExecArgv[i+1]
				}
				v = p.env.VM.ToValue(text)
			}
			jsapi.Must(report.Set(f.property, v))
		}
	}
	return report
}

// StartReports makes process.report when a flag wants reports that no script asks for. The
// host calls it before the script.
func (p *Process) StartReports() {
	if slices.ContainsFunc(p.env.Host.ExecArgv, func(word string) bool { return strings.HasPrefix(word, "--report-") }) {
		p.Object().Get("report")
	}
}

// ReportUncaught writes a report of an error that ends the process, if the script or a flag
// has asked for that.
func (p *Process) ReportUncaught(err goja.Value) {
	if p.reports != nil {
		_ = p.env.Try(func() { p.env.Method(p.reports, "uncaught", err) })
	}
}

// reportNatives are what report.js cannot find out, or check, by itself.
func (p *Process) reportNatives() *goja.Object {
	vm := p.env.VM
	o := vm.NewObject()
	jsapi.Must(o.Set("wordSize", strconv.IntSize))
	does := func(name string, f func(c goja.FunctionCall)) jsapi.Method {
		return jsapi.Method{Name: name, Length: 2, Fn: func(c goja.FunctionCall) goja.Value { f(c); return goja.Undefined() }}
	}
	p.env.SetMethods(o, true,
		does("string", func(c goja.FunctionCall) { p.env.ValidateString(c.Argument(0), c.Argument(1).String()) }),
		does("boolean", func(c goja.FunctionCall) { p.env.ValidateBoolean(c.Argument(0), c.Argument(1).String()) }),
		does("object", func(c goja.FunctionCall) { p.env.ValidateObject(c.Argument(0), c.Argument(1).String()) }),
		does("print", func(c goja.FunctionCall) { p.Print(int(c.Argument(0).ToInteger()), c.Argument(1).String()) }),
		does("fixStack", func(c goja.FunctionCall) {
			if err, ok := c.Argument(0).(*goja.Object); ok && p.env.FixStack != nil {
				p.env.FixStack(err)
			}
		}),
		jsapi.Method{Name: "unknownSignal", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return p.env.CodeError("TypeError", "ERR_UNKNOWN_SIGNAL", "Unknown signal: "+c.Argument(0).String())
		}},
		jsapi.Method{Name: "stack", Fn: func(goja.FunctionCall) goja.Value { return p.nativeStack() }},
		jsapi.Method{Name: "limits", Fn: func(goja.FunctionCall) goja.Value { return p.userLimits() }},
		jsapi.Method{Name: "shared", Fn: func(goja.FunctionCall) goja.Value { return p.strings(sharedObjects()) }},
		jsapi.Method{Name: "handles", Fn: func(goja.FunctionCall) goja.Value {
			var list []any
			for _, a := range p.terminals(p.env.ActiveHandles()) {
				list = append(list, vm.NewArray(a.Info, a.Object))
			}
			return vm.NewArray(list...)
		}})
	return o
}

// nativeStack is Go's own stack.
func (p *Process) nativeStack() goja.Value {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	var list []any
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		o := p.env.VM.NewObject()
		jsapi.Must(o.Set("pc", fmt.Sprintf("0x%016x", f.PC)))
		jsapi.Must(o.Set("symbol", f.Function+" ["+p.env.Host.ExecPath+"]"))
		list = append(list, o)
	}
	return p.env.VM.NewArray(list...)
}

// userLimits are those of getrlimit(2): numbers, or "unlimited".
func (p *Process) userLimits() goja.Value {
	o := p.env.VM.NewObject()
	for _, l := range resourceLimits {
		var r unix.Rlimit
		if unix.Getrlimit(l.resource, &r) != nil {
			continue
		}
		pair := p.env.VM.NewObject()
		for i, n := range [...]uint64{uint64(r.Cur), uint64(r.Max)} {
			name := [...]string{"soft", "hard"}[i]
			if n >= 1<<63-1 {
				jsapi.Must(pair.Set(name, "unlimited"))
			} else {
				jsapi.Must(pair.Set(name, n))
			}
		}
		jsapi.Must(o.Set(l.name, pair))
	}
	return o
}

// sharedObjects are the shared libraries in the process's memory, and in a binary that is
// linked statically the kernel's.
func sharedObjects() []string {
	var list []string
	data, _ := os.ReadFile("/proc/self/maps")
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		if len(fields) < 6 {
			continue
		}
		name := fields[5]
		if name == "[vdso]" {
			name = "linux-vdso.so.1"
		}
		if strings.Contains(name, ".so") && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}
