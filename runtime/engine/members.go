package engine

import (
	"unsafe"

	"github.com/dop251/goja"
	"github.com/dop251/goja/unistring"
)

const (
	chainSlots = 16
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
	chains  *[chainSlots]chain // made at the first Get
}

// chain is the way from a prototype to the one with the member.
type chain struct {
	leaf   *goja.Object
	name   *byte // of the member; names are literals
	links  [chainLinks]link
	n      int
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
	if k.example == nil || !k.isPlain(o) {
		return o.Get(name)
	}
	own := (*ordinary)(k.words(o)[1])
	if len(own.values) != 0 {
		if _, is := own.values[unistring.String(name)]; is {
			return o.Get(name)
		}
	}
	if m.chains == nil {
		m.chains = new([chainSlots]chain)
	}
	letters := unsafe.StringData(name)
	c := &m.chains[(uintptr(unsafe.Pointer(own.prototype))>>5^uintptr(unsafe.Pointer(letters))>>2)%chainSlots]
	if c.leaf != own.prototype || c.name != letters || !c.unchanged() {
		if !k.follow(c, own.prototype, name) {
			return o.Get(name)
		}
	}
	if v := c.holder.values[unistring.String(name)]; v != nil && k.isValue(v) {
		return v
	}
	return o.Get(name)
}

func (c *chain) unchanged() bool {
	for i := range c.n {
		l := &c.links[i]
		if names := l.at.propNames; l.at.prototype != l.proto || len(names) != l.count || l.count > 0 && unsafe.StringData(string(names[l.count-1])) != l.last {
			return false
		}
	}
	return true
}

// follow makes c the way from leaf to name. It returns false when there is none, or
// one that is not made of ordinary objects.
func (k *Objects) follow(c *chain, leaf *goja.Object, name string) bool {
	*c = chain{}
	n := 0
	for p := leaf; p != nil && n < chainLinks; n++ {
		at := k.chainable(p)
		if at == nil {
			break
		}
		l := link{at: at, proto: at.prototype, count: len(at.propNames)}
		if l.count > 0 {
			l.last = unsafe.StringData(string(at.propNames[l.count-1]))
		}
		c.links[n] = l
		if k.has(p, at, unistring.String(name)) {
			c.leaf, c.name, c.n, c.holder = leaf, unsafe.StringData(name), n+1, at
			return true
		}
		p = at.prototype
	}
	return false
}
