package http

import (
	"github.com/dop251/goja"
)

// The tables of an Agent, which are properties of its object: arrays by name.
const (
	waitingRequests = "requests"
	usedSockets     = "sockets"
	freeSockets     = "freeSockets"
)

// table is a table as the script has left it, nil when it is no object any more.
func (a *Agent) table(table string) *goja.Object {
	o, _ := a.Object().Get(table).(*goja.Object)
	return o
}

// list is the array of a name, nil when there is none.
func (a *Agent) list(table, name string) *goja.Object {
	if t := a.table(table); t != nil {
		l, _ := t.Get(name).(*goja.Object)
		return l
	}
	return nil
}

func (a *Agent) count(table, name string) int {
	if l := a.list(table, name); l != nil {
		return int(l.Get("length").ToInteger())
	}
	return 0
}

func (a *Agent) push(table, name string, o goja.Value) {
	a.h.env.Method(a.ensure(table, name), "push", o)
}

// ensure is list, with an empty array made where there is none.
func (a *Agent) ensure(table, name string) *goja.Object {
	l := a.list(table, name)
	if l == nil {
		l = a.h.env.VM.NewArray()
		if t := a.table(table); t != nil {
			must(t.Set(name, l))
		}
	}
	return l
}

// take removes the element at i; a name without elements has no array.
func (a *Agent) take(table, name string, i int) *goja.Object {
	l := a.list(table, name)
	vm := a.h.env.VM
	out, _ := a.h.env.Method(l, "splice", vm.ToValue(i), vm.ToValue(1)).(*goja.Object)
	if a.count(table, name) == 0 {
		must(a.table(table).Delete(name))
	}
	o, _ := out.Get("0").(*goja.Object)
	return o
}

// remove removes o, if it is there.
func (a *Agent) remove(table, name string, o *goja.Object) {
	if l := a.list(table, name); l != nil {
		if i := a.h.env.Method(l, "indexOf", o).ToInteger(); i >= 0 {
			a.take(table, name, int(i))
		}
	}
}

// all is every element of a table.
func (a *Agent) all(table string) []*goja.Object {
	var out []*goja.Object
	t := a.table(table)
	if t == nil {
		return nil
	}
	for _, name := range t.Keys() {
		for _, v := range a.h.list(t.Get(name)) {
			if o, ok := v.(*goja.Object); ok {
				out = append(out, o)
			}
		}
	}
	return out
}

func (a *Agent) total() int { return a.limit("totalSocketCount") }

func (a *Agent) addTotal(n int) { must(a.Object().Set("totalSocketCount", a.total()+n)) }
