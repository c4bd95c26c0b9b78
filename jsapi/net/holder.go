package net

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Holder is another process that has been sent connections of a server: it counts in
// getConnections, and close waits for it (Node, "server.getConnections()").
type Holder interface {
	// Count asks how many of the connections are open there. then is called on the loop,
	// once, with an error when the process has gone without an answer.
	Count(then func(n int, err *goja.Object))
	// Released calls then on the loop, once, when none is open there any more.
	Released(then func())
}

// AddHolder has h counted from now on. The caller removes it when its process has exited.
func (s *Server) AddHolder(h Holder) { s.holders = append(s.holders, h) }

// RemoveHolder undoes AddHolder.
func (s *Server) RemoveHolder(h Holder) {
	s.holders = slices.DeleteFunc(s.holders, func(o Holder) bool { return o == h })
}

// jsSetupWorker is the legacy server._setupWorker(list): the server shows list among those
// processes until it emits 'exit'.
func (s *Server) jsSetupWorker(c goja.FunctionCall) goja.Value {
	n, o, list := s.n, s.Object(), c.Argument(0)
	jsapi.Must(o.Set("_usingWorkers", true))
	workers := o.Get("_workers").(*goja.Object)
	member(o, "_workers", workers)
	n.env.Method(workers, "push", list)
	from, ok := list.(*goja.Object)
	if !ok || !jsapi.IsFunction(option(from, "once")) {
		panic(n.env.TypeError("socketList.once is not a function"))
	}
	n.env.Method(from, "once", n.str("exit"), n.env.Func("", 1, func(c goja.FunctionCall) goja.Value {
		if i := n.env.Method(workers, "indexOf", c.Argument(0)); i.ToInteger() >= 0 {
			n.env.Method(workers, "splice", i, n.env.VM.ToValue(1))
		}
		return goja.Undefined()
	}))
	return goja.Undefined()
}

// countAll calls cb with the number of connections here and at the holders, or with the
// first error.
func (s *Server) countAll(cb jsapi.Fn) {
	total, left, failed := s.connections, len(s.holders), false
	for _, h := range slices.Clone(s.holders) {
		h.Count(func(n int, err *goja.Object) {
			total += n
			left--
			switch {
			case failed:
			case err != nil:
				failed = true
				cb(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{err}})
			case left == 0:
				cb(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{goja.Null(), s.n.env.VM.ToValue(total)}})
			}
		})
	}
}

// awaitHolders emits 'close' when the holders have no connections any more. Connections
// here are not waited for then, as in Node.
func (s *Server) awaitHolders() {
	s.connections++ // so that a last connection here does not emit it
	left := len(s.holders)
	for _, h := range slices.Clone(s.holders) {
		h.Released(func() {
			if left--; left == 0 {
				s.connections = 0
				s.drained()
			}
		})
	}
}
