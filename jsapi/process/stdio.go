package process

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Stream returns process.stdin, stdout or stderr (fd 0, 1, 2), made at the first call.
func (p *Process) Stream(fd int) goja.Value {
	if p.streams[fd] == nil {
		o := p.env.VM.NewObject()
		_ = o.Set("fd", fd)
		p.env.SetMethods(o, true, jsapi.Method{Name: "write", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			p.Print(fd, c.Argument(0).String())
			return p.env.VM.ToValue(true)
		}})
		p.streams[fd] = o
	}
	return p.streams[fd]
}

// Materialized returns the stream of fd if a script has asked for it, otherwise nil.
func (p *Process) Materialized(fd int) *goja.Object {
	o, _ := p.streams[fd].(*goja.Object)
	return o
}

func (p *Process) openStdin(goja.FunctionCall) goja.Value {
	in := p.Stream(0).(*goja.Object)
	p.env.Method(in, "resume")
	return in
}
