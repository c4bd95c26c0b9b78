package parser

// Character classes, as bits of class[c].
const (
	cToken  = 1 << iota // RFC 9110 section 5.6.2
	cURL                // in a path: visible ASCII but ? and #
	cServer             // in the authority of an absolute target
	cValue              // in a field value
	cQuoted             // in a quoted string
)

// class is a table and never written after it is made.
var class = makeClasses()

func makeClasses() (t [256]uint8) {
	set := func(s string, bit uint8) {
		for i := 0; i < len(s); i++ {
			t[s[i]] |= bit
		}
	}
	const alnum = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	set(alnum+"!#$%&'*+-.^_`|~", cToken)
	set(alnum+"-_.!~*'();:&=+$,[]%", cServer)
	for c := 0; c < 256; c++ {
		if c > ' ' && c < 0x7f && c != '?' && c != '#' {
			t[c] |= cURL
		}
		if c == '\t' || c >= ' ' && c != 0x7f {
			t[c] |= cValue | cQuoted
		}
	}
	t['"'] &^= cQuoted
	t['\\'] &^= cQuoted
	return t
}

// IsToken reports whether s is a token: a field name or a method.
func IsToken(s string) bool {
	for i := 0; i < len(s); i++ {
		if class[s[i]]&cToken == 0 {
			return false
		}
	}
	return s != ""
}

func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// hexValue is the value of a hexadecimal digit, or -1.
func hexValue(c byte) int {
	switch {
	case isDigit(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// equalFold compares s with lower, which is in lower case ASCII.
func equalFold(s []byte, lower string) bool {
	if len(s) != len(lower) {
		return false
	}
	for i := range s {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}
