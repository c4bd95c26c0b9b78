package engine

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
)

// Caller is a function of a script, to be called by Go.
type Caller interface {
	Call(goja.FunctionCall) goja.Value
}

// Callers knows the kinds of functions that scripts write, and finds how they are called
// without making anything. It learns a kind of
// object when it first meets it.
type Callers struct {
	objects *Objects
	kinds   []callerKind
}

// callerKind is what one of goja's implementations of functions has as type word in an
// object, and in a Caller: nil for one that is no script's.
type callerKind struct{ object, caller unsafe.Pointer }

// CallersOf returns the Callers of the runtime whose objects k knows, and keeps k.
func CallersOf(k *Objects) Callers { return Callers{objects: k} }

// Of returns what calls o, nil when o is no function of a script: a native one, a bound
// one, a proxy, no function at all.
func (c *Callers) Of(o *goja.Object) (f Caller) {
	if !c.objects.Known() {
		return nil
	}
	words := c.objects.words(o)
	for _, kind := range c.kinds {
		if kind.object == words[0] && kind.caller == nil {
			return nil
		}
		if kind.object == words[0] {
			*(*[2]unsafe.Pointer)(unsafe.Pointer(&f)) = [2]unsafe.Pointer{kind.caller, words[1]}
			return f
		}
	}
	return c.learn(o)
}

func (c *Callers) learn(o *goja.Object) (f Caller) {
	kept, ok := behind(o)
	if !ok {
		return nil
	}
	f, _ = reflect.NewAt(kept.Type(), kept.Addr().UnsafePointer()).Interface().(Caller)
	c.kinds = append(c.kinds, callerKind{c.objects.words(o)[0], (*[2]unsafe.Pointer)(unsafe.Pointer(&f))[0]})
	return f
}
