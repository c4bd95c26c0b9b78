package jsapi

import "github.com/dop251/goja"

// InspectProps is for a Holder whose object shows, in Node, properties that ours keeps in
// Go: _events of an emitter, _readableState of a stream. util.inspect prints them as if
// the object owned them, those with a name before its own properties and those with a
// Symbol behind. A name that the object does own is printed once, in the object's place.
type InspectProps interface {
	Holder
	InspectProps() []InspectProp
}

// InspectProp is one property as inspect prints it.
type InspectProp struct {
	Name string
	// Symbol is the symbol's description when the key is one: "kCapture".
	Symbol string
	// Value is printed as any property's value; nil is undefined.
	Value goja.Value
}
