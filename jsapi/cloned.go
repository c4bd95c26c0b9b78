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
