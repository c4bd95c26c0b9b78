package dns

import (
	"encoding/binary"
	"net/netip"
	"strings"
)

// rrType is the type of a resource record (RFC 1035, section 3.2.2, and its successors).
type rrType uint16

const (
	typeA     rrType = 1
	typeNS    rrType = 2
	typeCNAME rrType = 5
	typeSOA   rrType = 6
	typePTR   rrType = 12
	typeMX    rrType = 15
	typeTXT   rrType = 16
	typeAAAA  rrType = 28
	typeSRV   rrType = 33
	typeNAPTR rrType = 35
	typeANY   rrType = 255
	typeCAA   rrType = 257
)

// failure is what a question came to, by Node's code without the E of the constants:
// "ENOTFOUND", "ETIMEOUT".
type failure string

func (f failure) Error() string { return string(f) }

// rcodes are the failures by the response code of a message (RFC 1035, section 4.1.1).
var rcodes = [...]failure{1: "EFORMERR", 2: "ESERVFAIL", 3: "ENOTFOUND", 4: "ENOTIMP", 5: "EREFUSED"}

// record is one resource record. Which fields are set depends on its type.
type record struct {
	typ  rrType
	ttl  uint32
	addr netip.Addr // A, AAAA
	name string     // NS, CNAME, PTR, MX, SRV, SOA, NAPTR: the name that it points to
	mail string     // SOA
	nums []uint32   // MX, SRV, SOA, NAPTR, CAA: the numbers, in their order
	text []string   // TXT, NAPTR, CAA: the strings, in their order
}

// question makes a message that asks for records of name.
func question(id uint16, name string, t rrType) ([]byte, error) {
	b := binary.BigEndian.AppendUint16(nil, id)
	b = append(b, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0) // recursion desired; one question
	for _, label := range strings.Split(strings.TrimSuffix(name, "."), ".") {
		if label == "" || len(label) > 63 {
			return nil, failure("EBADNAME")
		}
		b = append(append(b, byte(len(label))), label...)
	}
	b = append(b, 0)
	if len(b) > 12+255 {
		return nil, failure("EBADNAME")
	}
	b = binary.BigEndian.AppendUint16(b, uint16(t))
	return binary.BigEndian.AppendUint16(b, 1), nil // class IN
}

// answer is a message read.
type answer struct {
	id        uint16
	truncated bool
	failed    failure // "" when the server had no complaint
	records   []record
}

// parse reads an answer. A message that is not one is EBADRESP.
func parse(msg []byte) (answer, error) {
	r := &reader{msg: msg}
	a := answer{id: r.u16()}
	flags := r.u16()
	questions, records := r.u16(), r.u16()
	r.skip(4)
	a.truncated = flags&0x0200 != 0
	if code := int(flags & 15); code != 0 {
		a.failed = "EBADRESP"
		if code < len(rcodes) {
			a.failed = rcodes[code]
		}
	}
	for range questions {
		r.name()
		r.skip(4)
	}
	for range records {
		if rec, ok := r.record(); ok {
			a.records = append(a.records, rec)
		}
		if r.bad {
			break
		}
	}
	if r.bad && !a.truncated || flags&0x8000 == 0 {
		return a, failure("EBADRESP")
	}
	return a, nil
}

// reader reads a message. A read beyond its end sets bad and gives zeroes.
type reader struct {
	msg []byte
	pos int
	bad bool
}

func (r *reader) bytes(n int) []byte {
	if r.bad || n < 0 || r.pos+n > len(r.msg) {
		r.bad = true
		return make([]byte, min(max(n, 0), 4))
	}
	b := r.msg[r.pos : r.pos+n]
	r.pos += n
	return b
}

func (r *reader) skip(n int)  { r.bytes(n) }
func (r *reader) u8() uint8   { return r.bytes(1)[0] }
func (r *reader) u16() uint16 { return binary.BigEndian.Uint16(r.bytes(2)) }
func (r *reader) u32() uint32 { return binary.BigEndian.Uint32(r.bytes(4)) }

// str reads a string with its length before it.
func (r *reader) str() string { return string(r.bytes(int(r.u8()))) }

// name reads a domain name, following pointers to earlier ones (RFC 1035, section 4.1.4).
func (r *reader) name() string {
	var labels []string
	back := -1 // where to go on after the first pointer
	size := 0
	for hops := 0; !r.bad; {
		n := int(r.u8())
		switch {
		case n == 0:
			if back >= 0 {
				r.pos = back
			}
			return strings.Join(labels, ".")
		case n < 64:
			labels = append(labels, string(r.bytes(n)))
			if size += n + 1; size > 255 {
				r.bad = true
			}
		case n < 0xC0 || hops > 40:
			r.bad = true
		default:
			to := n&0x3F<<8 | int(r.u8())
			if back < 0 {
				back = r.pos
			}
			r.pos = to
			hops++
		}
	}
	return ""
}

// record reads one resource record, and reports whether it is of a type that is known.
func (r *reader) record() (rec record, known bool) {
	r.name()
	rec.typ = rrType(r.u16())
	r.skip(2)
	rec.ttl = r.u32()
	size := int(r.u16())
	end := r.pos + size
	if end > len(r.msg) {
		r.bad = true
		return rec, false
	}
	known = r.data(&rec, size, end)
	r.pos = end
	return rec, known && !r.bad
}

func (r *reader) data(rec *record, size, end int) bool {
	switch rec.typ {
	case typeA, typeAAAA:
		rec.addr, _ = netip.AddrFromSlice(r.bytes(size))
	case typeNS, typeCNAME, typePTR:
		rec.name = r.name()
	case typeMX:
		rec.nums = []uint32{uint32(r.u16())}
		rec.name = r.name()
	case typeSRV:
		rec.nums = []uint32{uint32(r.u16()), uint32(r.u16()), uint32(r.u16())}
		rec.name = r.name()
	case typeSOA:
		rec.name, rec.mail = r.name(), r.name()
		rec.nums = []uint32{r.u32(), r.u32(), r.u32(), r.u32(), r.u32()}
	case typeTXT:
		for r.pos < end && !r.bad {
			rec.text = append(rec.text, r.str())
		}
	case typeNAPTR:
		rec.nums = []uint32{uint32(r.u16()), uint32(r.u16())}
		rec.text = []string{r.str(), r.str(), r.str()}
		rec.name = r.name()
	case typeCAA:
		rec.nums = []uint32{uint32(r.u8())}
		tag := r.str()
		rec.text = []string{tag, string(r.bytes(end - r.pos))}
	default:
		return false
	}
	return true
}
