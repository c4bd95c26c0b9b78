package engine

import (
	"reflect"
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

// Later gives objects properties whose values are made when a script first asks for them,
// as goja has it for the language's own. A process has seven hundred native functions; most
// are never looked at, and what is never made costs neither start nor memory nor the time of
// each collection. Scripts see no difference. The zero Later knows no such objects.
type Later struct {
	objects *Objects
	mark    []unistring.String // the names in a template of ours, which are the object's instead: none
}

// templated is goja's templatedObject: an ordinary object, and what is not yet made of it.
type templated struct {
	ordinary
	tmpl              unsafe.Pointer // *template
	protoMaterialised bool
}

// template is goja's objectTemplate.
type template struct {
	propNames    []unistring.String
	props        unsafe.Pointer // recipes
	symProps     unsafe.Pointer // a map
	symPropNames []*goja.Symbol
	protoFactory unsafe.Pointer // a function
}

// Recipe makes the value of a property; see Objects.Property.
type Recipe = func(*goja.Runtime) goja.Value

type recipes = map[unistring.String]Recipe

// laterRoom is the space of what an ordinary object becomes with its first property of the kind.
type laterRoom struct {
	kept templated
	tmpl template
}

// LaterOf learns it from the global object of vm, whose objects k knows, and keeps k. It
// returns the zero Later when one thing is not as expected.
func LaterOf(vm *goja.Runtime, k *Objects) Later {
	g, ok := behind(vm.GlobalObject())
	if !ok || k.example == nil || !sameAs[templated](g.Type()) {
		return Later{}
	}
	tmpl, _ := g.Type().FieldByName("tmpl")
	if tmpl.Type.Kind() != reflect.Pointer || !sameAs[template](tmpl.Type.Elem()) {
		return Later{}
	}
	props, _ := tmpl.Type.Elem().FieldByName("props")
	if !props.Type.ConvertibleTo(reflect.MapOf(reflect.TypeFor[unistring.String](), props.Type.Elem())) || !props.Type.Elem().ConvertibleTo(reflect.TypeFor[Recipe]()) {
		return Later{}
	}
	p := k.properties(k.example)["p"]
	if !sameAs[property](reflect.TypeOf(p).Elem()) {
		return Later{}
	}
	l := Later{objects: k, mark: make([]unistring.String, 0, 1)}
	k.templated, k.mark = k.words(vm.GlobalObject())[0], unsafe.SliceData(l.mark)
	return l
}

// Define gives o a property of that name in ASCII, whose value make makes. It returns false
// when that cannot be done: o is no ordinary object, or has a property of the name. It must
// not be called while something else of Go's iterates over o.
func (l *Later) Define(o *goja.Object, name string, make Recipe) bool {
	t := l.ready(o)
	if t == nil {
		return false
	}
	key := unistring.String(name)
	made := t.recipes()
	if _, is := t.values[key]; is || made[key] != nil || !t.extensible {
		return false
	}
	made[key] = make
	t.propNames = append(t.propNames, key)
	return true
}

// ready returns what is behind o once it can hold such properties, nil when it cannot.
func (l *Later) ready(o *goja.Object) *templated {
	if l.objects == nil {
		return nil
	}
	words := l.objects.words(o)
	switch {
	case words[0] == l.objects.templated:
		if t := (*templated)(words[1]); l.objects.isOurs(t) {
			return t
		}
	case words[0] == l.objects.plain && !inRoom(o, words):
		return l.convert(o, words)
	}
	return nil
}

// inRoom reports whether o lies in a Room, which knows its object.
func inRoom(o *goja.Object, words *[2]unsafe.Pointer) bool {
	return uintptr(words[1]) == uintptr(unsafe.Pointer(o))+unsafe.Sizeof(*o)
}

// convert has o, an ordinary object, kept as a templated one. What looks at the old place
// finds an object that is its own prototype, which no chain of Members expects.
func (l *Later) convert(o *goja.Object, words *[2]unsafe.Pointer) *templated {
	old := (*ordinary)(words[1])
	room := &laterRoom{kept: templated{ordinary: *old, protoMaterialised: true}, tmpl: template{propNames: l.mark}}
	room.tmpl.keep(make(recipes))
	room.kept.tmpl = unsafe.Pointer(&room.tmpl)
	words[0], words[1] = l.objects.templated, unsafe.Pointer(&room.kept)
	old.prototype = o
	return &room.kept
}

// Adopt has o, one of the language's own objects such as the global one, take properties by
// Define, and reports whether it does. It copies what is to be made of o, which is worth it for a
// dozen properties.
func (l *Later) Adopt(o *goja.Object) bool {
	if l.objects == nil {
		return false
	}
	words := l.objects.words(o)
	if words[0] != l.objects.templated {
		return false
	}
	t := (*templated)(words[1])
	if l.objects.isOurs(t) {
		return true
	}
	theirs := (*template)(t.tmpl)
	own := *theirs
	made := make(recipes)
	for name, recipe := range t.recipes() {
		made[name] = recipe
	}
	own.keep(made)
	if t.propNames == nil {
		t.propNames = append(t.propNames, theirs.propNames...)
	}
	own.propNames = l.mark
	t.tmpl = unsafe.Pointer(&own)
	return true
}

// keep puts made, a map of Go's, where goja has its own.
func (t *template) keep(made recipes) { t.props = *(*unsafe.Pointer)(unsafe.Pointer(&made)) }

// has reports whether there is a property of that name to make.
func (t *template) has(name string) bool {
	return (*(*recipes)(unsafe.Pointer(&t.props)))[unistring.String(name)] != nil
}

func (t *templated) recipes() recipes {
	return *(*recipes)(unsafe.Pointer(&(*template)(t.tmpl).props))
}

// has reports whether o, which at is behind, has a property of its own of that name, which is
// made then.
func (k *Objects) has(o *goja.Object, at *ordinary, name unistring.String) bool {
	if v, is := at.values[name]; is {
		return v != nil // nil for one of a template that was deleted
	}
	if k.isPlain(o) {
		return false
	}
	recipe := (*templated)(unsafe.Pointer(at)).recipes()[name]
	if recipe == nil {
		return false
	}
	at.values[name] = recipe(k.vm)
	return true
}

// isOurs reports whether t has its names itself, all of them.
func (k *Objects) isOurs(t *templated) bool {
	return unsafe.SliceData((*template)(t.tmpl).propNames) == k.mark
}

// Data is a property as a Recipe makes it.
func (k *Objects) Data(v goja.Value, writable, enumerable, configurable bool) goja.Value {
	if writable && enumerable && configurable {
		return v
	}
	return value(k.property, unsafe.Pointer(&property{value: v, writable: writable, enumerable: enumerable, configurable: configurable}))
}

// Accessor is an accessor as a Recipe makes it; get or set may be nil.
func (k *Objects) Accessor(get, set *goja.Object, enumerable, configurable bool) goja.Value {
	return value(k.property, unsafe.Pointer(&property{accessor: true, getterFunc: get, setterFunc: set, enumerable: enumerable, configurable: configurable}))
}
