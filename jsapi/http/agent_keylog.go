package http

import (
	"github.com/dop251/goja"
)

// heedKeylog has the agent emit the 'keylog' of its sockets from when somebody first
// listens for it, so that sockets that nobody watches do not tell their keys. (Node 20,
// "https.Agent", Event: 'keylog'.)
func (a *Agent) heedKeylog() {
	env := a.h.env
	var wait *goja.Object
	wait = env.Func("maybeEnableKeylog", 1, func(c goja.FunctionCall) goja.Value {
		if c.Argument(0).String() != "keylog" {
			return goja.Undefined()
		}
		env.Method(a.Object(), "removeListener", env.VM.ToValue("newListener"), wait)
		a.keylog = env.Func("onkeylog", 1, func(c goja.FunctionCall) goja.Value {
			env.Method(a.Object(), "emit", env.VM.ToValue("keylog"), c.Argument(0), c.This)
			return goja.Undefined()
		})
		for _, s := range a.all(usedSockets) {
			a.watchKeylog(s)
		}
		return goja.Undefined()
	})
	a.On("newListener", wait)
}

// watchKeylog listens for a socket's 'keylog' if somebody listens for the agent's.
func (a *Agent) watchKeylog(sock *goja.Object) {
	if a.keylog != nil {
		a.h.env.Method(sock, "on", a.h.env.VM.ToValue("keylog"), a.keylog)
	}
}
