package dns

import (
	"encoding/binary"
	"errors"
	"net/netip"
	"strconv"
	"strings"
)

// errFamily is a number where an address of IPv6 was asked for.
var errFamily = errors.New("address family for hostname not supported")

// aton reads the numbers that inet_aton(3) takes for an IPv4 address, which getaddrinfo(3)
// does with every host: one to four, decimal, octal or hexadecimal, of which the last fills
// the bytes that the others leave.
func aton(host string) (ip netip.Addr, ok bool) {
	parts := strings.Split(host, ".")
	if len(parts) > 4 {
		return ip, false
	}
	var all uint64
	for i, part := range parts {
		bits := 8
		if i == len(parts)-1 {
			bits = 8 * (5 - len(parts))
		}
		n, err := number(part, bits)
		if err != nil {
			return ip, false
		}
		all = all<<bits | n
	}
	var b [4]byte
	binary.BigEndian.PutUint32(b[:], uint32(all))
	return netip.AddrFrom4(b), true
}

// number reads one of them, of at most bits bits.
func number(text string, bits int) (uint64, error) {
	base := 10
	switch {
	case strings.HasPrefix(text, "0x"), strings.HasPrefix(text, "0X"):
		text, base = text[2:], 16
	case len(text) > 1 && text[0] == '0':
		base = 8
	}
	return strconv.ParseUint(text, base, bits)
}
