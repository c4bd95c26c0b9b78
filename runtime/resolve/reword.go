package resolve

import (
	"regexp"
	"strings"

	"github.com/dop251/goja"
)

// reword turns what the engine says of a failed access or call into V8's words, with the
// names that the source tells: in the message of o and in the head of its stack, which it
// returns. frames are the engine's lines.
func (l *Loader) reword(o *goja.Object, head, frames string) string {
	msg, ok := o.Get("message").(goja.String)
	if !ok {
		return head
	}
	old := msg.String()
	now := rewordAccess(old)
	if now == "" {
		now = l.rewordCall(old, frames)
	}
	if now == "" {
		return head
	}
	setHidden(o, "message", l.env.VM.ToValue(now))
	return strings.Replace(head, old, now, 1)
}

// rewordAccess is for "Cannot read property 'x' of undefined". The engine does not tell
// null from undefined here.
func rewordAccess(old string) string {
	rest, ok := strings.CutPrefix(old, "Cannot read property '")
	if !ok {
		return ""
	}
	name, of, ok := strings.Cut(rest, "' of ")
	if !ok {
		return ""
	}
	of, _, _ = strings.Cut(of, " or ")
	return "Cannot read properties of " + of + " (reading '" + name + "')"
}

var (
	calleeBefore = regexp.MustCompile(`[\w$.]+$`)
	ctorAfter    = regexp.MustCompile(`^new\s+([\w$.]+)`)
	nameAt       = regexp.MustCompile(`^[\w$]+`)
)

// rewordCall names the callee, the constructor or the variable at the place of the error.
func (l *Loader) rewordCall(old, frames string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(frames, "\tat "), "\n")
	before, at := l.around(first)
	switch {
	case strings.HasPrefix(old, "Object has no member '"), strings.HasPrefix(old, "Not a function: "),
		strings.HasPrefix(old, "Value is not an object: "):
		if callee := calleeBefore.FindString(before); callee != "" && strings.HasPrefix(at, "(") {
			return callee + " is not a function"
		}
	case old == "Value is not a constructor":
		if m := ctorAfter.FindStringSubmatch(at); m != nil {
			return m[1] + " is not a constructor"
		}
	case old == "Cannot access a variable before initialization":
		if name := nameAt.FindString(at); name != "" {
			return "Cannot access '" + name + "' before initialization"
		}
	}
	return ""
}

// around returns the source line of a frame before its column and from its column on.
func (l *Loader) around(frame string) (before, at string) {
	if i := strings.LastIndex(frame, " ("); i >= 0 && strings.HasSuffix(frame, ")") {
		frame = frame[i+2 : len(frame)-1]
	}
	if i := strings.LastIndexByte(frame, '('); i >= 0 {
		frame = frame[:i]
	}
	file, n, col, ok := cutPlace(frame)
	text, known := l.line(file, n)
	if !ok || !known || col < 1 || col > len(text) {
		return "", ""
	}
	return text[:col-1], text[col-1:]
}
