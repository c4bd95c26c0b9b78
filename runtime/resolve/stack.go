package resolve

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// fixer is the native behind fixName: it brings the own stack of an error into Node's
// form, in place, and returns its argument.
func (l *Loader) fixer() *goja.Object {
	if l.fix == nil {
		l.fix = l.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
			v := c.Argument(0)
			l.FixStack(v)
			return v
		})
	}
	return l.fix
}

// FixStack brings the own stack of v into Node's form when v is an error that the engine
// gave its own form to.
func (l *Loader) FixStack(v goja.Value) {
	o, ok := v.(*goja.Object)
	if !ok || o.ClassName() != "Error" {
		return
	}
	s, ok := o.Get("stack").(goja.String)
	if !ok {
		return
	}
	text := s.String()
	if !strings.Contains(text, "\n\tat ") && !strings.HasSuffix(text, "\n") {
		return
	}
	_ = o.DefineDataProperty("stack", l.env.VM.ToValue(l.NodeStack(text)), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// NodeStack rewrites a stack text of the engine in Node's form:
//
//	"\tat f (/a.js:1:2(3))\n"  becomes  "    at f (/a.js:1:2)"
//
// without the frames of the loop at its end, and with the column of a call at its
// callee's name.
func (l *Loader) NodeStack(text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	out := lines[:0]
	for _, line := range lines {
		frame, ok := strings.CutPrefix(line, "\tat ")
		if !ok {
			out = append(out, line)
			continue
		}
		if frame = l.frame(frame); frame != "" {
			out = append(out, "    at "+frame)
		}
	}
	return strings.Join(out, "\n")
}

// frame rewrites "f (/a.js:1:2(3))", "/a.js:1:2(3)", "f (native)" or "native"; it
// returns nothing for the frames of the loop.
func (l *Loader) frame(s string) string {
	name, place := "", s
	if i := strings.LastIndex(s, " ("); i >= 0 && strings.HasSuffix(s, ")") && strings.Count(s[i:], "(") <= 2 {
		name, place = s[:i], s[i+2:len(s)-1]
	}
	if place == "native" {
		if name == "" || strings.HasPrefix(name, "github.com/") || strings.HasPrefix(name, "_") {
			return ""
		}
		return name + " (<anonymous>)"
	}
	if i := strings.LastIndexByte(place, '('); i >= 0 { // the program counter
		place = place[:i]
	}
	file, line, col, ok := cutPlace(place)
	if !ok || file == "<loop>" {
		return ""
	}
	place = file + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(l.callee(file, line, col))
	if name == "" {
		return place
	}
	return name + " (" + place + ")"
}

// cutPlace splits "file:line:column".
func cutPlace(s string) (file string, line, col int, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return "", 0, 0, false
	}
	j := strings.LastIndexByte(s[:i], ':')
	if j < 0 {
		return "", 0, 0, false
	}
	line, err1 := strconv.Atoi(s[j+1 : i])
	col, err2 := strconv.Atoi(s[i+1:])
	return s[:j], line, col, err1 == nil && err2 == nil
}

// callee moves the column of a call from its parenthesis, where the engine sees it, to
// the name before it, where Node does.
func (l *Loader) callee(file string, line, col int) int {
	text, ok := l.line(file, line)
	if !ok || col < 2 || col > len(text) || text[col-1] != '(' {
		return col
	}
	i := col - 1
	for i > 0 && wordAt(text, i-1) {
		i--
	}
	if i == col-1 {
		return col
	}
	return i + 1
}

// Place returns the place that the topmost frame of a stack in Node's form names.
func Place(stack string) (file string, line, col int, ok bool) {
	for _, s := range strings.Split(stack, "\n") {
		s, isFrame := strings.CutPrefix(s, "    at ")
		if !isFrame || strings.HasSuffix(s, "(<anonymous>)") {
			continue
		}
		if i := strings.LastIndex(s, " ("); i >= 0 {
			s = strings.TrimSuffix(s[i+2:], ")")
		}
		return cutPlace(s)
	}
	return "", 0, 0, false
}

// Capture makes the stack that Error.captureStackTrace gives target: the frames below the
// function above, or all.
func (l *Loader) Capture(target *goja.Object, above goja.Value) goja.Value {
	frames := l.env.VM.CaptureCallStack(0, nil)
	if len(frames) > 0 {
		frames = frames[1:] // captureStackTrace itself
	}
	if f, ok := above.(*goja.Object); ok {
		name := f.Get("name").String()
		for i, fr := range frames {
			if fr.FuncName() == name {
				frames = frames[i+1:]
				break
			}
		}
	}
	var b strings.Builder
	b.WriteString(l.heading(target))
	n := 0
	for i := range frames {
		var raw bytes.Buffer
		frames[i].Write(&raw)
		if text := l.frame(raw.String()); text != "" && n < l.stackLimit() {
			b.WriteString("\n    at " + text)
			n++
		}
	}
	return l.env.VM.ToValue(b.String())
}

// heading is the first line of a stack: what the object's toString as an error gives.
func (l *Loader) heading(o *goja.Object) string {
	name, msg := "Error", ""
	if v := o.Get("name"); v != nil && !goja.IsUndefined(v) {
		name = v.String()
	}
	if v := o.Get("message"); v != nil && !goja.IsUndefined(v) {
		msg = v.String()
	}
	switch {
	case msg == "":
		return name
	case name == "":
		return msg
	}
	return name + ": " + msg
}

// stackLimit is Error.stackTraceLimit.
func (l *Loader) stackLimit() int {
	e, ok := l.env.VM.Get("Error").(*goja.Object)
	if !ok {
		return 10
	}
	v := e.Get("stackTraceLimit")
	if v == nil || !goja.IsNumber(v) {
		return 0
	}
	return int(v.ToInteger())
}

// ThrowColumn moves the column of a throw from its operand, where the engine sees it, to
// the statement, where Node does.
func (l *Loader) ThrowColumn(file string, line, col int) int {
	text, ok := l.line(file, line)
	if !ok || col < 1 || col > len(text) {
		return col
	}
	before := strings.TrimRight(text[:col-1], " ")
	if strings.HasSuffix(before, "throw") {
		return len(before) - len("throw") + 1
	}
	return l.callee(file, line, col)
}
