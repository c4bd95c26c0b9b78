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
			switch {
			case b.counted:
				own = append(own, p)
			case p.Value.ToInteger() == 0:
			case b.scripted: // a Writable, whose listeners nobody watches: from the next look on
				b.counted = true
				b.s.events.Show(b.Object(), p.Name)
			default:
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
	if t := b.transform; t != nil && b.scripted {
		own = append(own, jsapi.InspectProp{Symbol: "kCallback", Value: t.heldValue()})
	}
	return own
}

// shown are the properties that a view owns.
func (s *Streams) shown(o *goja.Object, as []accessor) []jsapi.InspectProp {
	ps := make([]jsapi.InspectProp, len(as))
	for i, a := range as {
		ps[i] = jsapi.InspectProp{Name: a.name, Value: o.Get(a.name)}
	}
	return ps
}
