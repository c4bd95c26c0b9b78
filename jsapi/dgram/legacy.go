package dgram

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/runtime/netio"
)

// deprecated warns that a private member of Socket is used (Node, DEP0112).
func (d *Dgram) deprecated(member string) {
	if d.env.Builtin("process") != nil {
		process.From(d.env).Deprecate(member+" is deprecated", "DEP0112")
	}
}

// defineLegacy defines the private members that Node still shows.
func (d *Dgram) defineLegacy(p *goja.Object) {
	vm := d.env.VM
	d.legacyView(p, "_handle", func(s *Socket) goja.Value {
		if s.handle == nil {
			return goja.Null()
		}
		return s.handle.Object()
	})
	d.legacyView(p, "_receiving", func(s *Socket) goja.Value { return vm.ToValue(s.receiving) })
	d.legacyView(p, "_bindState", func(s *Socket) goja.Value { return vm.ToValue(s.bindState) })
	d.legacyView(p, "_queue", func(s *Socket) goja.Value {
		if s.waiting == nil {
			return goja.Undefined()
		}
		return vm.NewArray(make([]any, len(s.queue))...)
	})
	d.legacyView(p, "_reuseAddr", func(s *Socket) goja.Value { return s.reuseAddr })
	d.legacyMethod(p, "_healthCheck", (*Socket).running)
	d.legacyMethod(p, "_stopReceiving", func(s *Socket) {
		if s.receiving {
			s.handle.stop()
			s.receiving = false
		}
	})
}

// legacyView defines a property that scripts can read, and assign to in vain.
func (d *Dgram) legacyView(p *goja.Object, name string, view func(*Socket) goja.Value) {
	warn := func() { d.deprecated("Socket.prototype." + name) }
	get := d.env.Func("deprecated", 0, func(c goja.FunctionCall) goja.Value {
		warn()
		s := d.SocketOf(c.This)
		if s == nil {
			return goja.Undefined()
		}
		return view(s)
	})
	set := d.env.Func("deprecated", 1, func(goja.FunctionCall) goja.Value { warn(); return goja.Undefined() })
	jsapi.Must(p.DefineAccessorProperty(name, get, set, goja.FLAG_FALSE, goja.FLAG_FALSE))
}

func (d *Dgram) legacyMethod(p *goja.Object, name string, f func(*Socket)) {
	fn := d.env.Func("deprecated", 0, d.onSocket(func(s *Socket, _ goja.FunctionCall) goja.Value {
		d.deprecated("Socket.prototype." + name + "()")
		f(s)
		return goja.Undefined()
	}))
	jsapi.Must(p.DefineDataProperty(name, fn, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_TRUE))
}

// jsCreateSocketHandle is the legacy dgram._createSocketHandle(address, port, type, fd,
// flags): a handle, bound when there is an address, or a negative error number.
func (d *Dgram) jsCreateSocketHandle(c goja.FunctionCall) goja.Value {
	d.deprecated("dgram._createSocketHandle()")
	vm := d.env.VM
	typ := c.Argument(2).String()
	req := BindRequest{Type: typ, Port: portNumber(c.Argument(1)), FD: -1, Flags: int(c.Argument(4).ToInteger())}
	fd := c.Argument(3)
	if a := c.Argument(0); validFD(fd) {
		req.FD = int(fd.ToInteger())
		if netio.FDKind(req.FD) != "UDP" {
			return vm.ToValue(-22)
		}
	} else if a.ToBoolean() {
		req.Address = a.String()
	} else {
		return d.newHandle(typ == "udp6").Object()
	}
	opened, err := OpenHandle(req)
	if err != nil {
		return vm.ToValue(-int(jsapi.AsErrno(err)))
	}
	h := d.newHandle(typ == "udp6")
	h.adopt(opened)
	return h.Object()
}
