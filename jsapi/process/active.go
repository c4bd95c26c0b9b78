package process

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// activeHandles is process._getActiveHandles(): the sockets, servers, children and the like
// that are open and ref'd.
func (p *Process) activeHandles(goja.FunctionCall) goja.Value {
	var list []any
	for _, a := range p.terminals(p.env.ActiveHandles()) {
		list = append(list, a.Object)
	}
	return p.env.VM.NewArray(list...)
}

// activeRequests is process._getActiveRequests(): what the system has been asked for and has
// not answered yet. Of the objects scripts see no more than the class.
func (p *Process) activeRequests(goja.FunctionCall) goja.Value {
	var list []any
	for _, a := range p.env.ActiveRequests() {
		list = append(list, p.env.Create(p.class(a.Class, nil)))
	}
	return p.env.VM.NewArray(list...)
}

// activeResources is process.getActiveResourcesInfo(): requests, handles, timers.
func (p *Process) activeResources(goja.FunctionCall) goja.Value {
	var names []any
	for _, a := range append(p.env.ActiveRequests(), p.terminals(p.env.ActiveHandles())...) {
		names = append(names, a.Info)
	}
	timers, immediates := p.env.Loop.Waiting()
	for range timers {
		names = append(names, "Timeout")
	}
	for range immediates {
		names = append(names, "Immediate")
	}
	return p.env.VM.NewArray(names...)
}

// terminals puts the standard streams before list that are terminals, and that no reactor
// knows.
func (p *Process) terminals(list []jsapi.Active) []jsapi.Active {
	var out []jsapi.Active
	for fd := range p.streams {
		o := p.Materialized(fd)
		if o == nil || kindOf(p.file(fd)) != tty {
			continue
		}
		if in, ok := p.env.Unwrap(o).(*input); !ok || !in.unref {
			out = append(out, jsapi.Active{Info: "TTYWrap", Object: o})
		}
	}
	return append(out, list...)
}
