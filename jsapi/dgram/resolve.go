package dgram

import (
	"net/netip"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// resolve looks an address up with the socket's lookup function; an empty one is this
// host. then gets the error, or nil and the IP address. Node's own function answers for an
// IP address in the next tick, and need not be called for that.
func (s *Socket) resolve(address goja.Value, then func(err, ip goja.Value)) {
	vm := s.d.env.VM
	if !address.ToBoolean() {
		address = vm.ToValue("127.0.0.1")
		if s.six() {
			address = vm.ToValue("::1")
		}
	}
	if text, ok := address.(goja.String); ok && s.d.dns.IsOwn(s.lookup) {
		if _, err := netip.ParseAddr(text.String()); err == nil {
			s.d.env.Loop.NextTick(func() { then(nil, address) })
			return
		}
	}
	family := 4
	if s.six() {
		family = 6
	}
	done := vm.ToValue(func(c goja.FunctionCall) goja.Value {
		if err := c.Argument(0); err.ToBoolean() {
			then(err, nil)
		} else {
			then(nil, c.Argument(1))
		}
		return goja.Undefined()
	})
	jsapi.Call(s.lookup, goja.Undefined(), address, vm.ToValue(family), done)
}
