// Package clone is the structured clone (HTML standard, "StructuredSerializeWithTransfer"):
// of structuredClone, and of the messages between threads and ports.
//
// A Message is a value on its way. Pack makes it in one runtime and Open makes the value
// of it again, in the same runtime or in another: it holds V8's bytes (package v8) and,
// beside them, the memory of transferred ArrayBuffers, which changes its owner, that of
// SharedArrayBuffers, which both have from then on, and what a jsapi.Transferred hands over.
package clone

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/lang"
	"github.com/gaggle-js/gaggle/jsapi/v8"
)

// Message is a cloned value on its way. It belongs to no runtime; whoever holds it may open
// it once, or as often as it likes when nothing in it was transferred.
type Message struct {
	data    []byte
	buffers [][]byte
	asides  []jsapi.Aside
}

// maker is a jsapi.Aside that any number of runtimes may open.
type maker func(env *jsapi.Env) *goja.Object

func (m maker) Open(env *jsapi.Env) *goja.Object { return m(env) }
func (m maker) Drop()                            {}

// Function makes the global structuredClone.
func Function(env *jsapi.Env) *goja.Object {
	return env.Func("structuredClone", 0, func(c goja.FunctionCall) goja.Value {
		if len(c.Arguments) == 0 {
			panic(env.CodeError("TypeError", "ERR_MISSING_ARGS", "The value argument must be specified"))
		}
		var list []goja.Value
		if o := c.Argument(1); !jsapi.IsNullish(o) {
			options, ok := o.(*goja.Object)
			if !ok {
				panic(env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", "The options argument must be either an object or undefined"))
			}
			list = List(env, options.Get("transfer"), "Optional transferList argument must be an iterable")
		}
		return Pack(env, c.Arguments[0], list).Open(env)
	})
}

// List is the transfer list that v iterates over; undefined and null are an empty one. For
// what is no iterable it throws a TypeError with that message.
func List(env *jsapi.Env, v goja.Value, message string) []goja.Value {
	if jsapi.IsNullish(v) {
		return nil
	}
	o, ok := v.(*goja.Object)
	if ok {
		ok = jsapi.IsFunction(jsapi.OrUndefined(o.GetSymbol(goja.SymIterator)))
	}
	if !ok {
		panic(env.CodeError("TypeError", "ERR_INVALID_ARG_TYPE", message))
	}
	var list []goja.Value
	env.VM.ForOf(v, func(item goja.Value) bool { list = append(list, item); return true })
	return list
}

// Pack clones v; what transfer lists changes its owner: it is gone from this runtime when
// Pack returns, and untouched when it throws. It throws a DataCloneError for what has no clone.
func Pack(env *jsapi.Env, v goja.Value, transfer []goja.Value) *Message {
	p := &packer{env: env}
	if len(transfer) > 0 {
		p.buffers = make(map[*goja.Object]uint32)
		p.list(transfer)
	}
	p.m.data = v8.From(env).EncodeClone(v, v8.Aside{Buffers: p.buffers, Object: p.aside, Error: p.error})
	for _, o := range p.taken {
		p.take(o)
	}
	return &p.m
}

// Open makes the value. It throws what making it throws.
func (m *Message) Open(env *jsapi.Env) goja.Value {
	return m.OpenWith(env, func(*goja.Object) {})
}

// OpenWith is Open, and tells beside of each object that came beside the bytes, in the
// order of the transfer list.
func (m *Message) OpenWith(env *jsapi.Env, beside func(o *goja.Object)) goja.Value {
	buffers := make([]*goja.Object, len(m.buffers))
	for i, b := range m.buffers {
		buffers[i] = env.VM.ToValue(env.VM.NewArrayBuffer(b)).(*goja.Object)
	}
	objects := make([]*goja.Object, len(m.asides))
	for i, a := range m.asides {
		objects[i] = a.Open(env)
		beside(objects[i])
	}
	return v8.From(env).DecodeClone(m.data, buffers, func(n uint32) *goja.Object { return objects[n] })
}

// Drop lets go of what travels in a message that nobody opens.
func (m *Message) Drop() {
	for _, a := range m.asides {
		a.Drop()
	}
}

// packer makes one Message.
type packer struct {
	env     *jsapi.Env
	m       Message
	taken   []*goja.Object          // what is transferred, in the order of the list
	buffers map[*goja.Object]uint32 // the ArrayBuffers among those
	numbers map[*goja.Object]uint32 // the other objects beside the bytes
}

func (p *packer) error(msg string) goja.Value {
	return events.From(p.env).NewDOMException(msg, "DataCloneError")
}

// list checks what is to be transferred. Nothing is taken yet.
func (p *packer) list(transfer []goja.Value) {
	for _, v := range transfer {
		o, _ := v.(*goja.Object)
		if o == nil {
			p.invalid()
		}
		if _, ok := p.env.Own(o).(jsapi.Transferred); ok {
			p.listTransferred(o)
			continue
		}
		if _, ok := o.Export().(goja.ArrayBuffer); !ok || lang.IsShared(p.env, o) {
			p.invalid()
		}
		if _, twice := p.buffers[o]; twice {
			panic(p.error("Transfer list contains duplicate ArrayBuffer"))
		}
		if !buffer.InPool(p.env, o) && !kept(p.env, o) { // those are copied
			p.buffers[o] = uint32(len(p.buffers))
			p.taken = append(p.taken, o)
		}
	}
}

func (p *packer) listTransferred(o *goja.Object) {
	if _, twice := p.numbers[o]; twice {
		panic(p.error("Transfer list contains duplicate " + o.Get("constructor").(*goja.Object).Get("name").String()))
	}
	if kept(p.env, o) {
		return
	}
	p.number(o, nil) // its Aside comes with take
	p.taken = append(p.taken, o)
}

func (p *packer) invalid() {
	panic(p.env.CodeError("TypeError", "ERR_INVALID_TRANSFER_OBJECT", "Found invalid object in transferList"))
}

// number has o travel as a, beside the bytes, and returns its number.
func (p *packer) number(o *goja.Object, a jsapi.Aside) uint32 {
	if p.numbers == nil {
		p.numbers = make(map[*goja.Object]uint32)
	}
	n := uint32(len(p.m.asides))
	p.m.asides = append(p.m.asides, a)
	p.numbers[o] = n
	return n
}

// aside is for the encoder: see v8.Aside.
func (p *packer) aside(o *goja.Object) (uint32, bool) {
	if n, ok := p.numbers[o]; ok {
		return n, true
	}
	a := p.copyOf(o)
	if a == nil {
		return 0, false
	}
	return p.number(o, a), true
}

// copyOf is what o travels as beside the bytes, nil for what the bytes can hold.
func (p *packer) copyOf(o *goja.Object) jsapi.Aside {
	if memory := lang.MemoryOf(p.env, o); memory != nil {
		return maker(func(env *jsapi.Env) *goja.Object { return lang.NewShared(env, memory) })
	}
	switch state := p.env.Own(o).(type) {
	case jsapi.Cloned:
		return maker(state.CloneOf())
	case jsapi.Transferred:
		panic(p.env.CodeError("TypeError", "ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST",
			"Object that needs transfer was found in message but not listed in transferList"))
	}
	return nil
}

// take takes a transferred object out of the runtime.
func (p *packer) take(o *goja.Object) {
	if n, ok := p.numbers[o]; ok {
		p.m.asides[n] = p.env.Own(o).(jsapi.Transferred).Transfer()
		return
	}
	memory := o.Export().(goja.ArrayBuffer)
	p.m.buffers = append(p.m.buffers, memory.Bytes())
	memory.Detach()
}

// marks is what is not transferred any more, in one runtime.
type marks struct{ set *goja.Object } // a WeakSet

// Keep makes transfer lists pass over o, as markAsUntransferable does.
func Keep(env *jsapi.Env, o *goja.Object) {
	m := jsapi.Use(env, func(env *jsapi.Env) *marks { return &marks{env.New(env.VM.Get("WeakSet"))} })
	env.Method(m.set, "add", o)
}

func kept(env *jsapi.Env, o *goja.Object) bool {
	m := jsapi.Used[marks](env)
	return m != nil && env.Method(m.set, "has", o).ToBoolean()
}
