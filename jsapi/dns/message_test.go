package dns

import (
	"net/netip"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

func TestQuestionRefusesBadNames(t *testing.T) {
	for _, name := range []string{"a..b", strings.Repeat("x", 64), strings.Repeat("abcdefg.", 40)} {
		if _, err := question(1, name, dnsmessage.TypeA); err != failure("EBADNAME") {
			t.Errorf("%.20q: %v", name, err)
		}
	}
	if b, err := question(1, "a.test.", dnsmessage.TypeA); err != nil || string(b[12:]) != "\x01a\x04test\x00\x00\x01\x00\x01" {
		t.Errorf("%q, %v", b, err)
	}
}

// The data of these types is read by our own code.
func TestShortRecordsAreBadAnswers(t *testing.T) {
	for _, data := range []string{"\x00\x23:", "\x00\x23:\x00\x01\x00\x02\x01s\x00\x00", "\x00\x23:\x00\x01\x00\x02\x01s\x00\x00\x02a", "\x01\x01:", "\x01\x01:\x80\x05i"} {
		typ, body, _ := strings.Cut(data, ":")
		msg := "\x00\x01\x81\x80\x00\x00\x00\x01\x00\x00\x00\x00" + "\x00" + typ + "\x00\x01\x00\x00\x00\x3c\x00" + string(rune(len(body))) + body
		if a, err := parse([]byte(msg)); err != failure("EBADRESP") {
			t.Errorf("%q: %+v, %v", data, a, err)
		}
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
	f.Add([]byte(head + "\xc0\x0c\x00\x23\x00\x01\x00\x00\x00\x3c\x00\x0a\x00\x01\x00\x02\x01s\x00\x00\x02a"))
	f.Add([]byte(head + "\xc0\x0c\x01\x01\x00\x01\x00\x00\x00\x3c\x00\x03\x80\x05i"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, msg []byte) {
		a, err := parse(msg)
		if err == nil && a.failed == "" && len(a.records) > 0 && a.records[0].typ == dnsmessage.TypeA && !a.records[0].addr.IsValid() && len(msg) < 20 {
			t.Errorf("%+v", a)
		}
	})
}
