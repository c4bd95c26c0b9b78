package util

import (
	"math"
	"strconv"
	"strings"

	"github.com/dop251/goja"
)

// layout puts the parts of an object in its braces: on one line when they fit, many
// short ones in columns, otherwise one a line. Of is the object, for the alignment of
// numbers, or nil.
func (p *inspector) layout(parts []string, base, open, close string, s shape, depth int, of *goja.Object) string {
	head := ""
	if base != "" {
		head = base + " "
	}
	if p.CompactAll {
		return p.compact(parts, base, open, close)
	}
	if p.Compact >= 1 {
		n := len(parts)
		if s == shapeArrayExtras && n > 6 {
			parts = p.columns(parts, of)
		}
		if p.level-depth < p.Compact && n == len(parts) {
			start := len(parts) + p.indent + length(open) + length(base) + 10
			if p.fits(parts, start, base) {
				joined := strings.Join(parts, ", ")
				if !strings.Contains(joined, "\n") {
					return head + open + " " + joined + " " + close
				}
			}
		}
	}
	return p.lines(parts, head+open, close)
}

// lines puts each part on a line of its own.
func (p *inspector) lines(parts []string, open, close string) string {
	line := "\n" + spaces(p.indent)
	n := len(open) + len(line) + len(close)
	for _, s := range parts {
		n += len(s) + len(line) + 3
	}
	var b strings.Builder
	b.Grow(n)
	b.WriteString(open)
	for i, s := range parts {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(line)
		b.WriteString("  ")
		b.WriteString(s)
	}
	b.WriteString(line)
	b.WriteString(close)
	return b.String()
}

// compact is the layout of compact: true, with as much on a line as goes.
func (p *inspector) compact(parts []string, base, open, close string) string {
	if p.fits(parts, 0, base) {
		if base != "" {
			base = " " + base
		}
		return open + base + " " + strings.Join(parts, ", ") + " " + close
	}
	line := "\n" + spaces(p.indent)
	gap := " "
	if base != "" || length(open) != 1 {
		gap = line + "  "
		if base != "" {
			gap = " " + base + gap
		}
	}
	return open + gap + strings.Join(parts, ","+line+"  ") + " " + close
}

// fits reports whether the parts fit on one line that holds start characters already.
func (p *inspector) fits(parts []string, start int, base string) bool {
	total := len(parts) + start
	if total+len(parts) > p.BreakLength {
		return false
	}
	for _, s := range parts {
		if p.Colors {
			s = StripColors(s)
		} else if len(s)/3 > p.BreakLength { // a UTF-16 unit is three bytes at most
			return false
		}
		if total += length(s); total > p.BreakLength {
			return false
		}
	}
	return base == "" || !strings.Contains(base, "\n")
}

// columns puts more than six short entries side by side. The count of columns makes a
// block about two and a half times as wide as high, at most fifteen and four times Compact.
func (p *inspector) columns(parts []string, of *goja.Object) []string {
	const gap = 2 // a comma and a space
	n := len(parts)
	if p.MaxArray < n {
		n-- // the entry that says how many more there are
	}
	total, widest := 0, 0
	widths := make([]int, n)
	for i := range n {
		widths[i] = p.width(parts[i])
		total += widths[i] + gap
		widest = max(widest, widths[i])
	}
	cell := widest + gap
	if cell*3+p.indent >= p.BreakLength || float64(total)/float64(cell) <= 5 && widest > 6 {
		return parts
	}
	bias := math.Sqrt(float64(cell) - float64(total)/float64(len(parts)))
	biased := math.Max(float64(cell)-3-bias, 1)
	cols := min(
		int(math.Round(math.Sqrt(2.5*biased*float64(n))/biased)),
		(p.BreakLength-p.indent)/cell,
		p.Compact*4,
		15,
	)
	if cols <= 1 {
		return parts
	}
	lines := p.rows(parts, widths, cols, of)
	if n < len(parts) {
		lines = append(lines, parts[n])
	}
	return lines
}

// rows joins the entries into lines of cols, each column as wide as its widest entry.
// Numbers align on the right.
func (p *inspector) rows(parts []string, widths []int, cols int, of *goja.Object) []string {
	n := len(widths)
	colWidth := make([]int, cols)
	for i, w := range widths {
		colWidth[i%cols] = max(colWidth[i%cols], w+2)
	}
	right := of != nil && p.allNumeric(of, len(parts))
	var lines []string
	for i := 0; i < n; i += cols {
		end := min(i+cols, n)
		var b strings.Builder
		for j := i; j < end; j++ {
			last := j == end-1
			cell := parts[j]
			pad := colWidth[j-i] - widths[j] - 2
			if right {
				b.WriteString(spaces(pad))
			}
			b.WriteString(cell)
			if !last {
				b.WriteString(", ")
				if !right {
					b.WriteString(spaces(pad))
				}
			}
		}
		lines = append(lines, b.String())
	}
	return lines
}

// allNumeric reports whether the first n elements are numbers.
func (p *inspector) allNumeric(o *goja.Object, n int) bool {
	for i := range n {
		if !isNumeric(o.Get(strconv.Itoa(i))) {
			return false
		}
	}
	return true
}
