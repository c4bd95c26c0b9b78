package jsapi

import "github.com/dop251/goja"

// Active is a handle or a request that keeps the process alive, or would while it waits.
type Active struct {
	// Info is its name in process.getActiveResourcesInfo().
	Info string
	// Class is the name of its class in Node, for a request.
	Class string
	// Object is the handle as process._getActiveHandles() shows it.
	Object *goja.Object
}

// ActiveHandle is what owns a descriptor on the reactor (netio.Reactor.Owners) or a handle
// of the loop (eventloop.Handle.Owner) and is listed by process._getActiveHandles(), process._getActiveRequests() and
// process.getActiveResourcesInfo().
type ActiveHandle interface {
	// ActiveHandle is the handle itself; Info is empty when it is not to be listed.
	ActiveHandle() Active
	// ActiveRequests are the requests of the handle that have not ended.
	ActiveRequests() []Active
}

// ActiveHandles are the open and ref'd handles: those of the reactor, then those of the
// loop, each kind in the order in which it was made.
func (e *Env) ActiveHandles() (list []Active) {
	for _, h := range e.owners() {
		if a := h.ActiveHandle(); a.Info != "" {
			list = append(list, a)
		}
	}
	return list
}

func (e *Env) owners() (list []ActiveHandle) {
	for _, owner := range append(e.Net.Owners(), e.Loop.Owners()...) {
		if h, ok := owner.(ActiveHandle); ok {
			list = append(list, h)
		}
	}
	return list
}

// ActiveRequests are the requests under way: the loop's Pendings, then what handles have
// been asked for.
func (e *Env) ActiveRequests() (list []Active) {
	for _, kind := range e.Loop.Pendings() {
		switch kind {
		case "FSReqCallback", "FSReqPromise", "GetAddrInfoReqWrap", "GetNameInfoReqWrap":
			list = append(list, Active{Info: kind, Class: kind})
		}
	}
	for _, h := range e.owners() {
		list = append(list, h.ActiveRequests()...)
	}
	return list
}
