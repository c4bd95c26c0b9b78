// Package linked is a doubly linked list whose links lie in its elements: to add and to
// remove allocates nothing and takes the same time wherever the element stands. An
// element embeds [Links] and is in one list at a time:
//
//	type task struct {
//		linked.Links[task]
//		name string
//	}
//
//	var waiting linked.List[task, *task]
//	waiting.Add(&task{name: "first"})
//
// A list has no lock; who owns it says on which goroutine it is used.
package linked

import "iter"

// Links are an element's place in its list. The zero value is in none.
type Links[T any] struct{ before, behind *T }

func (l *Links[T]) links() *Links[T] { return l }

// Element is a *T that embeds [Links] of T.
type Element[T any] interface {
	*T
	links() *Links[T]
}

// List is elements in the order in which they were added. The zero value is empty.
type List[T any, E Element[T]] struct{ first, last *T }

// First is the element that has been in the list for the longest time, nil when it is empty.
func (l *List[T, E]) First() *T { return l.first }

// Add puts e, which is in no list, at the end.
func (l *List[T, E]) Add(e *T) {
	E(e).links().before = l.last
	if l.last != nil {
		E(l.last).links().behind = e
	} else {
		l.first = e
	}
	l.last = e
}

// Remove takes e, which is in this list, out of it.
func (l *List[T, E]) Remove(e *T) {
	at := E(e).links()
	if at.before != nil {
		E(at.before).links().behind = at.behind
	} else {
		l.first = at.behind
	}
	if at.behind != nil {
		E(at.behind).links().before = at.before
	} else {
		l.last = at.before
	}
	*at = Links[T]{}
}

// All are the elements, the first one first. The list must not change meanwhile.
func (l *List[T, E]) All() iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for e := l.first; e != nil && yield(e); e = E(e).links().behind {
		}
	}
}
