package assert

import "strings"

// diff shows two texts line by line. Lines are compared at the same place; lines that
// are equal at the end are taken off first.
type diff struct {
	actual, expected []string

	end     string // the equal lines at the end
	skipped bool   // equal lines were left out
	out     strings.Builder
	held    strings.Builder // expected lines that wait for the end of a run
	equal   int             // equal lines since the last difference
	printed int
}

// trimEnd takes off the equal lines at the end, of which three to five are shown. It
// reports whether anything is left on either side.
func (d *diff) trimEnd() bool {
	n, outer := 0, ""
	for len(d.actual) > 0 && len(d.expected) > 0 {
		a := d.actual[len(d.actual)-1]
		if a != d.expected[len(d.expected)-1] {
			break
		}
		if n++; n <= 3 {
			d.end = "\n  " + a + d.end
		} else {
			outer = a
		}
		d.actual, d.expected = d.actual[:len(d.actual)-1], d.expected[:len(d.expected)-1]
	}
	if n >= 5 {
		d.end = "\n..." + d.end
		d.skipped = true
	}
	if outer != "" {
		d.end = "\n  " + outer + d.end
	}
	return len(d.actual)+len(d.expected) > 0
}

// text is the whole message.
func (d *diff) text(head string) string {
	total := max(len(d.actual), len(d.expected))
	longer, sign := d.actual, "+"
	if len(d.actual) < total {
		longer, sign = d.expected, "-"
	}
	common := min(len(d.actual), len(d.expected))
	for i := range total {
		if i >= common {
			d.extra(longer, i, sign)
		} else {
			d.line(i)
		}
		if d.printed > maxLines && i < total-2 {
			return head + "\n+ actual - expected ... Lines skipped\n" + d.out.String() + "\n..." + d.held.String() + "\n..."
		}
	}
	head += "\n+ actual - expected"
	if d.skipped {
		head += " ... Lines skipped"
	}
	return head + "\n" + d.out.String() + d.held.String() + d.end
}

// extra is a line that only one side has.
func (d *diff) extra(lines []string, i int, sign string) {
	d.context(lines, i)
	b := &d.held
	if sign == "+" {
		b = &d.out
	}
	b.WriteString("\n" + sign + " " + lines[i])
	d.printed++
}

// line compares line i of both sides. A comma at the end makes no difference.
func (d *diff) line(i int) {
	a, b := d.actual[i], d.expected[i]
	if a != b && strings.TrimSuffix(a, ",") != b {
		if strings.TrimSuffix(b, ",") != a {
			d.context(d.actual, i)
			d.out.WriteString("\n+ " + a)
			d.held.WriteString("\n- " + b)
			d.printed += 2
			return
		}
		a += ","
	}
	d.out.WriteString(d.held.String())
	d.held.Reset()
	if d.equal++; d.equal <= 2 {
		d.out.WriteString("\n  " + a)
		d.printed++
	}
}

// context writes the equal lines before a difference at i that line has kept back, the
// last two of them, and marks what is left out.
func (d *diff) context(lines []string, i int) {
	if d.equal > 2 {
		first := i - 1
		if d.equal > 3 {
			first = i - 2
		}
		switch {
		case d.equal == 5:
			first = i - 3
		case d.equal > 5:
			d.out.WriteString("\n...")
			d.skipped = true
		}
		for ; first < i; first++ {
			d.out.WriteString("\n  " + lines[first])
			d.printed++
		}
	}
	d.equal = 0
}
