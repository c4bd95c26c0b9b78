package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// EventShape is what _events shows before anybody listens.
func (b *Base) EventShape() []string {
	switch {
	case b.w == nil:
		return []string{"close", "error", "data", "end", "readable"}
	case b.r == nil:
		return []string{"close", "error", "prefinish", "finish", "drain"}
	}
	return []string{"close", "error", "prefinish", "finish", "drain", "data", "end", "readable"}
}

// InspectProps are the properties by which util.inspect shows a stream.
func (b *Base) InspectProps() []jsapi.InspectProp {
	if b.s == nil {
		return nil
	}
	em := b.Emitter.InspectProps()
	var own []jsapi.InspectProp
	var count []jsapi.InspectProp // there from the first listener on, behind the others
	for _, p := range em {
		switch p.Name {
		case "_eventsCount":
			if p.Value.ToInteger() > 0 {
				count = append(count, p)
			}
		case "_events":
			own = append(own, p)
			if b.r != nil {
				own = append(own, jsapi.InspectProp{Name: "_readableState", Value: b.s.readState(b)})
			}
			if b.w != nil {
				own = append(own, jsapi.InspectProp{Name: "_writableState", Value: b.s.writeState(b)})
			}
			if b.r != nil && b.w != nil {
				own = append(own, jsapi.InspectProp{Name: "allowHalfOpen", Value: b.s.bool(b.AllowHalfOpen)})
			}
		default:
			if own = append(own, p); p.Name == "_maxListeners" {
				own = append(own, count...)
			}
		}
	}
	return own
}

// InspectProps are those of _readableState.
func (v *readView) InspectProps() []jsapi.InspectProp {
	return v.r.b.s.shown(v.Object(), "highWaterMark", "buffer", "bufferIndex", "length", "pipes", "awaitDrainWriters")
}

// InspectProps are those of _writableState.
func (v *writeView) InspectProps() []jsapi.InspectProp {
	return v.w.b.s.shown(v.Object(), "highWaterMark", "length", "corked", "onwrite", "writelen", "bufferedIndex", "pendingcb")
}

func (s *Streams) shown(o *goja.Object, names ...string) []jsapi.InspectProp {
	ps := make([]jsapi.InspectProp, len(names))
	for i, n := range names {
		ps[i] = jsapi.InspectProp{Name: n, Value: o.Get(n)}
	}
	return ps
}
