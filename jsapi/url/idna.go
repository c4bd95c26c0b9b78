package url

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// profile is UTS 46 with the flags of the standard's "domain to ASCII", not strict:
// CheckBidi and CheckJoiners, and neither CheckHyphens, UseSTD3ASCIIRules,
// Transitional_Processing nor VerifyDnsLength. (URL Standard, 3.3 "IDNA".) It is never
// changed. Node is laxer in two places: it takes some labels of mixed direction that
// CheckBidi forbids, "a" and U+05D0 for one, and ASCII behind an xn-- (xn--a-), which the
// standard forbids by now.
var profile = idna.New(idna.MapForLookup(), idna.BidiRule(),
	idna.CheckHyphens(false), idna.StrictDomainName(false), idna.Transitional(false), idna.VerifyDNSLength(false))

// toASCII is the standard's "domain to ASCII", not strict.
func toASCII(name string) (string, bool) {
	if isASCII(name) {
		name = strings.ToLower(name)
		if !strings.Contains(name, "xn--") {
			return name, true
		}
		if slices.Contains(strings.Split(name, "."), "xn--") {
			return "", false // idna takes it for an empty label
		}
	}
	ascii, err := profile.ToASCII(name)
	return ascii, err == nil
}

// ToASCII is name as hosts are asked for: an international one as its xn-- labels, others
// in lower case. It is "" for a name that cannot be.
func ToASCII(name string) string {
	name, ok := toASCII(name)
	if !ok {
		return ""
	}
	return name
}

// toUnicode shows the labels of a name in their own script.
func toUnicode(name string) string {
	name, _ = profile.ToUnicode(name)
	return name
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
