package eventloop

import "github.com/dop251/goja"

// Tracker follows the asynchronous resources of a loop (Node, "Async hooks"). Its methods
// are called on the loop.
type Tracker interface {
	// Made is told of a resource of that type ("Timeout") and of the object behind it, nil
	// where scripts have none. What it returns is the context of the resource's callbacks.
	Made(kind string, object *goja.Object) any
	// Before and After are told of each of those callbacks, Gone of the end of the resource.
	Before(context any)
	After(context any)
	Gone(context any)
	// TriggeredBy calls f, and the resources that it makes are triggered by that with context.
	TriggeredBy(context any, f func())
	// Checked is called when a check phase begins.
	Checked()
}

// Made is the context for a resource of that type that is made now: Context itself while
// nobody tracks resources. See Tracker.
func (l *Loop) Made(kind string, object *goja.Object) any {
	if l.Tracker == nil || kind == "" {
		return l.Context
	}
	return l.Tracker.Made(kind, object)
}

// InMain reports whether what runs is Run's main, and no callback.
func (l *Loop) InMain() bool { return !l.begun }

// Within runs f, inside a Call, as a callback of the resource whose context it is, and
// returns the context that f left (AsyncLocalStorage.enterWith). What f throws goes to OnError.
// Afterwards Context is what it was.
func (l *Loop) Within(context any, f func()) any {
	outer := l.Context
	l.enter(context)
	l.try(f)
	left := l.Context
	l.leave(context)
	l.Context = outer
	return left
}

// checkedAtEnd tells the Tracker what the check phase would, when none follows.
func (l *Loop) checkedAtEnd() {
	if l.Tracker != nil && !l.Alive() {
		l.Tracker.Checked()
	}
}

// Gone says that the resource with that context has ended.
func (l *Loop) Gone(context any) {
	if l.Tracker != nil {
		l.Tracker.Gone(context)
	}
}

// CallOf is CallIn for a callback of the resource whose context it is. It returns the context
// that f left, in which the resource's next callback is to run.
func (l *Loop) CallOf(context any, f func()) any {
	if l.depth > 0 {
		if l.Tracker != nil {
			return l.Within(context, f)
		}
		l.try(f)
		return context
	}
	ok := l.runOf(context, f)
	left := l.Context
	if ok {
		l.drain()
	}
	l.Context = nil
	return left
}

// TriggeredBy has the resources that f makes be triggered by the one with that context, in
// place of the one that runs.
func (l *Loop) TriggeredBy(context any, f func()) {
	if l.Tracker == nil {
		f()
		return
	}
	l.Tracker.TriggeredBy(context, f)
}

// runOf is runOutermost for a callback of the resource whose context it is. Context is
// then what the callback left, as AsyncLocalStorage.enterWith changes it.
func (l *Loop) runOf(context any, f func()) bool {
	if l.Tracker == nil {
		return l.runOutermost(context, f)
	}
	l.depth++
	l.enter(context)
	l.depth--
	ok := l.runOutermost(context, f)
	left := l.Context
	l.depth++
	l.leave(context)
	l.depth--
	l.Context = left
	return ok
}

// within runs f, inside a Call, as a callback of the resource whose context it is, which
// it ends.
func (l *Loop) within(context any, f func()) {
	if l.Tracker == nil {
		l.Context = context
		f()
		return
	}
	l.enter(context)
	l.try(f)
	l.leave(context)
	l.Gone(context)
}

func (l *Loop) enter(context any) {
	l.Context = context
	l.Tracker.Before(context)
}

func (l *Loop) leave(context any) {
	if l.Tracker != nil {
		l.Context = context
		l.Tracker.After(context)
	}
}
