package resolve

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// jsError makes the JavaScript error of an *Error.
func (l *Loader) jsError(err error) *goja.Object {
	e := err.(*Error)
	vm := l.env.VM
	var o *goja.Object
	switch {
	case e.Code == "MODULE_NOT_FOUND": // has its code beside the stack, not in it
		o = l.env.Error(e.Message)
		set(o, "code", vm.ToValue(e.Code))
	case e.Code == "":
		o = l.env.New(vm.Get("SyntaxError"), vm.ToValue(e.Message))
	case e.Class == "TypeError":
		o = l.env.CodeError("TypeError", e.Code, e.Message)
	default:
		o = l.env.CodeError("Error", e.Code, e.Message)
	}
	if e.RequireStack != nil {
		set(o, "requireStack", l.strings(e.RequireStack))
	}
	if e.Path != "" {
		set(o, "path", vm.ToValue(e.Path))
	}
	if e.RequestAs != "" {
		set(o, "requestPath", vm.ToValue(e.RequestAs))
	}
	return o
}

// syntaxError makes the SyntaxError of source that cannot be compiled. Its stack begins
// with the place and the line, as Node's does.
func (l *Loader) syntaxError(err error) *goja.Object {
	e := err.(*SyntaxError)
	l.esmHint(e)
	width := l.settle(e)
	above := ""
	if e.Line > 0 {
		above = l.arrow(e.File, e.Line, e.Column, width) + "\n"
	}
	return l.syntaxErrorBelow(above, e.Message, "wrapSafe (node:internal/modules/cjs/loader)")
}

// syntaxErrorBelow makes a SyntaxError whose stack has the source above it, and one frame.
func (l *Loader) syntaxErrorBelow(above, message, frame string) *goja.Object {
	o := l.env.New(l.env.VM.Get("SyntaxError"), l.env.VM.ToValue(message))
	stack := above + "SyntaxError: " + message + "\n    at " + frame
	_ = o.DefineDataProperty("stack", l.env.VM.ToValue(stack), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	l.env.Bind(o, &syntaxState{})
	return o
}

// esmHint says of import and export what Node says of them in a CommonJS file.
func (l *Loader) esmHint(e *SyntaxError) {
	text, ok := l.line(e.File, e.Line)
	if !ok || e.Column < 1 || e.Column > len(text) {
		return
	}
	switch rest := text[e.Column-1:]; {
	case strings.HasPrefix(rest, "import") && !wordAt(rest, len("import")):
		e.Message = "Cannot use import statement outside a module"
	case strings.HasPrefix(rest, "export") && !wordAt(rest, len("export")):
		e.Message = "Unexpected token 'export'"
	}
}

// syntaxState marks an error whose stack shows the source line already.
type syntaxState struct{ jsapi.Hidden }

// ShowsSource reports whether the stack of v begins with its place and source line.
func (l *Loader) ShowsSource(v goja.Value) bool {
	_, ok := l.env.Own(v).(*syntaxState)
	return ok
}

// Arrow is the three lines that Node shows above an error: place, source line, caret.
func (l *Loader) Arrow(file string, line, column int) string { return l.arrow(file, line, column, 1) }

// arrow is Arrow with as many carets as the fault is wide.
func (l *Loader) arrow(file string, line, column, width int) string {
	place := file + ":" + strconv.Itoa(line) + "\n"
	text, ok := l.line(file, line)
	if !ok {
		return place
	}
	if text == "" {
		return place + "\n\n"
	}
	pad := []byte(text)
	if column-1 < len(pad) {
		pad = pad[:max(column-1, 0)]
	}
	for i, c := range pad {
		if c != '\t' {
			pad[i] = ' '
		}
	}
	return place + text + "\n" + string(pad) + strings.Repeat("^", width) + "\n"
}

// line returns one line of a loaded file, counted from 1.
func (l *Loader) line(file string, line int) (string, bool) {
	src, ok := l.sources[file]
	if !ok {
		return "", false
	}
	for ; line > 1; line-- {
		_, rest, more := strings.Cut(src, "\n")
		if !more {
			return "", false
		}
		src = rest
	}
	src, _, _ = strings.Cut(src, "\n")
	return strings.TrimSuffix(src, "\r"), true
}
