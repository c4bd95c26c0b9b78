package dns

import (
	"encoding/binary"
	"strings"

	"golang.org/x/net/dns/dnsmessage"
)

// setRaw reads the data of the types that dnsmessage does not know. It reports false
// when the data is too short.
func (rec *record) setRaw(data []byte) bool {
	d := rawData{data, true}
	switch rec.typ {
	case typeNAPTR:
		rec.nums = []uint32{d.u16(), d.u16()}
		rec.text = []string{d.str(), d.str(), d.str()}
		rec.name = d.name()
	case typeCAA:
		rec.nums = []uint32{uint32(d.bytes(1)[0])}
		rec.text = []string{d.str(), latin1(string(d.b))}
		return d.ok && rec.text[1] != ""
	}
	return d.ok
}

// readable reports whether a record that no script sees is one all the same.
func readable(r dnsmessage.Resource) bool {
	body, ok := r.Body.(*dnsmessage.UnknownResource)
	if !ok {
		return true
	}
	d := rawData{body.Data, true}
	switch r.Header.Type {
	case typeHINFO:
		d.str()
		d.str()
	case typeTLSA:
		d.bytes(4)
	}
	return d.ok
}

// rawData is what is left to read of a record. A read beyond its end clears ok and
// gives zeroes.
type rawData struct {
	b  []byte
	ok bool
}

func (d *rawData) bytes(n int) []byte {
	if n > len(d.b) {
		d.b, d.ok = nil, false
		return make([]byte, n)
	}
	b := d.b[:n]
	d.b = d.b[n:]
	return b
}

func (d *rawData) u16() uint32 { return uint32(binary.BigEndian.Uint16(d.bytes(2))) }

// str reads a string with its length before it.
func (d *rawData) str() string { return latin1(string(d.bytes(int(d.bytes(1)[0])))) }

// name reads a name that is written in full: these types may not point to earlier names.
// (RFC 3597, section 4.)
func (d *rawData) name() string {
	var labels []string
	for {
		label := d.str()
		d.ok = d.ok && len(label) < 64
		if label == "" {
			return strings.Join(labels, ".")
		}
		labels = append(labels, label)
	}
}
