package util

import (
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// inspector is one inspection. It is used by one call of Inspect and thrown away.
type inspector struct {
	Options
	u *Util

	seen   []*goja.Object       // the objects that the current one is inside of
	refs   map[*goja.Object]int // numbers of the objects that contain themselves
	indent int                  // columns that lines of the current object begin with
	level  int                  // of the object worked on last
	budget map[int]int          // characters written for each indent
}

// maxOutput is how much one inspection writes for an indent before it stops going deeper.
const maxOutput = 1 << 27

// Inspect shows v as util.inspect(v, options) does.
func (u *Util) Inspect(v goja.Value, o Options) string {
	return u.newInspector(o).value(v, 0, false)
}

func (u *Util) newInspector(o Options) *inspector { return &inspector{Options: o, u: u} }

// value shows v, which is depth levels inside. Typed says that v is the buffer of a
// typed array, of which only the size is shown.
func (p *inspector) value(v goja.Value, depth int, typed bool) string {
	o, ok := v.(*goja.Object)
	if !ok {
		return p.primitive(v)
	}
	shown := o
	if p.u.kinds.of(o) == kindProxy {
		target := proxyTarget(o)
		if target == nil {
			return p.style("<Revoked Proxy>", "special")
		}
		if p.ShowProxy {
			return p.proxy(o, depth)
		}
		for target != nil && p.u.kinds.of(target) == kindProxy {
			target = proxyTarget(target)
		}
		if target == nil {
			return p.style("<Revoked Proxy>", "special")
		}
		shown = target
	}
	if !p.NoCustom {
		if s, ok := p.customInspect(o, shown, depth); ok {
			return s
		}
	}
	if p.isSeen(shown) {
		return p.style("[Circular *"+strconv.Itoa(p.ref(shown))+"]", "special")
	}
	return p.raw(shown, depth, typed)
}

func proxyTarget(o *goja.Object) *goja.Object {
	x, ok := o.Export().(goja.Proxy)
	if !ok || x.Handler() == nil {
		return nil
	}
	return x.Target()
}

// proxy shows the two objects of a proxy: showProxy.
func (p *inspector) proxy(o *goja.Object, depth int) string {
	if depth > p.Depth {
		return p.style("Proxy [Array]", "special")
	}
	x := o.Export().(goja.Proxy)
	p.indent += 2
	parts := []string{p.value(x.Target(), depth+1, false), p.value(x.Handler(), depth+1, false)}
	p.indent -= 2
	return p.layout(parts, "", "Proxy [", "]", shapeArrayExtras, depth+1, nil)
}

// customInspect calls the object's own inspector, where it has one that is not util.inspect.
func (p *inspector) customInspect(o, shown *goja.Object, depth int) (string, bool) {
	f := shown.GetSymbol(p.u.custom)
	if f == nil || f == goja.Value(p.u.InspectFunc()) || !jsapi.IsFunction(f) {
		return "", false
	}
	if c, ok := shown.Get("constructor").(*goja.Object); ok && c.Get("prototype") == goja.Value(shown) {
		return "", false
	}
	left := goja.Null()
	if p.Depth != Unlimited {
		left = p.u.vm.ToValue(p.Depth - depth)
	}
	ret := jsapi.Call(f, o, left, p.userOptions(), p.u.InspectFunc())
	if ret == goja.Value(o) {
		return "", false
	}
	if s, ok := ret.(goja.String); ok {
		return strings.ReplaceAll(s.String(), "\n", "\n"+spaces(p.indent)), true
	}
	return p.value(ret, depth, false), true
}

// userOptions is what a custom inspector gets: the options in force, those that inspect
// itself does not know, and stylize.
func (p *inspector) userOptions() *goja.Object {
	o := p.u.optionsObject(&p.Options)
	if p.user != nil {
		p.u.env.Spread(o, p.user)
	}
	switch {
	case p.stylize != nil:
		_ = o.Set("stylize", p.stylize)
	case p.Colors:
		_ = o.Set("stylize", p.u.palette().color)
	default:
		_ = o.Set("stylize", p.u.palette().plain)
	}
	return o
}

func (p *inspector) isSeen(o *goja.Object) bool {
	for _, s := range p.seen {
		if s == o {
			return true
		}
	}
	return false
}

// ref numbers an object that contains itself.
func (p *inspector) ref(o *goja.Object) int {
	n, ok := p.refs[o]
	if !ok {
		if p.refs == nil {
			p.refs = make(map[*goja.Object]int)
		}
		n = len(p.refs) + 1
		p.refs[o] = n
	}
	return n
}
