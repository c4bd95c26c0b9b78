package util

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (p *inspector) describeError(b *body) {
	b.base = p.errorText(b)
	if b.bare() {
		b.short(b.base)
	}
}

// errorText is the stack of an error, mended where its first line does not tell the
// class; the message in brackets when it has no stack.
func (p *inspector) errorText(b *body) string {
	err := b.o
	name := "Error"
	if v := err.Get("name"); !jsapi.IsNullish(v) {
		name = v.String()
	}
	stack := p.u.stackOf(err)
	p.dropRepeated(b, stack)
	p.addHiddenCauses(b)
	stack = mendStack(stack, b.class, name, b.tag)
	message := p.u.messageText(err)
	pos := 0
	if i := strings.Index(stack, message); message != "" && i >= 0 {
		pos = i + len(message)
	}
	start := strings.Index(stack[pos:], "\n    at")
	if start < 0 {
		stack = "[" + stack + "]"
	} else {
		start += pos
		lines := p.frames(err, stack[start+1:])
		if p.Colors {
			p.grayFrames(lines)
		}
		stack = stack[:start] + "\n" + strings.Join(lines, "\n")
	}
	if p.indent > 0 {
		stack = strings.ReplaceAll(stack, "\n", "\n"+spaces(p.indent))
	}
	return stack
}

func (u *Util) messageText(err *goja.Object) string {
	if m := err.Get("message"); !jsapi.IsNullish(m) {
		return m.String()
	}
	return ""
}

// stackOf is err.stack in Node's form, or what toString gives when there is none.
func (u *Util) stackOf(err *goja.Object) string {
	if u.env.FixStack != nil {
		u.env.FixStack(err)
	}
	if v := err.Get("stack"); v != nil && v.ToBoolean() {
		return jsapi.NodeStack(v.String())
	}
	return method(u.late().errorString, err).String()
}

// dropRepeated leaves out own properties whose text is in the stack anyway.
func (p *inspector) dropRepeated(b *body, stack string) {
	if p.ShowHidden {
		return
	}
	keep := b.keys[:0]
	for _, k := range b.keys {
		if s, ok := k.(goja.String); ok {
			switch name := s.String(); name {
			case "name", "message", "stack":
				if v := b.o.Get(name); v != nil && strings.Contains(stack, v.String()) {
					continue
				}
			}
		}
		keep = append(keep, k)
	}
	b.keys = keep
}

// addHiddenCauses shows cause and errors though they are not enumerable.
func (p *inspector) addHiddenCauses(b *body) {
	if b.o.Get("cause") != nil && !b.hasKey("cause") {
		b.keys = append(b.keys, p.names("cause")...)
	}
	if p.u.env.IsArray(b.o.Get("errors")) && !b.hasKey("errors") {
		b.keys = append(b.keys, p.names("errors")...)
	}
}

func (b *body) hasKey(name string) bool {
	for _, k := range b.keys {
		if s, ok := k.(goja.String); ok && s.String() == name {
			return true
		}
	}
	return false
}

// mendStack puts the constructor's name into a stack that begins with a name that does
// not say it: "Error: x" of a class Foo becomes "Foo: x" where Foo contains Error, and
// "Foo [Error]: x" otherwise it would be lost.
func mendStack(stack string, c className, name, tag string) string {
	n := len(name)
	begins := strings.HasSuffix(name, "Error") && strings.HasPrefix(stack, name) &&
		(len(stack) == n || stack[n] == ':' || stack[n] == '\n')
	if !c.null && !begins {
		return stack
	}
	switch {
	case c.null:
		fallback := leadingName(stack)
		head := strings.TrimSuffix(prefix(c, tag, orError(fallback), ""), " ")
		return head + stack[len(fallback):]
	case !strings.Contains(c.name, name):
		return c.name + " [" + name + "]" + stack[n:]
	case c.name != name:
		return c.name + stack[n:]
	}
	return stack
}

func orError(s string) string {
	if s == "" {
		return "Error"
	}
	return s
}

// leadingName is the name that a stack begins with, "" when it begins with none.
func leadingName(stack string) string {
	end := strings.IndexAny(stack, ":\n")
	if end < 0 {
		end = len(stack)
	}
	name := stack[:end]
	if name == "" || name[0] < 'A' || name[0] > 'Z' || !strings.Contains(name, "Error") {
		return ""
	}
	return name
}

// frames are the lines of a stack; those that the cause has too become one.
func (p *inspector) frames(err *goja.Object, stack string) []string {
	lines := strings.Split(stack, "\n")
	cause, ok := err.Get("cause").(*goja.Object)
	if !ok || p.u.kinds.of(cause) != kindError {
		return lines
	}
	causeStack := p.u.stackOf(cause)
	i := strings.Index(causeStack, "\n    at")
	if i < 0 {
		return lines
	}
	at, n := commonRun(lines, strings.Split(causeStack[i+1:], "\n"))
	if n <= 3 {
		return lines
	}
	skipped := n - 2
	note := p.style("    ... "+strconv.Itoa(skipped)+" lines matching cause stack trace ...", "undefined")
	out := append([]string(nil), lines[:at+1]...)
	return append(append(out, note), lines[at+1+skipped:]...)
}

// commonRun finds the first run of at least four lines of a that stand in b in the same order.
func commonRun(a, b []string) (at, n int) {
	for i := range len(a) - 3 {
		for j := range b {
			if b[j] != a[i] {
				continue
			}
			k := 0
			for i+k < len(a) && j+k < len(b) && a[i+k] == b[j+k] {
				k++
			}
			if k > 3 {
				return i, k
			}
			break
		}
	}
	return 0, 0
}

// grayFrames paints the frames of built-in modules, and underlines the packages of the others.
func (p *inspector) grayFrames(lines []string) {
	for i, line := range lines {
		if p.u.isCoreFrame(line) {
			lines[i] = p.style(line, "undefined")
			continue
		}
		const dir = "/node_modules/"
		at := strings.Index(line, dir)
		if at < 0 {
			continue
		}
		at += len(dir)
		end := strings.IndexByte(line[at:], '/')
		if end > 0 && line[at] == '@' {
			if next := strings.IndexByte(line[at+end+1:], '/'); next > 0 {
				end += 1 + next
			}
		}
		if end > 0 {
			lines[i] = line[:at] + p.style(line[at:at+end], "module") + line[at+end:]
		}
	}
}

// isCoreFrame reports whether a line of a stack is in a built-in module: "at f (node:fs:1:2)".
func (u *Util) isCoreFrame(line string) bool {
	_, rest, ok := strings.Cut(line, "node:")
	name, _, _ := strings.Cut(rest, ":")
	return ok && u.env.Builtin(name) != nil
}
