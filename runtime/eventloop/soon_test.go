package eventloop

import (
	"slices"
	"testing"

	"github.com/dop251/goja"
)

// Soon runs behind the I/O and before immediates when it is asked for meanwhile, before
// the I/O when it is asked for by a timer, and keeps the loop alive. What is closed last
// is told first.
func TestSoon(t *testing.T) {
	l, err := New(goja.New(), NewPoller())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	note := func(s string) func() { return func() { got = append(got, s) } }
	l.Run(func() {
		l.NewTimer(1, false, func() {
			l.NewImmediate(note("immediate"))
			l.OnClose(note("closed first"))
			l.OnClose(note("closed last"))
			l.Soon(func() {
				note("soon")()
				l.Soon(note("soon again"))
				l.NextTick(note("tick"))
			})
			note("timer")()
		})
	})
	want := []string{"timer", "soon", "tick", "soon again", "immediate", "closed last", "closed first"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
