package resolve

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// frame is one line of a stack, in Node's terms.
type frame struct {
	name      string // of the function, empty when it has none
	file      string
	line, col int // from 1; col at the callee's name
}

func (f frame) place() string {
	return f.file + ":" + strconv.Itoa(f.line) + ":" + strconv.Itoa(f.col)
}

func (f frame) String() string {
	if f.name == "" {
		return f.place()
	}
	return f.name + " (" + f.place() + ")"
}

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

// FixStack brings the own stack of v, and its message where V8 words it otherwise, into
// Node's form, when v is an error that the engine gave its own form to. A script's
// Error.prepareStackTrace is asked.
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
	head, rest, found := strings.Cut(text, "\n\tat ")
	if !found {
		if !strings.HasSuffix(text, "\n") { // in Node's form already, or the script's own
			return
		}
		head, rest = strings.TrimSuffix(text, "\n"), ""
	} else {
		rest = "\tat " + rest
	}
	frames := l.parseFrames(rest)
	if isClass(o.Prototype().Get("constructor")) {
		frames = l.belowSuper(frames)
	}
	setHidden(o, "stack", l.render(o, head, frames))
}

// setHidden makes o[name] = v a property like an error's own: not enumerable.
func setHidden(o *goja.Object, name string, v goja.Value) {
	_ = o.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// render makes the value of a stack property: text in Node's form, or what the script's
// Error.prepareStackTrace makes of the frames.
func (l *Loader) render(target *goja.Object, head string, frames []frame) goja.Value {
	if n := l.stackLimit(); len(frames) > n {
		frames = frames[:n]
	}
	class := l.env.VM.Get("Error").(*goja.Object)
	if prepare := class.Get("prepareStackTrace"); prepare != nil && jsapi.IsFunction(prepare) {
		return jsapi.Call(prepare, class, target, l.callSites(frames))
	}
	var b strings.Builder
	b.WriteString(head)
	for _, f := range frames {
		b.WriteString("\n    at ")
		b.WriteString(f.String())
	}
	if len(frames) == 0 && l.stackLimit() > 0 { // made by a native that no script called
		b.WriteString("\n    at node:internal/main/run_main_module:28:49")
	}
	return l.env.VM.ToValue(b.String())
}

// parseFrames reads the engine's lines "\tat f (/a.js:1:2(3))".
func (l *Loader) parseFrames(text string) []frame {
	var frames []frame
	for line := range strings.Lines(text) {
		s, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "\tat ")
		if f, shown := l.parseFrame(s); ok && shown {
			frames = append(frames, f)
		}
	}
	return frames
}

// parseFrame reads "f (/a.js:1:2(3))" or "/a.js:1:2(3)". Natives and the loop's own
// frame are not shown.
func (l *Loader) parseFrame(s string) (f frame, shown bool) {
	place := s
	if i := strings.LastIndex(s, " ("); i >= 0 && strings.HasSuffix(s, ")") {
		f.name, place = s[:i], s[i+2:len(s)-1]
	}
	if place == "native" {
		return f, false
	}
	if i := strings.LastIndexByte(place, '('); i >= 0 { // the program counter
		place = place[:i]
	}
	var ok bool
	if f.file, f.line, f.col, ok = cutPlace(place); !ok {
		return f, false
	}
	if f.file, shown = l.FileOf(f.file); !shown {
		return f, false
	}
	f.col = l.callee(f.file, f.line, f.col)
	return f, true
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

// Capture gives target a stack, as Error.captureStackTrace(target, above) does: the
// frames below the function above, or all.
func (l *Loader) Capture(target *goja.Object, above goja.Value) {
	stack := l.env.VM.CaptureCallStack(0, nil)
	if f, ok := above.(*goja.Object); ok {
		name := f.Get("name").String()
		for i := range stack {
			if stack[i].FuncName() == name || name == "" && stack[i].FuncName() == "<anonymous>" {
				stack = stack[i+1:]
				break
			}
		}
	}
	var frames []frame
	for i := range stack {
		var raw bytes.Buffer
		stack[i].Write(&raw)
		if f, shown := l.parseFrame(raw.String()); shown {
			frames = append(frames, f)
		}
	}
	if isClass(above) && len(frames) > 0 {
		frames = l.belowSuper(frames[1:])
	}
	l.lazyStack(target, frames)
}

// lazyStack gives target a stack that is put together when it is first read, so that a
// name or a message given to target meanwhile shows in it, as in V8.
func (l *Loader) lazyStack(target *goja.Object, frames []frame) {
	get := l.env.Func("stack", 0, func(goja.FunctionCall) goja.Value {
		v := l.render(target, heading(target), frames)
		setHidden(target, "stack", v)
		return v
	})
	set := l.env.Func("stack", 1, func(c goja.FunctionCall) goja.Value {
		setHidden(target, "stack", c.Argument(0))
		return goja.Undefined()
	})
	_ = target.DefineAccessorProperty("stack", get, set, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// heading is the first line of a stack: what an error of o's name and message says.
func heading(o *goja.Object) string {
	name, msg := "Error", ""
	if v := o.Get("name"); !jsapi.IsUndefined(v) {
		name = v.String()
	}
	if v := o.Get("message"); !jsapi.IsUndefined(v) {
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
	switch {
	case v == nil:
		return 10
	case !goja.IsNumber(v):
		return 0
	}
	return max(int(v.ToInteger()), 0)
}

// Place returns the place that the topmost frame of a stack in Node's form names.
func Place(stack string) (file string, line, col int, ok bool) {
	for s := range strings.Lines(stack) {
		s, isFrame := strings.CutPrefix(strings.TrimSuffix(s, "\n"), "    at ")
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
