package netio

import (
	"slices"
	"testing"
)

type named string

func (named) Ready(bool, bool) {}

// Owners lists what is open and ref'd, in the order in which it was made.
func TestOwners(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	watches := make([]*Watch, 4)
	for i, name := range []string{"a", "b", "c", "d"} {
		watches[i] = r.Watch(1000+i, named(name))
	}
	fd, err := listens(BindTCP(loopback, false))
	if err != nil {
		t.Fatal(err)
	}
	l := r.NewListener(fd, false)
	l.Owner = "listener"
	check := func(want ...any) {
		t.Helper()
		if got := r.Owners(); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	check(named("a"), named("b"), named("c"), named("d"), "listener")
	watches[1].Unref()
	check(named("a"), named("c"), named("d"), "listener")
	watches[1].Ref()
	watches[0].Close()
	watches[2].Close()
	watches[2].Close()
	check(named("b"), named("d"), "listener")
	l.Close()
	check(named("b"), named("d"))
	for _, w := range watches {
		w.Close()
	}
	check()
}
