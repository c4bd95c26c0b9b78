package jsapi

import "github.com/dop251/goja"

// Cloned is a Holder whose object has a structured clone of its own kind (Node, "Worker
// threads" page, "Considerations when cloning objects with prototypes").
type Cloned interface {
	Holder
	// CloneOf returns what makes the clone, in any runtime and as often as it is called.
	// It holds nothing that belongs to the runtime of the object.
	CloneOf() func(*Env) *goja.Object
}

// Transferred is a Holder whose object cannot be cloned but can be transferred.
type Transferred interface {
	Holder
	// Transfer takes what stands behind the object out of its runtime. The object is of no
	// use afterwards.
	Transfer() Aside
}

// Aside is what stands behind an object while the object is on its way to a runtime.
type Aside interface {
	// Open makes the object in the runtime of env.
	Open(env *Env) *goja.Object
	// Drop is called in place of Open when nobody reads the message.
	Drop()
}
