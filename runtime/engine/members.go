package engine

import (
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

const (
	chainSets  = 16
	chainLinks = 7 // objects between one and the member that it inherits
)

// Members reads inherited members, such as the emit that a class of our own asks for before
// each event because a script may have put another one over it. goja goes from prototype to
// prototype and asks each of them by its hash. Members remembers which of them had the
// member, and only looks whether the others have got a property since: by the number of
// their properties and by the last of them. A script that deletes properties of a prototype
// and adds as many others, the last under the same name as before, is not noticed.
type Members struct {
	objects *Objects
	chains  *[chainSets][2]*chain // of those that fall on one place, the last two; made at the first Get
}

// chain is the way from a prototype to the one with the member.
type chain struct {
	leaf   *goja.Object
	shape  unsafe.Pointer // *template, of the objects that inherit; nil for ordinary ones
	name   *byte          // of the member; names are literals
	links  []link
	holder *ordinary // the last link's
}

// link is one object of a chain as it was.
type link struct {
	at    *ordinary
	proto *goja.Object
	count int // of its properties
	last  *byte
}

// MembersOf returns the Members of the runtime whose objects k knows, and keeps k.
func MembersOf(k *Objects) Members { return Members{objects: k} }

// Get is o.Get(name), for a name in ASCII that is a literal of the program.
func (m *Members) Get(o *goja.Object, name string) goja.Value {
	k := m.objects
	if k.example == nil {
		return o.Get(name)
	}
	words := k.words(o)
	var shape unsafe.Pointer // of its own properties, when there is one
	switch words[0] {
	case k.plain:
	case k.templated:
		t := (*templated)(words[1])
		if shape = t.tmpl; k.isOurs(t) || !t.protoMaterialised {
			return o.Get(name)
		}
	default:
		return o.Get(name)
	}
	own := (*ordinary)(words[1])
	if len(own.values) != 0 {
		if _, is := own.values[unistring.String(name)]; is {
			return o.Get(name)
		}
	}
	c := m.chain(own.prototype, name, shape)
	if c == nil {
		return o.Get(name)
	}
	if v := c.holder.values[unistring.String(name)]; v != nil && k.isValue(v) {
		return v
	}
	return o.Get(name)
}

// chain returns the way from leaf to name for objects of shape, nil when none is to be had.
func (m *Members) chain(leaf *goja.Object, name string, shape unsafe.Pointer) *chain {
	if m.chains == nil {
		m.chains = new([chainSets][2]*chain)
	}
	letters := unsafe.StringData(name)
	set := &m.chains[(uintptr(unsafe.Pointer(leaf))>>5^uintptr(unsafe.Pointer(letters))>>2)%chainSets]
	for _, c := range set {
		if c != nil && c.leaf == leaf && c.name == letters && c.shape == shape && c.unchanged() {
			return c
		}
	}
	if shape != nil && (*template)(shape).has(name) {
		return nil
	}
	c := m.objects.follow(leaf, name)
	if c != nil {
		c.shape = shape
		if first := set[0]; first != nil && (first.leaf != leaf || first.name != letters) {
			set[1] = first
		}
		set[0] = c
	}
	return c
}

func (c *chain) unchanged() bool {
	for i := range c.links {
		l := &c.links[i]
		if names := l.at.propNames; l.at.prototype != l.proto || len(names) != l.count || l.count > 0 && unsafe.StringData(string(names[l.count-1])) != l.last {
			return false
		}
	}
	return true
}

// follow finds the way from leaf to name. It returns nil when there is none, or one that is
// not made of ordinary objects.
func (k *Objects) follow(leaf *goja.Object, name string) *chain {
	var links [chainLinks]link
	p := leaf
	for n := range links {
		if p == nil {
			break
		}
		at := k.chainable(p)
		if at == nil {
			break
		}
		links[n] = link{at: at, proto: at.prototype, count: len(at.propNames)}
		if count := links[n].count; count > 0 {
			links[n].last = unsafe.StringData(string(at.propNames[count-1]))
		}
		if k.has(p, at, unistring.String(name)) {
			return &chain{leaf: leaf, name: unsafe.StringData(name), links: append([]link(nil), links[:n+1]...), holder: at}
		}
		p = at.prototype
	}
	return nil
}
