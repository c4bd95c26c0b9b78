package net

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// blockList is the state of a net.BlockList: its rules, the newest first.
type blockList struct {
	jsapi.Hidden
	rules []blockRule
}

// CloneOf implements jsapi.Cloned.
func (b *blockList) CloneOf() func(*jsapi.Env) *goja.Object {
	rules := slices.Clone(b.rules)
	return func(env *jsapi.Env) *goja.Object {
		o := env.Create(From(env).blockListClass())
		env.Bind(o, &blockList{rules: rules})
		return o
	}
}

// blockRule blocks the addresses from first to last.
type blockRule struct {
	first, last netip.Addr
	text        string // as blockList.rules shows it
}

// blocks compares an IPv4 address inside of IPv6 as the IPv4 address that it is.
func (r blockRule) blocks(ip netip.Addr) bool {
	if r.first.Is4() {
		ip = ip.Unmap()
	}
	return ip.Is4() == r.first.Is4() && r.first.Compare(ip) <= 0 && ip.Compare(r.last) <= 0
}

// blockListClass makes the class at its first use (Node, "Class: net.BlockList").
func (n *Net) blockListClass() *jsapi.Class {
	if n.blockList != nil {
		return n.blockList
	}
	n.blockList = n.env.Class(jsapi.ClassSpec{
		Name: "BlockList", MustNew: true,
		Init: func(this *goja.Object, _ []goja.Value) { n.env.Bind(this, &blockList{}) },
		Methods: []jsapi.Method{
			{Name: "addAddress", Length: 1, Fn: n.jsAddAddress},
			{Name: "addRange", Length: 2, Fn: n.jsAddRange},
			{Name: "addSubnet", Length: 2, Fn: n.jsAddSubnet},
			{Name: "check", Length: 1, Fn: n.jsCheck},
		},
		Accessors: []jsapi.Accessor{{Name: "rules", Get: func(c goja.FunctionCall) goja.Value { return n.rules(c.This) }}},
	})
	n.inspected(n.blockList, "BlockList", func(this goja.Value) *goja.Object {
		o := n.env.VM.NewObject()
		jsapi.Must(o.Set("rules", n.rules(this)))
		return o
	})
	return n.blockList
}

func (n *Net) listOf(v goja.Value) *blockList {
	return jsapi.Receiver[*blockList](n.env, v)
}

func (n *Net) rules(this goja.Value) *goja.Object {
	l := n.listOf(this)
	items := make([]any, len(l.rules))
	for i, r := range l.rules {
		items[i] = r.text
	}
	return n.env.VM.NewArray(items...)
}

func (b *blockList) add(r blockRule) { b.rules = append([]blockRule{r}, b.rules...) }

// ruleAddress reads an argument that is a SocketAddress, or a string with a family.
func (n *Net) ruleAddress(v, family goja.Value, name string) netip.Addr {
	if a, ok := n.env.Unwrap(v).(*socketAddress); ok {
		return a.ip
	}
	text := n.env.ValidateString(v, name)
	return n.parseIP(text, n.ruleFamily(family))
}

func (n *Net) ruleFamily(v goja.Value) string {
	if jsapi.IsUndefined(v) {
		return "ipv4"
	}
	n.env.ValidateString(v, "family")
	return n.familyOf(v)
}

func ipv(ip netip.Addr) string {
	if ip.Is4() {
		return "IPv4 "
	}
	return "IPv6 "
}

func (n *Net) jsAddAddress(c goja.FunctionCall) goja.Value {
	l, ip := n.listOf(c.This), n.ruleAddress(c.Argument(0), c.Argument(1), "address")
	l.add(blockRule{ip, ip, "Address: " + ipv(ip) + ip.String()})
	return goja.Undefined()
}

func (n *Net) jsAddRange(c goja.FunctionCall) goja.Value {
	l := n.listOf(c.This)
	first := n.ruleAddress(c.Argument(0), c.Argument(2), "start")
	last := n.ruleAddress(c.Argument(1), c.Argument(2), "end")
	if last.Less(first) {
		shown := n.env.Create(n.socketAddressClass())
		n.env.Bind(shown, &socketAddress{ip: first, text: first.String()})
		panic(n.env.InvalidArgValue("start", shown, "must come before end"))
	}
	l.add(blockRule{first, last, "Range: " + ipv(first) + first.String() + "-" + last.String()})
	return goja.Undefined()
}

func (n *Net) jsAddSubnet(c goja.FunctionCall) goja.Value {
	l, ip := n.listOf(c.This), n.ruleAddress(c.Argument(0), c.Argument(2), "network")
	bits := int(n.env.ValidateInteger(c.Argument(1), "prefix", 0, int64(ip.BitLen())))
	p := netip.PrefixFrom(ip, bits).Masked()
	l.add(blockRule{p.Addr(), lastOf(p), "Subnet: " + ipv(ip) + ip.String() + "/" + strconv.Itoa(bits)})
	return goja.Undefined()
}

// lastOf is the last address of p.
func lastOf(p netip.Prefix) netip.Addr {
	b := p.Addr().AsSlice()
	for i := p.Bits(); i < len(b)*8; i++ {
		b[i/8] |= 1 << (7 - i%8)
	}
	ip, _ := netip.AddrFromSlice(b)
	return ip
}

func (n *Net) jsCheck(c goja.FunctionCall) goja.Value {
	l := n.listOf(c.This)
	var ip netip.Addr
	if a, ok := n.env.Unwrap(c.Argument(0)).(*socketAddress); ok {
		ip = a.ip
	} else {
		text, family := n.env.ValidateString(c.Argument(0), "address"), "ipv4"
		if v := c.Argument(1); !jsapi.IsUndefined(v) {
			family = strings.ToLower(n.env.ValidateString(v, "family"))
		}
		var err error
		if ip, err = netip.ParseAddr(text); err != nil || family != familyName(ip) {
			return n.bool(false)
		}
	}
	for _, r := range l.rules {
		if r.blocks(ip) {
			return n.bool(true)
		}
	}
	return n.bool(false)
}
