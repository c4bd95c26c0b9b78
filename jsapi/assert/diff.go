package assert

import (
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

const (
	maxShort = 12 // both sides together in one line: "1 !== 2"
	maxWidth = 80 // both sides together with a mark below the first difference
	maxLines = 50 // of a difference
)

// headings are the first lines of messages by operator.
func heading(operator string) string {
	switch operator {
	case "deepStrictEqual":
		return "Expected values to be strictly deep-equal:"
	case "strictEqual":
		return "Expected values to be strictly equal:"
	case "strictEqualObject":
		return `Expected "actual" to be reference-equal to "expected":`
	case "deepEqual":
		return "Expected values to be loosely deep-equal:"
	case "notDeepStrictEqual":
		return `Expected "actual" not to be strictly deep-equal to:`
	case "notStrictEqual":
		return `Expected "actual" to be strictly unequal to:`
	case "notStrictEqualObject":
		return `Expected "actual" not to be reference-equal to "expected":`
	case "notDeepEqual":
		return `Expected "actual" not to be loosely deep-equal to:`
	case "notIdentical":
		return "Values have same structure but are not reference-equal:"
	}
	return ""
}

// show inspects a value with one property a line, so that lines can be compared.
func (m *asserts) show(v goja.Value) string {
	return m.util.Inspect(v, util.Options{NoCustom: true, Depth: 1000, MaxArray: util.Unlimited,
		MaxString: 10000, BreakLength: util.Unlimited, Sorted: true, Getters: true})
}

// explain makes the message of a failure from its operator.
func (m *asserts) explain(f failure) string {
	switch f.operator {
	case "deepStrictEqual", "strictEqual":
		return m.difference(f, "")
	case "notDeepStrictEqual", "notStrictEqual":
		return m.unwanted(f)
	}
	actual, expected := m.comparable(f)
	left, right := m.show(actual), m.show(expected)
	if f.operator == "notDeepEqual" && left == right {
		return cut(heading("notDeepEqual")+"\n\n"+left, 1024)
	}
	left, right = cut(left, 512), cut(right, 512)
	switch f.operator {
	case "deepEqual":
		return heading("deepEqual") + "\n\n" + left + "\n\nshould loosely deep-equal\n\n" + right
	case "notDeepEqual":
		return "Expected values not to be loosely deep-equal:\n\n" + left + "\n\nshould not loosely deep-equal\n\n" + right
	}
	return left + " " + f.operator + " " + right
}

func cut(s string, max int) string {
	if len(s) > max {
		return s[:max-3] + "..."
	}
	return s
}

// cutLines keeps the first lines of a text.
func cutLines(s string) string {
	lines := strings.SplitN(s, "\n", 11)
	if len(lines) > 10 {
		lines[10] = "..."
		return strings.Join(lines, "\n")
	}
	if len(s) > 512 {
		return s[:512] + "..."
	}
	return s
}

// unwanted is the message of a value that should have been another.
func (m *asserts) unwanted(f failure) string {
	actual, _ := m.comparable(f)
	lines := strings.Split(m.show(actual), "\n")
	base := heading(f.operator)
	if f.operator == "notStrictEqual" && isObject(f.actual) {
		base = heading("notStrictEqualObject")
	}
	if len(lines) > maxLines {
		lines = append(lines[:46], "...")
	}
	if len(lines) == 1 {
		gap := " "
		if len(lines[0]) > 5 {
			gap = "\n\n"
		}
		return base + gap + lines[0]
	}
	return base + "\n\n" + strings.Join(lines, "\n") + "\n"
}

func isObject(v goja.Value) bool {
	_, ok := v.(*goja.Object)
	return ok
}

// difference compares the two values as they are shown, line by line. A message of the
// script's own takes the heading's place.
func (m *asserts) difference(f failure, message string) string {
	actual, expected := m.comparable(f)
	shown := m.show(actual)
	d := &diff{actual: strings.Split(shown, "\n"), expected: strings.Split(m.show(expected), "\n")}
	operator := f.operator
	bothObjects := isObject(f.actual) && isObject(f.expected) && jsapi.IsFunction(f.actual) == jsapi.IsFunction(f.expected)
	if operator == "strictEqual" && bothObjects {
		operator = "strictEqualObject"
	}
	head := heading(operator)
	if message != "" {
		head = message
	}
	mark := ""
	if len(d.actual) == 1 && len(d.expected) == 1 && d.actual[0] != d.expected[0] {
		a, b := d.actual[0], d.expected[0]
		switch n := len(a) + len(b); {
		case n <= maxShort:
			if !isObject(f.actual) && !isObject(f.expected) && !(isZero(f.actual) && isZero(f.expected)) {
				return head + "\n\n" + a + " !== " + b + "\n"
			}
		case operator != "strictEqualObject" && n < maxWidth:
			mark = markDifference(a, b)
		}
	}
	if !d.trimEnd() {
		return heading("notIdentical") + "\n\n" + firstLines(shown) + "\n"
	}
	return d.text(head) + mark
}

// comparable replaces two errors by copies without stacks, which would always differ.
func (m *asserts) comparable(f failure) (goja.Value, goja.Value) {
	if !m.util.IsError(f.actual) || !m.util.IsError(f.expected) {
		return f.actual, f.expected
	}
	return m.copyError(f.actual.(*goja.Object)), m.copyError(f.expected.(*goja.Object))
}

func (m *asserts) copyError(err *goja.Object) *goja.Object {
	o := m.env.Spread(m.env.VM.CreateObject(err.Prototype()), err)
	if msg := err.Get("message"); msg != nil {
		_ = o.DefineDataProperty("message", msg, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	}
	return o
}

func isZero(v goja.Value) bool {
	f, ok := jsapi.Number(v)
	return ok && f == 0
}

// markDifference points below the first character that differs, unless that is among the first.
func markDifference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	if i > 2 {
		return "\n  " + strings.Repeat(" ", i) + "^"
	}
	return ""
}

func firstLines(s string) string {
	lines := strings.Split(s, "\n")
	if len(lines) > maxLines {
		lines = append(lines[:46], "...")
	}
	return strings.Join(lines, "\n")
}
