package dns

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/netip"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// servers is whom a Resolver asks, and how. It is not changed once made, so that
// goroutines may read it.
type servers struct {
	list    []netip.AddrPort
	timeout time.Duration // for one server, doubled at each round
	tries   int
	local4  netip.Addr // to ask from, not valid for any
	local6  netip.Addr
}

// systemServers reads the servers of resolv.conf; without one it is the local host.
func systemServers() *servers {
	s := &servers{timeout: 5 * time.Second, tries: 4}
	text, _ := os.ReadFile("/etc/resolv.conf")
	for line := range strings.Lines(string(text)) {
		w := strings.Fields(line)
		if len(w) < 2 || w[0] != "nameserver" {
			continue
		}
		if ip, err := netip.ParseAddr(w[1]); err == nil {
			s.list = append(s.list, netip.AddrPortFrom(ip, 53))
		}
	}
	if len(s.list) == 0 {
		s.list = []netip.AddrPort{netip.MustParseAddrPort("127.0.0.1:53")}
	}
	return s
}

// ask is askAll for the records of the type.
func (s *servers) ask(ctx context.Context, name string, t dnsmessage.Type) ([]record, error) {
	a, err := s.askAll(ctx, name, t)
	if err != nil {
		return nil, err
	}
	return a.pick(t)
}

// askAll asks the servers in turn until one answers: also a refusal is an answer, which no
// other server is asked after. Errors are failures. It may be called from any goroutine.
func (s *servers) askAll(ctx context.Context, name string, t dnsmessage.Type) (answer, error) {
	if _, err := question(0, name, t); err != nil { // also when it has been cancelled
		return answer{}, err
	}
	last := failure("ETIMEOUT")
	timeout := s.timeout
	for range s.tries {
		for _, to := range s.list {
			a, err := s.askOne(ctx, to, name, t, timeout)
			var f failure
			switch {
			case ctx.Err() != nil:
				return answer{}, failure("ECANCELLED")
			case err == nil:
				return a, nil
			case !errors.As(err, &f):
				f = networkFailure(err)
			case f != "EBADRESP":
				return answer{}, f
			}
			last = f
		}
		if last == "ETIMEOUT" {
			timeout *= 2
		}
	}
	return answer{}, last
}

func networkFailure(err error) failure {
	if errors.Is(err, syscall.ECONNREFUSED) {
		return "ECONNREFUSED"
	}
	return "ETIMEOUT"
}

// pick leaves the records of the type asked for; aliases on the way are no answer. What it
// is when there are others only differs by type, as in c-ares.
func (a answer) pick(t dnsmessage.Type) ([]record, error) {
	isAlias := func(r record) bool { return r.typ == dnsmessage.TypeCNAME }
	aliases := slices.ContainsFunc(a.records, isAlias)
	out := slices.DeleteFunc(a.records, func(r record) bool { return t != dnsmessage.TypeALL && r.typ != t })
	if len(out) > 0 {
		return out, nil
	}
	switch {
	case a.odd && t == dnsmessage.TypeSOA:
		return nil, failure("EBADRESP")
	case a.odd && t == dnsmessage.TypeALL:
		return nil, nil
	}
	if a.total > 0 {
		switch t {
		case dnsmessage.TypeA, dnsmessage.TypeAAAA:
			if aliases {
				return nil, nil
			}
		case dnsmessage.TypeMX, dnsmessage.TypeTXT, dnsmessage.TypeSRV, typeNAPTR, typeCAA, dnsmessage.TypeALL:
			return nil, nil
		case dnsmessage.TypeSOA:
			return nil, failure("EBADRESP")
		}
	}
	return nil, failure("ENODATA")
}

// askOne asks one server by UDP, and again by TCP when the answer does not fit.
func (s *servers) askOne(ctx context.Context, to netip.AddrPort, name string, t dnsmessage.Type, timeout time.Duration) (answer, error) {
	id := uint16(rand.Uint32())
	msg, err := question(id, name, t)
	if err != nil {
		return answer{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	a, err := s.exchange(ctx, "udp", to, msg, id)
	if err == nil && a.truncated {
		a, err = s.exchange(ctx, "tcp", to, msg, id)
	}
	switch {
	case err != nil:
		return answer{}, err
	case a.failed != "":
		return answer{}, a.failed
	}
	return a, nil
}

// exchange sends msg and waits for the answer with its id.
func (s *servers) exchange(ctx context.Context, network string, to netip.AddrPort, msg []byte, id uint16) (answer, error) {
	d := net.Dialer{}
	if from := s.from(to); from.IsValid() && network == "udp" {
		d.LocalAddr = net.UDPAddrFromAddrPort(netip.AddrPortFrom(from, 0))
	} else if from.IsValid() {
		d.LocalAddr = net.TCPAddrFromAddrPort(netip.AddrPortFrom(from, 0))
	}
	c, err := d.DialContext(ctx, network, to.String())
	if err != nil {
		return answer{}, err
	}
	defer c.Close()
	stop := context.AfterFunc(ctx, func() { _ = c.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	if network == "tcp" {
		msg = append(binary.BigEndian.AppendUint16(nil, uint16(len(msg))), msg...)
	}
	if _, err := c.Write(msg); err != nil {
		return answer{}, err
	}
	for {
		b, err := receive(c, network)
		if err != nil {
			return answer{}, err
		}
		if a, err := parse(b); err != nil || a.id == id { // another id is an answer that came too late
			return a, err
		}
	}
}

func receive(c net.Conn, network string) ([]byte, error) {
	b := make([]byte, 1<<16)
	if network == "udp" {
		n, err := c.Read(b)
		return b[:n], err
	}
	if _, err := io.ReadFull(c, b[:2]); err != nil {
		return nil, err
	}
	b = b[:binary.BigEndian.Uint16(b)]
	_, err := io.ReadFull(c, b)
	return b, err
}

func (s *servers) from(to netip.AddrPort) netip.Addr {
	if to.Addr().Is4() {
		return s.local4
	}
	return s.local6
}

// reverseName is the name whose PTR records name ip: 1.0.0.127.in-addr.arpa.
func reverseName(ip netip.Addr) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	bytes := ip.AsSlice()
	for _, x := range slices.Backward(bytes) {
		if ip.Is4() {
			b.WriteString(strconv.Itoa(int(x)) + ".")
		} else {
			b.WriteString(string(hex[x&15]) + "." + string(hex[x>>4]) + ".")
		}
	}
	if ip.Is4() {
		return b.String() + "in-addr.arpa"
	}
	return b.String() + "ip6.arpa"
}

// hostsNames lists the names of ip in the hosts file, but the first, as c-ares does.
func hostsNames(ip netip.Addr) []string {
	var names []string
	text, _ := os.ReadFile("/etc/hosts")
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		w := strings.Fields(line)
		if len(w) < 2 {
			continue
		}
		if a, err := netip.ParseAddr(w[0]); err == nil && a == ip {
			names = append(names, w[1:]...)
		}
	}
	return names
}
