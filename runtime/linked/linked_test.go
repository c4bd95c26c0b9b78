package linked_test

import (
	"strings"
	"testing"

	"github.com/gaggle-js/gaggle/runtime/linked"
)

type task struct {
	linked.Links[task]
	name string
}

type tasks = linked.List[task, *task]

func names(l *tasks) string {
	var list []string
	for e := range l.All() {
		list = append(list, e.name)
	}
	return strings.Join(list, " ")
}

// Elements are removed from each place, and may be added again.
func TestList(t *testing.T) {
	var l tasks
	a, b, c := &task{name: "a"}, &task{name: "b"}, &task{name: "c"}
	for _, step := range []struct {
		do   func(*task)
		on   *task
		want string
	}{
		{l.Add, a, "a"}, {l.Add, b, "a b"}, {l.Add, c, "a b c"},
		{l.Remove, b, "a c"}, {l.Add, b, "a c b"},
		{l.Remove, a, "c b"}, {l.Remove, b, "c"}, {l.Add, a, "c a"},
		{l.Remove, c, "a"}, {l.Remove, a, ""}, {l.Add, a, "a"},
	} {
		step.do(step.on)
		if got := names(&l); got != step.want {
			t.Fatalf("%q, want %q", got, step.want)
		}
	}
	if l.First() != a {
		t.Error("First is another")
	}
}

// All stops where its reader does.
func TestAllStops(t *testing.T) {
	var l tasks
	l.Add(&task{name: "a"})
	l.Add(&task{name: "b"})
	n := 0
	for range l.All() {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d elements", n)
	}
}

// Links cost an element two pointers and no allocation.
func TestNoAllocation(t *testing.T) {
	var l tasks
	e := &task{}
	if n := testing.AllocsPerRun(100, func() { l.Add(e); l.Remove(e) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
