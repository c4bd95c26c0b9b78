package diagnosticschannel

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Publish publishes message() on one of the runtime's own channels (Node, "Built-in
// Channels"). Without the module loaded, or a subscriber, it makes no message. Call it on
// the loop.
func Publish(env *jsapi.Env, channel string, message func() *goja.Object) {
	m, ok := env.Loaded(Module.Name).(*goja.Object)
	if !ok {
		return
	}
	name := env.VM.ToValue(channel)
	if env.Method(m, "hasSubscribers", name).ToBoolean() {
		c := env.Method(m, "channel", name).(*goja.Object)
		env.Method(c, "publish", message())
	}
}

// PublishSocket publishes { socket }.
func PublishSocket(env *jsapi.Env, channel string, socket *goja.Object) {
	Publish(env, channel, func() *goja.Object {
		o := env.VM.NewObject()
		jsapi.Must(o.Set("socket", socket))
		return o
	})
}
