package events

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// view is a property that shows the Go state: an accessor, of a prototype and of those
// objects that own it.
type view struct {
	name     string
	get, set goja.Value
}

// defineViews makes _events, _eventsCount and _maxListeners accessors of the prototype,
// its first properties: scripts read them, some assign them.
func (m *Events) defineViews(proto *goja.Object) {
	for _, v := range []struct {
		name     string
		get, set jsapi.Fn
	}{{"_events", m.getEvents, m.setEvents}, {"_eventsCount", m.getEventsCount, ignore}, {"_maxListeners", m.getMaxView, m.setMaxView}} {
		m.views = append(m.views, view{v.name, m.env.Func("get "+v.name, 0, v.get), m.env.Func("set "+v.name, 1, v.set)})
	}
	m.Show(proto)
}

// Show makes _events, _eventsCount and _maxListeners, or those of them that are named, own
// properties of o. In Node every emitter owns them. Here those that scripts construct do:
// half a microsecond and half a KiB, which sockets and requests are spared.
func (m *Events) Show(o *goja.Object, names ...string) {
	for _, v := range m.views {
		if len(names) == 0 || slices.Contains(names, v.name) {
			jsapi.Must(o.DefineAccessorProperty(v.name, v.get, v.set, goja.FLAG_TRUE, goja.FLAG_TRUE))
		}
	}
}

// Shaper is a Holder whose _events has these properties before anybody listens, each
// undefined, as Node's streams have.
type Shaper interface{ EventShape() []string }

// keys lists the events that have listeners in the order in which _events has them.
func (em *Emitter) keys() []Key {
	ks := sortKeys(em.table.keys())
	shape := em.shape()
	if shape == nil {
		return ks
	}
	place := func(k Key) int {
		if i := slices.Index(shape, k.Name); i >= 0 && k.Sym == nil {
			return i
		}
		return len(shape)
	}
	slices.SortStableFunc(ks, func(a, b Key) int { return place(a) - place(b) })
	return ks
}

// shape is what _events of em shows besides the listeners; nil unless the holder is a Shaper.
func (em *Emitter) shape() []string {
	if s, ok := em.m.env.Own(em.Object()).(Shaper); ok {
		return s.EventShape()
	}
	return nil
}

// ignore is the setter of a count that follows from the state.
func ignore(goja.FunctionCall) goja.Value { return goja.Undefined() }

func (m *Events) getEvents(c goja.FunctionCall) goja.Value {
	em := m.Of(c.This)
	if em == nil {
		return goja.Undefined()
	}
	o := m.env.VM.NewDynamicObject(&eventsView{em})
	if em.shape() == nil {
		jsapi.Must(o.SetPrototype(nil))
	}
	return o
}

// setEvents takes the functions out of an object that a script assigns to _events, to
// forget the listeners or to bring others: those of another emitter, or its own, by
// Object.assign of an emitter to itself.
func (m *Events) setEvents(c goja.FunctionCall) goja.Value {
	this := m.self(c.This)
	o, ok := c.Argument(0).(*goja.Object)
	em := m.Of(this)
	if em == nil {
		if !ok {
			return goja.Undefined()
		}
		em = m.state(this)
	}
	if !ok {
		em.table = table{}
		return goja.Undefined()
	}
	if v, ok := o.Export().(*eventsView); ok && v.em == em {
		return goja.Undefined()
	}
	names := o.Keys()
	functions := make([]goja.Value, len(names))
	for i, name := range names {
		functions[i] = o.Get(name)
	}
	em.table = table{}
	for i, name := range names {
		em.assign(name, functions[i])
	}
	return goja.Undefined()
}

func (m *Events) getEventsCount(c goja.FunctionCall) goja.Value {
	if em := m.Of(c.This); em != nil {
		return m.env.VM.ToValue(em.table.len())
	}
	return m.env.VM.ToValue(0)
}

func (m *Events) getMaxView(c goja.FunctionCall) goja.Value {
	if em := m.Of(c.This); em != nil && em.max != nil {
		return em.max
	}
	return goja.Undefined()
}

func (m *Events) setMaxView(c goja.FunctionCall) goja.Value {
	em := m.state(m.self(c.This))
	em.max = nil
	if v := c.Argument(0); !jsapi.IsNullish(v) {
		em.max = v
	}
	return goja.Undefined()
}

// eventsView is _events: a function, or an array of several, for each event's name.
// Symbols are shown to util.inspect alone.
type eventsView struct{ em *Emitter }

func (v *eventsView) Get(name string) goja.Value {
	em := v.em
	if !em.Has(name) && slices.Contains(em.shape(), name) {
		return goja.Undefined()
	}
	return em.shownOf(Key{Name: name})
}

// shownOf is what _events has under k: a function, or an array of several; nil without any.
func (em *Emitter) shownOf(k Key) goja.Value {
	r := em.table.get(k)
	switch {
	case r == nil:
		return nil
	case r.one != nil:
		return r.one.raw()
	}
	list := em.m.env.VM.NewArray(em.m.shown(em, k, (*Listener).raw)...)
	if r.warned {
		jsapi.Must(list.Set("warned", true))
	}
	return list
}

func (v *eventsView) Set(name string, val goja.Value) bool {
	v.em.table.drop(Key{Name: name})
	v.em.assign(name, val)
	return true
}

func (v *eventsView) Has(name string) bool {
	return v.em.Has(name) || slices.Contains(v.em.shape(), name)
}

func (v *eventsView) Delete(name string) bool {
	v.em.table.drop(Key{Name: name})
	return true
}

func (v *eventsView) Keys() []string {
	names := slices.Clone(v.em.shape())
	for _, k := range v.em.keys() {
		if k.Sym == nil && !slices.Contains(names, k.Name) {
			names = append(names, k.Name)
		}
	}
	return names
}

// assign makes the function v, or the functions in the array v, the listeners of name.
func (em *Emitter) assign(name string, v goja.Value) {
	k := Key{Name: name}
	put := func(fn goja.Value) {
		if jsapi.IsFunction(fn) {
			em.table.put(k).add(&Listener{em: em, key: k, target: em.Target(), fn: fn}, false)
		}
	}
	o, ok := v.(*goja.Object)
	if !ok || jsapi.IsFunction(v) {
		put(v)
		return
	}
	for _, i := range o.Keys() {
		put(o.Get(i))
	}
}

// InspectProps are the properties by which util.inspect shows an emitter.
func (em *Emitter) InspectProps() []jsapi.InspectProp {
	if em.m == nil {
		return nil
	}
	vm := em.m.env.VM
	count := vm.ToValue(em.table.len())
	if em.unmade {
		ps := []jsapi.InspectProp{{Name: "_events", Value: em.plainEvents()}, {Name: "_eventsCount", Value: count}}
		if em.max != nil {
			ps = append(ps, jsapi.InspectProp{Name: "_maxListeners", Value: em.max})
		}
		return ps
	}
	return []jsapi.InspectProp{
		{Name: "_events", Value: em.plainEvents()},
		{Name: "_eventsCount", Value: count},
		{Name: "_maxListeners", Value: em.max},
		{Symbol: "shapeMode", Value: vm.ToValue(em.shape() != nil)},
		{Symbol: "kCapture", Value: vm.ToValue(em.capture)},
	}
}

// plainEvents is _events as an object of its own.
func (em *Emitter) plainEvents() *goja.Object {
	o := em.m.env.VM.CreateObject(nil)
	if em.shape() != nil {
		o = em.m.env.VM.NewObject()
	}
	v := &eventsView{em}
	for _, name := range v.Keys() {
		jsapi.Must(o.Set(name, v.Get(name)))
	}
	for _, k := range em.keys() {
		if k.Sym != nil {
			jsapi.Must(o.SetSymbol(k.Sym, em.shownOf(k)))
		}
	}
	return o
}
