package net

import "net/netip"

// IsIP is net.isIP: 4, 6, or 0 when s is no IP address.
func IsIP(s string) int {
	a, err := netip.ParseAddr(s)
	switch {
	case err != nil || !zoneChars(a.Zone()):
		return 0
	case a.Is4():
		return 4
	}
	return 6
}

// zoneChars reports whether Node takes zone for one: letters, digits, - . and :.
func zoneChars(zone string) bool {
	for i := range len(zone) {
		switch c := zone[i]; {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '-', c == '.', c == ':':
		default:
			return false
		}
	}
	return true
}
