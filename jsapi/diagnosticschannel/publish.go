package diagnosticschannel

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Channels is what the runtime's own publishers know of the channels (Node, "Built-in
// Channels"): which have subscribers. Without one, publishing costs a look at an empty map,
// and no message is made. It belongs to the loop.
type Channels struct {
	env  *jsapi.Env
	live map[string]*goja.Object // those with a subscriber or a store, by name
}

// From returns the Channels of env. It does not load the module.
func From(env *jsapi.Env) *Channels {
	return jsapi.Use(env, func(env *jsapi.Env) *Channels { return &Channels{env: env, live: make(map[string]*goja.Object)} })
}

// changed is told by the module that the first subscriber of a channel has come, or that
// the last has gone.
func (c *Channels) changed(call goja.FunctionCall) goja.Value {
	if !jsapi.IsString(call.Argument(0)) { // a symbol, which the runtime does not publish to
		return goja.Undefined()
	}
	name := call.Argument(0).String()
	if o, ok := call.Argument(1).(*goja.Object); ok {
		c.live[name] = o
	} else {
		delete(c.live, name)
	}
	return goja.Undefined()
}

// Any reports whether any channel has subscribers.
func (c *Channels) Any() bool { return len(c.live) > 0 }

// Has reports whether the channel has subscribers.
func (c *Channels) Has(channel string) bool { return len(c.live) > 0 && c.live[channel] != nil }

// Field is a property of a message.
type Field struct {
	Name  string
	Value goja.Value
}

// Publish publishes an object with these fields, when there is a subscriber.
func (c *Channels) Publish(channel string, message ...Field) {
	if !c.Has(channel) {
		return
	}
	o := c.env.VM.NewObject()
	for _, f := range message {
		jsapi.Must(o.Set(f.Name, f.Value))
	}
	c.env.Method(c.live[channel], "publish", o)
}
