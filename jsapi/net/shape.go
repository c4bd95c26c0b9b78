package net

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/runtime/engine"
)

// socketOwn is what each socket owns in Node, in Node's order.
var socketOwn = []string{"connecting", "_hadError", "_parent", "_host", "_closeAfterHandlingError", "_events", "_readableState",
	"_writableState", "allowHalfOpen", "_maxListeners", "_eventsCount", "_sockname", "_pendingData", "_pendingEncoding", "server", "_server"}

// shapes are those of a socket: as it is made, and once its peer's address was asked for.
// They are nil where the engine has no shapes.
type shapes struct{ fresh, named *engine.Shape }

func (n *Net) defineShapes() {
	var example *goja.Object
	like := func() *goja.Object {
		if example == nil {
			example = n.env.VM.NewObject()
			n.showSocket(example)
			n.show(n.socketViews, example, "_peername")
		}
		return example
	}
	n.shapes = shapes{n.env.Shape(socketOwn, like), n.env.Shape(append(socketOwn[:len(socketOwn):len(socketOwn)], "_peername"), like)}
}

// create makes the object of a socket that no script constructs.
func (n *Net) create() *goja.Object {
	if n.shapes.fresh != nil {
		return n.shapes.fresh.CreateIn(new(engine.ShapeRoom), n.SocketClass.Proto)
	}
	o := n.env.Create(n.SocketClass)
	n.showSocket(o)
	return o
}

// dress gives a socket that a script constructs what each one owns.
func (n *Net) dress(o *goja.Object) {
	if n.shapes.fresh == nil || !n.shapes.fresh.Dress(o) {
		n.showSocket(o)
	}
}

// showSocket defines what each socket owns one by one. It costs microseconds and a KiB, which
// a shape spares.
func (n *Net) showSocket(o *goja.Object) {
	n.show(n.socketViews, o, "connecting", "_hadError", "_parent", "_host", "_closeAfterHandlingError")
	n.events.Show(o, "_events")
	n.streams.ShowDuplex(o)
	n.events.Show(o, "_maxListeners")
	n.events.Show(o, "_eventsCount")
	n.show(n.socketViews, o, "_sockname", "_pendingData", "_pendingEncoding", "server", "_server")
}

// showPeer has the socket own _peername, as it does in Node from when somebody asks for it.
func (s *Socket) showPeer() {
	n, o := s.n, s.Object()
	if n.shapes.fresh == nil || !n.shapes.fresh.Become(o, n.shapes.named) {
		n.show(n.socketViews, o, "_peername")
	}
}
