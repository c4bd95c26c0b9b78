package dns

import (
	"net/netip"
	"slices"
	"strings"

	"golang.org/x/net/dns/dnsmessage"
)

// The types of records that dnsmessage leaves as bytes. (RFC 3403 and RFC 8659.)
const (
	typeNAPTR dnsmessage.Type = 35
	typeCAA   dnsmessage.Type = 257
	// Types without a resolve function, whose data c-ares reads all the same.
	typeHINFO dnsmessage.Type = 13
	typeTLSA  dnsmessage.Type = 52
)

// failure is what a question came to, by Node's code without the E of the constants:
// "ENOTFOUND", "ETIMEOUT".
type failure string

func (f failure) Error() string { return string(f) }

// rcodes are the failures by the response code of a message (RFC 1035, section 4.1.1). As
// in c-ares the records count with a code that is not among them.
var rcodes = [...]failure{1: "EFORMERR", 2: "ESERVFAIL", 3: "ENOTFOUND", 4: "ENOTIMP", 5: "EREFUSED"}

// record is one resource record. Which fields are set depends on its type.
type record struct {
	typ  dnsmessage.Type
	ttl  uint32
	addr netip.Addr // A, AAAA
	name string     // NS, CNAME, PTR, MX, SRV, SOA, NAPTR: the name that it points to
	mail string     // SOA
	nums []uint32   // MX, SRV, SOA, NAPTR, CAA: the numbers, in their order
	text []string   // TXT, NAPTR, CAA: the strings, in their order
}

// question makes a message that asks for records of name.
func question(id uint16, name string, t dnsmessage.Type) ([]byte, error) {
	if !isHostName(name) {
		return nil, failure("EBADNAME")
	}
	n, err := dnsmessage.NewName(strings.TrimSuffix(strings.ReplaceAll(name, `\`, ""), ".") + ".")
	if err != nil {
		return nil, failure("EBADNAME")
	}
	m := dnsmessage.Message{
		Header:    dnsmessage.Header{ID: id, RecursionDesired: true},
		Questions: []dnsmessage.Question{{Name: n, Type: t, Class: dnsmessage.ClassINET}},
	}
	b, err := m.Pack()
	if err != nil {
		return nil, failure("EBADNAME")
	}
	return b, nil
}

// isHostName reports whether all letters of name are among those that c-ares asks for. A
// backslash says that the letter behind it is no more than that.
func isHostName(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune(`-._/*\`, r)
	})
}

// answer is a message read.
type answer struct {
	id        uint16
	truncated bool
	odd       bool    // it has a code that is not among rcodes
	failed    failure // "" when the server had no complaint
	records   []record
	total     int // of answers, also of types that are not among records
}

// parse reads an answer. A message that is not one is EBADRESP.
func parse(msg []byte) (answer, error) {
	var p dnsmessage.Parser
	head, err := p.Start(msg)
	a := answer{id: head.ID, truncated: head.Truncated}
	if err != nil || !head.Response {
		return a, failure("EBADRESP")
	}
	if code := int(head.RCode); code < len(rcodes) {
		a.failed = rcodes[code]
	} else {
		a.odd = true
	}
	questions, err := p.AllQuestions()
	if err == nil && len(questions) != 1 {
		err = failure("EBADRESP")
	}
	if err == nil {
		err = a.readRecords(&p)
	}
	if err == nil { // of the rest it matters that it can be read
		_, err = p.AllAuthorities()
	}
	if err == nil {
		_, err = p.AllAdditionals()
	}
	if err != nil && !a.truncated {
		return a, failure("EBADRESP")
	}
	return a, nil
}

// readRecords reads the answers that are of a type with a resolve function; the others are
// nothing that a script could see.
func (a *answer) readRecords(p *dnsmessage.Parser) error {
	for ; ; a.total++ {
		r, err := p.Answer()
		switch {
		case err == dnsmessage.ErrSectionDone:
			return nil
		case err != nil:
			return err
		case !slices.Contains(anyOrder, r.Header.Type):
			if !readable(r) {
				return failure("EBADRESP")
			}
			continue
		}
		rec := record{typ: r.Header.Type, ttl: r.Header.TTL}
		if !rec.set(r.Body) {
			return failure("EBADRESP")
		}
		a.records = append(a.records, rec)
	}
}

// set fills in what is particular to the record's type. It reports false for data that
// is too short.
func (rec *record) set(body dnsmessage.ResourceBody) bool {
	switch b := body.(type) {
	case *dnsmessage.AResource:
		rec.addr = netip.AddrFrom4(b.A)
	case *dnsmessage.AAAAResource:
		rec.addr = netip.AddrFrom16(b.AAAA)
	case *dnsmessage.NSResource:
		rec.name = shown(b.NS)
	case *dnsmessage.CNAMEResource:
		rec.name = shown(b.CNAME)
	case *dnsmessage.PTRResource:
		rec.name = shown(b.PTR)
	case *dnsmessage.MXResource:
		rec.nums, rec.name = []uint32{uint32(b.Pref)}, shown(b.MX)
	case *dnsmessage.SRVResource:
		rec.nums, rec.name = []uint32{uint32(b.Priority), uint32(b.Weight), uint32(b.Port)}, shown(b.Target)
	case *dnsmessage.SOAResource:
		rec.name, rec.mail = shown(b.NS), shown(b.MBox)
		rec.nums = []uint32{b.Serial, b.Refresh, b.Retry, b.Expire, b.MinTTL}
	case *dnsmessage.TXTResource:
		for _, s := range b.TXT {
			rec.text = append(rec.text, latin1(s))
		}
	case *dnsmessage.UnknownResource:
		return rec.setRaw(b.Data)
	}
	return true
}

// latin1 is a text of bytes that are a letter each, as Node reads them.
func latin1(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

// shown is a name as Node shows it, without the root's dot.
func shown(n dnsmessage.Name) string { return strings.TrimSuffix(n.String(), ".") }
