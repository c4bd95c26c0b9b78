package dns

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/url"
)

// query is one lookup, its options read.
type query struct {
	host   string
	family int // 0, 4 or 6
	hints  int
	all    bool
	order  string
}

// Address is one address that lookup found.
type Address struct {
	IP     string
	Family int
}

// find asks the system for host. It may be called from any goroutine. The error is a
// *net.DNSError, or errFamily.
func (q query) find() ([]Address, error) {
	r := net.Resolver{PreferGo: true}
	network := map[int]string{0: "ip", 4: "ip4", 6: "ip6"}[q.family]
	mapped := q.family == 6 && q.hints&V4Mapped != 0
	if mapped {
		network = "ip"
	}
	name := url.ToASCII(q.host)
	if ip, ok := aton(name); ok {
		if q.family == 6 && !mapped {
			return nil, errFamily
		}
		return q.pick([]netip.Addr{ip}, mapped)
	}
	ips, err := r.LookupNetIP(context.Background(), network, name)
	if err != nil {
		return nil, err
	}
	return q.pick(ips, mapped)
}

// pick makes the answer of the addresses found.
func (q query) pick(ips []netip.Addr, mapped bool) ([]Address, error) {
	var out []Address
	six := false
	for _, ip := range ips {
		six = six || !ip.Unmap().Is4()
	}
	for _, ip := range ips {
		ip = ip.Unmap()
		a := Address{ip.String(), 6}
		if ip.Is4() {
			a.Family = 4
			if mapped && six && q.hints&All == 0 {
				continue
			}
			if mapped {
				a = Address{"::ffff:" + a.IP, 6}
			}
		}
		if !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	if len(out) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: q.host, IsNotFound: true}
	}
	sortByOrder(out, q.order)
	return out, nil
}

func sortByOrder(list []Address, order string) {
	first := map[string]int{"ipv4first": 4, "ipv6first": 6}[order]
	if first == 0 {
		return
	}
	slices.SortStableFunc(list, func(a, b Address) int {
		return boolInt(b.Family == first) - boolInt(a.Family == first)
	})
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// maxName is the length from which on a name is not even looked for, as in libuv.
const maxName = 255

// eai is the name and libuv's number of a failed getaddrinfo(3).
func eai(err error) (code string, number int) {
	if err == errFamily {
		return "EAI_ADDRFAMILY", -3000
	}
	var de *net.DNSError
	if errors.As(err, &de) && (de.IsTimeout || de.IsTemporary && !de.IsNotFound) {
		return "EAI_AGAIN", -3001
	}
	if de != nil && len(de.Name) > maxName {
		return "EINVAL", -int(unix.EINVAL)
	}
	return "ENOTFOUND", -3008
}

// lookupError is "getaddrinfo ENOTFOUND host" with its fields.
func (d *DNS) lookupError(err error, call, host string) *goja.Object {
	code, number := eai(err)
	return d.hostError(code, number, call, host)
}

// hostError is "queryA ENODATA host" with its fields; number is 0 for an error without one.
func (d *DNS) hostError(code string, number int, call, host string) *goja.Object {
	msg := call + " " + code
	if host != "" {
		msg += " " + host
	}
	o := d.env.Error(msg)
	if number != 0 {
		jsapi.Must(o.Set("errno", number))
	} else {
		jsapi.Must(o.Set("errno", goja.Undefined()))
	}
	jsapi.Must(o.Set("code", code))
	jsapi.Must(o.Set("syscall", call))
	if host != "" {
		jsapi.Must(o.Set("hostname", host))
	}
	return o
}

// LookupOne looks host up with default options, as dns.lookup does, through dns.lookup
// itself when a script has replaced it. cb runs on the loop, later; its error is nil or a
// JavaScript error. It throws when host is no string.
func (d *DNS) LookupOne(host goja.Value, cb func(err *goja.Object, ip string, family int)) {
	f := d.env.Func("", 3, func(c goja.FunctionCall) goja.Value {
		if err, ok := c.Argument(0).(*goja.Object); ok {
			cb(err, "", 0)
			return goja.Undefined()
		}
		ip, family := "", int(c.Argument(2).ToInteger())
		if v := c.Argument(1); v.ToBoolean() {
			ip = v.String()
		}
		cb(nil, ip, family)
		return goja.Undefined()
	})
	jsapi.Call(d.Lookup(), goja.Undefined(), host, f)
}

// isIP is the family of an address, 0 when host is none.
func isIP(host string) int {
	a, err := netip.ParseAddr(host)
	switch {
	case err != nil:
		return 0
	case a.Is4():
		return 4
	}
	return 6
}
