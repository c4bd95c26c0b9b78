package dns

import (
	"net/netip"
	"strings"
	"testing"
)

func TestQuestionRefusesBadNames(t *testing.T) {
	for _, name := range []string{"", "a..b", strings.Repeat("x", 64), strings.Repeat("abcdefg.", 40)} {
		if _, err := question(1, name, typeA); err != failure("EBADNAME") {
			t.Errorf("%.20q: %v", name, err)
		}
	}
	if b, err := question(1, "a.test.", typeA); err != nil || string(b[12:]) != "\x01a\x04test\x00\x00\x01\x00\x01" {
		t.Errorf("%q, %v", b, err)
	}
}

func TestReverseName(t *testing.T) {
	for ip, want := range map[string]string{
		"1.2.3.4": "4.3.2.1.in-addr.arpa",
		"::1":     "1" + strings.Repeat(".0", 31) + ".ip6.arpa",
	} {
		if got := reverseName(netip.MustParseAddr(ip)); got != want {
			t.Errorf("%s: %s", ip, got)
		}
	}
}

// Whatever a server sends, reading it ends, and without a panic.
func FuzzParse(f *testing.F) {
	head := "\x00\x01\x81\x80\x00\x01\x00\x01\x00\x00\x00\x00\x01a\x00\x00\x01\x00\x01"
	f.Add([]byte(head + "\xc0\x0c\x00\x01\x00\x01\x00\x00\x00\x3c\x00\x04\x01\x02\x03\x04"))
	f.Add([]byte(head + "\xc0\x0c\x00\x10\x00\x01\x00\x00\x00\x3c\x00\x02\xff\x02"))
	f.Add([]byte(head + "\xc0\x13\x00\x05\x00\x01\x00\x00\x00\x3c\x00\x02\xc0\x13")) // a pointer to itself
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, msg []byte) {
		a, err := parse(msg)
		if err == nil && a.failed == "" && len(a.records) > 0 && a.records[0].typ == typeA && !a.records[0].addr.IsValid() && len(msg) < 20 {
			t.Errorf("%+v", a)
		}
	})
}
