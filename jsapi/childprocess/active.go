package childprocess

import (
	"github.com/gaggle-js/gaggle/jsapi"
)

// ActiveHandle is for jsapi.Env.ActiveHandles: a child is one until its end is known.
func (c *Child) ActiveHandle() jsapi.Active {
	if c.proc == nil {
		return jsapi.Active{}
	}
	return jsapi.Active{Info: "ProcessWrap", Object: c.Object()}
}

// ActiveRequests is for jsapi.Env.ActiveRequests.
func (c *Child) ActiveRequests() []jsapi.Active { return nil }

// ActiveHandle is for jsapi.Env.ActiveHandles: a channel is one while it is open.
func (p *port) ActiveHandle() jsapi.Active {
	if !p.connected {
		return jsapi.Active{}
	}
	if p.pipe == nil {
		p.pipe = p.m.env.Create(p.m.env.Class(jsapi.ClassSpec{Name: "Pipe", MustNew: true}))
		jsapi.Must(p.pipe.Set("fd", p.link.descriptor()))
	}
	return jsapi.Active{Info: "PipeWrap", Object: p.pipe}
}

// ActiveRequests is for jsapi.Env.ActiveRequests.
func (p *port) ActiveRequests() []jsapi.Active { return nil }

// Ready is for the reactor, which has the channel of this process to its parent as o.
func (o *Own) Ready(readable, writable bool) { o.ch.Ready(readable, writable) }

// ActiveHandle is for jsapi.Env.ActiveHandles.
func (o *Own) ActiveHandle() jsapi.Active { return o.port.ActiveHandle() }

// ActiveRequests is for jsapi.Env.ActiveRequests.
func (o *Own) ActiveRequests() []jsapi.Active { return nil }
