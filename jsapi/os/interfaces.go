package os

import (
	"net"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// networkInterfaces is os.networkInterfaces(): the addresses of the interfaces that are up.
func (s *system) networkInterfaces(goja.FunctionCall) goja.Value {
	vm, out := s.env.VM, s.env.VM.NewObject()
	list, _ := net.Interfaces()
	for _, i := range list {
		if i.Flags&net.FlagUp == 0 || i.Flags&net.FlagRunning == 0 {
			continue
		}
		addrs, _ := i.Addrs()
		var found []any
		for _, a := range addrs {
			if n, ok := a.(*net.IPNet); ok {
				found = append(found, s.address(i, n))
			}
		}
		if len(found) > 0 {
			jsapi.Must(out.Set(i.Name, vm.NewArray(found...)))
		}
	}
	return out
}

func (s *system) address(i net.Interface, n *net.IPNet) *goja.Object {
	o := s.env.VM.NewObject()
	v4 := n.IP.To4() != nil
	family := "IPv6"
	if v4 {
		family = "IPv4"
	}
	mac := i.HardwareAddr.String()
	if mac == "" {
		mac = "00:00:00:00:00:00"
	}
	jsapi.Must(o.Set("address", n.IP.String()))
	jsapi.Must(o.Set("netmask", net.IP(n.Mask).String()))
	jsapi.Must(o.Set("family", family))
	jsapi.Must(o.Set("mac", mac))
	jsapi.Must(o.Set("internal", i.Flags&net.FlagLoopback != 0))
	jsapi.Must(o.Set("cidr", n.String()))
	if !v4 {
		scope := 0
		if n.IP.IsLinkLocalUnicast() {
			scope = i.Index
		}
		jsapi.Must(o.Set("scopeid", scope))
	}
	return o
}
