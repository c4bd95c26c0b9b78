package childprocess

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// refCount decides whether a channel keeps the process alive: what the script has said by
// channel.ref() or unref(), and else whether anybody listens.
type refCount struct {
	n      int
	forced bool // ref or unref was called
}

// controlState is behind process.channel and subprocess.channel.
type controlState struct {
	events.Emitter
	p *port
}

// newControl makes the property channel (Node, "process.channel").
func (p *port) newControl() *goja.Object {
	m := p.m
	class := jsapi.Use(m.env, newControlClass)
	o := m.env.Create(class.Class)
	m.ev.Bind(o, &controlState{p: p})
	m.ev.Show(o)
	return o
}

type controlClass struct{ *jsapi.Class }

func newControlClass(env *jsapi.Env) *controlClass {
	does := func(name string, f func(p *port)) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value {
			if s, ok := env.Unwrap(c.This).(*controlState); ok {
				f(s.p)
			}
			return goja.Undefined()
		}}
	}
	return &controlClass{env.Class(jsapi.ClassSpec{
		Name: "Control", Parent: events.From(env).Class, MustNew: true,
		Methods: []jsapi.Method{
			does("refCounted", func(p *port) { p.count(1) }),
			does("unrefCounted", func(p *port) { p.count(-1) }),
			does("ref", func(p *port) { p.force(true) }),
			does("unref", func(p *port) { p.force(false) }),
		},
		Accessors: []jsapi.Accessor{{Name: "fd", Get: func(c goja.FunctionCall) goja.Value {
			if s, ok := env.Unwrap(c.This).(*controlState); ok && s.p.connected {
				return env.VM.ToValue(s.p.link.descriptor())
			}
			return goja.Undefined()
		}}},
	})}
}

// count adds to the listeners that need the channel.
func (p *port) count(by int) {
	before := p.refs.n > 0
	p.refs.n += by
	if after := p.refs.n > 0; after != before && !p.refs.forced && p.connected {
		p.link.setRef(after)
	}
}

func (p *port) force(on bool) {
	p.refs.forced = true
	if p.connected {
		p.link.setRef(on)
	}
}
