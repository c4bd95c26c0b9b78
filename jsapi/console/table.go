package console

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

const (
	indexHead     = "(index)"
	iterationHead = "(iteration index)"
	keyHead       = "Key"
	valuesHead    = "Values"
)

// table is console.table(data[, properties]).
func (c *console) table(args []goja.Value) {
	call := goja.FunctionCall{Arguments: args}
	data, ok := call.Argument(0).(*goja.Object)
	if !ok {
		c.log([]goja.Value{call.Argument(0)})
		return
	}
	var only []string
	if v := call.Argument(1); !jsapi.IsUndefined(v) {
		list := c.m.env.ValidateArray(v, "properties", 0)
		only = []string{}
		for i := range int(list.Get("length").ToInteger()) {
			only = append(only, list.Get(strconv.Itoa(i)).String())
		}
	}
	if entries, pairs, ok := c.m.util.Entries(data); ok {
		c.print(c.out, c.collection(entries, pairs))
		return
	}
	c.print(c.out, c.objects(data, only))
}

// collection is the table of a Map, a Set or the iterator of one.
func (c *console) collection(entries []util.Entry, pairs bool) string {
	head := []string{iterationHead}
	if pairs {
		head = append(head, keyHead)
	}
	cols := make([][]string, len(head)+1)
	for i, e := range entries {
		row := []string{strconv.Itoa(i)}
		if pairs {
			row = append(row, c.cell(e.Key))
		}
		for j, s := range append(row, c.cell(e.Value)) {
			cols[j] = append(cols[j], s)
		}
	}
	return render(append(head, valuesHead), cols, len(entries))
}

// objects is the table of an array or object: a row for each element, a column for each
// property that any of them has, and one for the elements that are no objects.
func (c *console) objects(data *goja.Object, only []string) string {
	keys := data.Keys()
	var names []string
	columns := make(map[string][]string)
	values := make([]string, len(keys))
	hasValues := false
	for i, k := range keys {
		row, ok := data.Get(k).(*goja.Object)
		if !ok {
			values[i], hasValues = c.cell(data.Get(k)), true
			continue
		}
		if jsapi.IsFunction(row) {
			continue
		}
		of := only
		if of == nil {
			of = row.Keys()
		}
		for _, name := range of {
			col := columns[name]
			if col == nil {
				col = make([]string, len(keys))
				columns[name] = col
				names = append(names, name)
			}
			if v := row.Get(name); v != nil && c.m.util.HasOwn(row, name) {
				col[i] = c.cell(v)
			}
		}
	}
	head, cols := append([]string{indexHead}, names...), [][]string{keys}
	for _, n := range names {
		cols = append(cols, columns[n])
	}
	if hasValues {
		head, cols = append(head, valuesHead), append(cols, values)
	}
	return render(head, cols, len(keys))
}

// cell shows a value in a cell: objects of more than three properties by their name only.
func (c *console) cell(v goja.Value) string {
	o := c.m.util.OptionsFrom(goja.Undefined())
	o.Depth, o.MaxArray, o.BreakLength = 0, 3, util.Unlimited
	if obj, ok := v.(*goja.Object); ok && !c.m.env.IsArray(obj) && len(obj.Keys()) > 2 {
		o.Depth = -1
	}
	o.Colors = c.options(c.out).Colors
	return c.m.util.Inspect(v, o)
}

// render draws the columns with their heads.
func render(head []string, cols [][]string, rows int) string {
	widths := make([]int, len(head))
	for i, h := range head {
		widths[i] = util.Width(h) + 2
		for _, s := range cols[i] {
			widths[i] = max(widths[i], util.Width(s)+2)
		}
	}
	var b strings.Builder
	rule(&b, widths, "┌", "┬", "┐\n")
	line(&b, widths, func(i int) string { return head[i] })
	rule(&b, widths, "├", "┼", "┤\n")
	for r := range rows {
		line(&b, widths, func(i int) string {
			if r < len(cols[i]) {
				return cols[i][r]
			}
			return ""
		})
	}
	rule(&b, widths, "└", "┴", "┘")
	return b.String()
}

func rule(b *strings.Builder, widths []int, left, mid, right string) {
	for i, w := range widths {
		if i == 0 {
			b.WriteString(left)
		} else {
			b.WriteString(mid)
		}
		b.WriteString(strings.Repeat("─", w))
	}
	b.WriteString(right)
}

func line(b *strings.Builder, widths []int, cell func(i int) string) {
	for i, w := range widths {
		s := cell(i)
		b.WriteString("│ " + s + strings.Repeat(" ", w-1-util.Width(s)))
	}
	b.WriteString("│\n")
}
