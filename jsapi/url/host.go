package url

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"
)

// parseHost is the standard's host parser: it gives the host as it is written in a URL.
// (URL Standard, 3.5 "Host parsing".)
func parseHost(s string, special bool) (string, bool) {
	if strings.HasPrefix(s, "[") {
		if !strings.HasSuffix(s, "]") {
			return "", false
		}
		return parseIPv6(s[1 : len(s)-1])
	}
	if !special {
		if strings.ContainsAny(s, forbiddenHost) {
			return "", false
		}
		return c0Set.encode(s), true
	}
	name := decode(s)
	if !utf8.ValidString(name) {
		return "", false
	}
	ascii, ok := toASCII(name)
	if !ok || ascii == "" || forbiddenDomain(ascii) {
		return "", false
	}
	if endsInNumber(ascii) {
		return parseIPv4(ascii)
	}
	return ascii, true
}

const forbiddenHost = "\x00\t\n\r #/:<>?@[\\]^|"

func forbiddenDomain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= 0x1f || c == 0x7f || c == '%' || strings.IndexByte(forbiddenHost, c) >= 0 {
			return true
		}
	}
	return false
}

func endsInNumber(s string) bool {
	s = strings.TrimSuffix(s, ".")
	last := s[strings.LastIndexByte(s, '.')+1:]
	if last == "" {
		return false
	}
	if strings.Trim(last, "0123456789") == "" {
		return true
	}
	_, ok := ipv4Number(last)
	return ok
}

// ipv4Number reads a decimal, octal (0) or hexadecimal (0x) number.
func ipv4Number(s string) (uint64, bool) {
	base := 10
	switch {
	case s == "":
		return 0, false
	case len(s) > 1 && (s[:2] == "0x" || s[:2] == "0X"):
		s, base = s[2:], 16
	case len(s) > 1 && s[0] == '0':
		s, base = s[1:], 8
	}
	if s == "" {
		return 0, true
	}
	if s[0] == '+' || s[0] == '-' || strings.Contains(s, "_") {
		return 0, false
	}
	n, err := strconv.ParseUint(s, base, 64)
	if err != nil && strings.Trim(s, "0123456789abcdefABCDEF") == "" && err.(*strconv.NumError).Err == strconv.ErrRange {
		return 1 << 40, true
	}
	return n, err == nil
}

func parseIPv4(s string) (string, bool) {
	parts := strings.Split(strings.TrimSuffix(s, "."), ".")
	if len(parts) > 4 {
		return "", false
	}
	var addr uint64
	for i, p := range parts {
		n, ok := ipv4Number(p)
		last := i == len(parts)-1
		if !ok || !last && n > 255 || last && n >= 1<<(8*(5-len(parts))) {
			return "", false
		}
		if last {
			addr += n
		} else {
			addr += n << (8 * (3 - i))
		}
	}
	return netip.AddrFrom4([4]byte{byte(addr >> 24), byte(addr >> 16), byte(addr >> 8), byte(addr)}).String(), true
}

func parseIPv6(s string) (string, bool) {
	addr, err := netip.ParseAddr(s)
	if err != nil || addr.Zone() != "" || !addr.Is6() {
		return "", false
	}
	b := addr.As16()
	var pieces [8]uint16
	for i := range pieces {
		pieces[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return "[" + writeIPv6(pieces) + "]", true
}

// writeIPv6 shortens the first longest run of at least two zeros. Unlike netip it writes
// mapped IPv4 addresses in hexadecimal. (URL Standard, 3.6 "Host serializing".)
func writeIPv6(p [8]uint16) string {
	at, run := -1, 1
	for i := 0; i < 8; i++ {
		n := 0
		for i+n < 8 && p[i+n] == 0 {
			n++
		}
		if n > run {
			at, run = i, n
		}
		i += n
	}
	var s strings.Builder
	for i := 0; i < 8; i++ {
		if i == at {
			s.WriteString("::")
			i += run - 1
			continue
		}
		if i > 0 && i != at+run {
			s.WriteByte(':')
		} else if i > 0 && at < 0 {
			s.WriteByte(':')
		}
		s.WriteString(strconv.FormatUint(uint64(p[i]), 16))
	}
	return s.String()
}
