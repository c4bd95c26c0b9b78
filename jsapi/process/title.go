package process

import (
	"github.com/dop251/goja"
)

// titleAccessor defines process.title. Where the process is ours, ps shows it too.
func (p *Process) titleAccessor(o *goja.Object) {
	get := p.env.Func("get title", 0, func(goja.FunctionCall) goja.Value { return p.env.VM.ToValue(p.title) })
	set := p.env.Func("set title", 1, func(c goja.FunctionCall) goja.Value {
		p.SetTitle(c.Argument(0).String())
		return goja.Undefined()
	})
	_ = o.DefineAccessorProperty("title", get, set, goja.FLAG_TRUE, goja.FLAG_TRUE)
}

// Title is process.title.
func (p *Process) Title() string { return p.title }

// SetTitle sets process.title.
func (p *Process) SetTitle(title string) {
	if p.env.Host.Thread != nil {
		return
	}
	p.title = title
	if !p.env.Host.Embedded {
		setTitle(title)
	}
}
