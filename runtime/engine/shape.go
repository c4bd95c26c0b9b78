package engine

import (
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// Shape is the properties that every object of a kind owns from its start, such as those of
// a socket. They are made for an object when a script looks at one, or lists them: until
// then an object of the shape costs no more than one without properties. Scripts see no
// difference.
type Shape struct {
	objects *Objects
	like    func() *goja.Object
	tmpl    template
}

// ShapeRoom is a Room for an object of a Shape; in a larger struct or by itself.
type ShapeRoom struct {
	object goja.Object
	kept   templated
}

// copyMarker stands behind names that several objects have in common: goja copies them before
// it changes them.
const copyMarker = " "

// Shape returns the shape of objects with the properties of those names, in ASCII. like makes
// an object with them, when one is first looked at, from which they are copied. It returns
// nil where the engine does not allow it.
func (l *Later) Shape(names []string, like func() *goja.Object) *Shape {
	if l.objects == nil {
		return nil
	}
	s := &Shape{objects: l.objects, like: like}
	made := make(recipes, len(names))
	s.tmpl.propNames = make([]unistring.String, 0, len(names)+1)
	for _, name := range names {
		key := unistring.String(name)
		s.tmpl.propNames = append(s.tmpl.propNames, key)
		made[key] = func(*goja.Runtime) goja.Value { return s.copy(key) }
	}
	s.tmpl.propNames[:len(names)+1][len(names)] = copyMarker
	s.tmpl.keep(made)
	return s
}

// copy is a property of the example, for an object of the shape to own.
func (s *Shape) copy(name unistring.String) goja.Value {
	k := s.objects
	like := s.like()
	v := k.properties(like)[name]
	if k.isValue(v) {
		return v
	}
	p := *(*property)((*[2]unsafe.Pointer)(unsafe.Pointer(&v))[1])
	return value(k.property, unsafe.Pointer(&p))
}

// CreateIn makes an object of the shape in room.
func (s *Shape) CreateIn(room *ShapeRoom, proto *goja.Object) *goja.Object {
	k := s.objects
	o, kept := &room.object, &room.kept
	*o = *k.example
	words := k.words(o)
	words[0], words[1] = k.templated, unsafe.Pointer(kept)
	kept.begin(k.name, o, proto)
	s.give(kept)
	return o
}

// give makes kept have the properties of the shape.
func (s *Shape) give(kept *templated) {
	kept.tmpl, kept.propNames, kept.protoMaterialised = unsafe.Pointer(&s.tmpl), s.tmpl.propNames, true
}

// Len is how many properties of its own, symbols aside, the object has.
func (r *ShapeRoom) Len() int { return len(r.kept.propNames) }

// Dress gives o the properties of the shape, before its own. It returns false when that
// cannot be done: o is no ordinary object, or has properties.
func (s *Shape) Dress(o *goja.Object) bool {
	k := s.objects
	words := k.words(o)
	if words[0] != k.plain || inRoom(o, words) || len((*ordinary)(words[1]).propNames) > 0 {
		return false
	}
	old := (*ordinary)(words[1])
	kept := &templated{ordinary: *old}
	s.give(kept)
	words[0], words[1] = k.templated, unsafe.Pointer(kept)
	old.prototype = o
	return true
}

// Become gives o, which has the properties of the shape and no others, those of t in their
// place, and reports whether it could.
func (s *Shape) Become(o *goja.Object, t *Shape) bool {
	words := s.objects.words(o)
	if words[0] != s.objects.templated {
		return false
	}
	kept := (*templated)(words[1])
	if kept.tmpl != unsafe.Pointer(&s.tmpl) || unsafe.SliceData(kept.propNames) != unsafe.SliceData(s.tmpl.propNames) {
		return false
	}
	t.give(kept)
	return true
}
