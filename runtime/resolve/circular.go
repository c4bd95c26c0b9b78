package resolve

import (
	"strings"

	"github.com/dop251/goja"
)

// circular shows the circle that JSON.stringify met, as V8 does: where it begins, the first
// step, and the one that closes it. It is in the first argument, of JSON.stringify as of
// send, which has up to three behind it.
func circular(f fault, _ string) string {
	const head = "Converting circular structure to JSON"
	for i := 1; i <= 4; i++ {
		if callee, ok := f.value(i + 1).(*goja.Object); !ok || callee.ClassName() != "Function" {
			continue
		}
		if root, ok := f.value(i).(*goja.Object); ok {
			if steps := circle(root, nil); len(steps) > 0 {
				return head + describe(steps)
			}
		}
	}
	return ""
}

// step is one object on the way, and the key that leads on from it.
type step struct {
	of    *goja.Object
	key   string
	index bool // key is an array's
}

// circle looks, depth first as JSON.stringify goes, for the way from an object back to it.
func circle(o *goja.Object, way []step) []step {
	for i := range way {
		if way[i].of == o {
			return way[i:]
		}
	}
	for _, key := range o.Keys() {
		next, ok := o.Get(key).(*goja.Object)
		if !ok || next.ClassName() == "Function" {
			continue
		}
		if found := circle(next, append(way[:len(way):len(way)], step{o, key, o.ClassName() == "Array"})); found != nil {
			return found
		}
	}
	return nil
}

func describe(steps []step) string {
	var b strings.Builder
	b.WriteString("\n    --> starting at object with constructor " + maker(steps[0].of))
	for i, s := range steps[:len(steps)-1] {
		if i > 0 && i < len(steps)-2 {
			if i == 1 {
				b.WriteString("\n    |     ...")
			}
			continue
		}
		b.WriteString("\n    |     " + s.name() + " -> object with constructor " + maker(steps[i+1].of))
	}
	b.WriteString("\n    --- " + steps[len(steps)-1].name() + " closes the circle")
	return b.String()
}

func (s step) name() string {
	if s.index {
		return "index " + s.key
	}
	return "property '" + s.key + "'"
}

// maker is the quoted name of an object's constructor.
func maker(o *goja.Object) string {
	if c, ok := o.Get("constructor").(*goja.Object); ok {
		if name := c.Get("name"); name != nil {
			return "'" + name.String() + "'"
		}
	}
	return "'Object'"
}
