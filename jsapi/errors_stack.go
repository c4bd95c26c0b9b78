package jsapi

import "strings"

// stackLimit is how many frames Node shows: Error.stackTraceLimit.
const stackLimit = 10

// NodeStack turns goja's err.stack, or the rest of one behind the message, into Node's
// form: four spaces in place of the tab, positions without goja's program counter, no
// native frames nor the loop's own, ten frames at most, no newline at the end. A stack
// in Node's form comes back as it is.
func NodeStack(s string) string {
	first := strings.Index(s, "\n\tat ")
	if first < 0 {
		return strings.TrimSuffix(s, "\n")
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:first])
	frames := 0
	for line := range strings.SplitSeq(s[first+1:], "\n") {
		frame, ok := strings.CutPrefix(line, "\tat ")
		if !ok || frames == stackLimit || frame == "native" || strings.HasSuffix(frame, "(native)") || strings.Contains(frame, "<loop>:") {
			continue
		}
		frames++
		b.WriteString("\n    at ")
		writeFrame(&b, frame)
	}
	return b.String()
}

// writeFrame writes a frame such as "f (file:1:2(34))" without the (34).
func writeFrame(b *strings.Builder, frame string) {
	closing := ""
	if strings.HasSuffix(frame, "))") {
		frame, closing = frame[:len(frame)-1], ")"
	}
	if i := strings.LastIndexByte(frame, '('); i >= 0 && strings.HasSuffix(frame, ")") {
		frame = frame[:i]
	}
	b.WriteString(frame)
	b.WriteString(closing)
}
