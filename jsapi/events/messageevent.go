package events

import (
	"strconv"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// message is what a MessageEvent has beside an Event (HTML standard, section 9.1).
type message struct {
	data, origin, lastID, source goja.Value
	ports                        goja.Value // nil for an array that nobody has asked for yet
}

// messageClass is MessageEvent, made at the first call.
func (m *Events) messageClass() *jsapi.Class {
	t := m.web()
	if t.message != nil {
		return t.message
	}
	c := m.env.Class(jsapi.ClassSpec{Name: "MessageEvent", Length: 1, MustNew: true, Parent: t.event, Init: m.initMessage})
	for _, f := range []struct {
		name string
		get  func(d *message) goja.Value
	}{
		{"data", func(d *message) goja.Value { return d.data }},
		{"origin", func(d *message) goja.Value { return d.origin }},
		{"lastEventId", func(d *message) goja.Value { return d.lastID }},
		{"source", func(d *message) goja.Value { return d.source }},
		{"ports", func(d *message) goja.Value {
			if d.ports == nil {
				d.ports = m.env.VM.NewArray()
			}
			return d.ports
		}},
	} {
		m.env.SetAccessors(c.Proto, m.eventReader(f.name, func(e *event) goja.Value {
			if e.message == nil {
				return goja.Undefined()
			}
			return f.get(e.message)
		}))
	}
	t.message = c
	return c
}

// MessageEvent is the class MessageEvent.
func (m *Events) MessageEvent() *goja.Object { return m.messageClass().Ctor }

// initMessage is new MessageEvent(type, init).
func (m *Events) initMessage(this *goja.Object, args []goja.Value) {
	init := goja.Undefined()
	if len(args) > 1 {
		init = args[1]
	}
	if _, ok := init.(*goja.Object); !ok {
		args = []goja.Value{append(args, goja.Undefined())[0]}
	}
	m.initEvent(this, args)
	d := &message{data: goja.Null(), origin: m.env.VM.ToValue(""), lastID: m.env.VM.ToValue(""), source: goja.Null()}
	for _, f := range []struct {
		name string
		to   *goja.Value
	}{{"data", &d.data}, {"origin", &d.origin}, {"lastEventId", &d.lastID}, {"source", &d.source}} {
		if v := property(init, f.name); !goja.IsUndefined(v) {
			*f.to = v
		}
	}
	if goja.IsNull(property(init, "source")) {
		d.source = goja.Null()
	} else if !goja.IsNull(d.source) {
		m.portArg(d.source, "init.source")
	}
	d.ports = m.ports(property(init, "ports"))
	m.env.Unwrap(this).(*event).message = d
}

// ports is a copy of init.ports, whose items must be MessagePorts.
func (m *Events) ports(v goja.Value) goja.Value {
	if goja.IsUndefined(v) {
		return m.env.VM.NewArray()
	}
	if o, ok := v.(*goja.Object); !ok || !jsapi.IsFunction(jsapi.OrUndefined(o.GetSymbol(goja.SymIterator))) {
		panic(m.env.TypeError("ports is not iterable"))
	}
	var list []any
	m.env.VM.ForOf(v, func(p goja.Value) bool { list = append(list, p); return true })
	for i, p := range list {
		m.portArg(p.(goja.Value), "init.ports["+strconv.Itoa(i)+"]")
	}
	return m.env.VM.NewArray(list...)
}

func (m *Events) portArg(v goja.Value, name string) {
	if _, ok := m.env.Unwrap(v).(interface{ IsMessagePort() }); !ok {
		panic(m.env.InvalidArgType(name, "an instance of MessagePort", v))
	}
}

// NewMessage makes the event of that name, "message" or "messageerror", with data and the
// ports that came with it.
func (m *Events) NewMessage(name string, data goja.Value, ports []any) *goja.Object {
	o := m.env.Create(m.messageClass())
	m.initEvent(o, []goja.Value{m.env.VM.ToValue(name)})
	d := &message{data: data, origin: m.env.VM.ToValue(""), lastID: m.env.VM.ToValue(""), source: goja.Null()}
	if jsapi.IsUndefined(data) {
		d.data = goja.Null()
	}
	if len(ports) > 0 {
		d.ports = m.env.VM.NewArray(ports...)
	}
	m.env.Unwrap(o).(*event).message = d
	return o
}

// NewCustom makes a CustomEvent of that name with detail.
func (m *Events) NewCustom(name string, detail goja.Value) *goja.Object {
	init := m.env.VM.NewObject()
	jsapi.Must(init.Set("detail", detail))
	return m.env.New(m.web().custom.Ctor, m.env.VM.ToValue(name), init)
}

// NewPlain makes an event of that name and class, which extends Event; nil is Event itself.
func (m *Events) NewPlain(name string, class *jsapi.Class) *goja.Object {
	if class == nil {
		class = m.web().event
	}
	o := m.env.Create(class)
	m.initEvent(o, []goja.Value{m.env.VM.ToValue(name)})
	return o
}

// EventClass is Event, to be a ClassSpec's Parent.
func (m *Events) EventClass() *jsapi.Class { return m.web().event }
