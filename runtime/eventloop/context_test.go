package eventloop

import (
	"slices"
	"testing"

	"github.com/dop251/goja"
)

// What is asked for in a context runs in it; what is not runs in none.
func TestContextFollows(t *testing.T) {
	vm := goja.New()
	l, err := New(vm, NewPoller())
	if err != nil {
		t.Fatal(err)
	}
	l.OnError = func(ex *goja.Exception) { t.Error(ex) }
	var got []string
	note := func(what string) func() {
		return func() {
			c, _ := l.Context.(string)
			got = append(got, what+":"+c)
		}
	}
	l.Run(func() {
		l.Context = "a"
		l.NewTimer(1, false, note("timer"))
		l.NewImmediate(note("immediate"))
		l.NextTick(note("tick"))
		l.Microtask(note("microtask"))
		p := l.NewPending()
		l.Context = nil
		l.NextTick(note("outside"))
		p.Resolve(note("pending"))
	})
	slices.Sort(got)
	want := []string{"immediate:a", "microtask:a", "outside:", "pending:a", "tick:a", "timer:a"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
