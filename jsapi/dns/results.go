package dns

import (
	"slices"

	"github.com/dop251/goja"
	"golang.org/x/net/dns/dnsmessage"

	"github.com/gaggle-js/gaggle/jsapi"
)

// results is what the callback of a resolve function gets.
func (d *DNS) results(k kind, records []record, ttl bool) goja.Value {
	if k.typ == dnsmessage.TypeSOA {
		return d.fields(soa(records[0]))
	}
	if k.typ == dnsmessage.TypeALL {
		slices.SortStableFunc(records, func(a, b record) int {
			return slices.Index(anyOrder, a.typ) - slices.Index(anyOrder, b.typ)
		})
	}
	records = firstOf(firstOf(records, dnsmessage.TypeCNAME), dnsmessage.TypeSOA)
	items := make([]any, len(records))
	for i, r := range records {
		items[i] = d.result1(k.typ, r, ttl)
	}
	return d.env.VM.NewArray(items...)
}

// firstOf leaves one record of type t, as Node does of a chain of aliases.
func firstOf(records []record, t dnsmessage.Type) []record {
	seen := false
	return slices.DeleteFunc(records, func(r record) bool {
		again := seen && r.typ == t
		seen = seen || r.typ == t
		return again
	})
}

// anyOrder is the order of types in the results of ANY.
var anyOrder = []dnsmessage.Type{
	dnsmessage.TypeA, dnsmessage.TypeCNAME, dnsmessage.TypeAAAA, dnsmessage.TypeMX, dnsmessage.TypeNS, dnsmessage.TypeTXT,
	dnsmessage.TypeSRV, dnsmessage.TypePTR, typeNAPTR, dnsmessage.TypeSOA, typeCAA,
}

// field is a property of a result, in its order.
type field struct {
	name  string
	value any
}

func (d *DNS) fields(fs []field) *goja.Object {
	o := d.env.VM.NewObject()
	for _, f := range fs {
		jsapi.Must(o.Set(f.name, f.value))
	}
	return o
}

// result1 is one record. For ANY each is an object that names its type.
func (d *DNS) result1(asked dnsmessage.Type, r record, ttl bool) any {
	if asked == dnsmessage.TypeALL {
		return d.fields(d.anyFields(r))
	}
	switch r.typ {
	case dnsmessage.TypeA, dnsmessage.TypeAAAA:
		if ttl {
			return d.fields([]field{{"address", r.addr.String()}, {"ttl", r.ttl}})
		}
		return r.addr.String()
	case dnsmessage.TypeNS, dnsmessage.TypeCNAME, dnsmessage.TypePTR:
		return r.name
	case dnsmessage.TypeTXT:
		return d.strings(r.text)
	}
	return d.fields(structured(r))
}

// structured are the fields of the record types that are objects.
func structured(r record) []field {
	switch r.typ {
	case dnsmessage.TypeMX:
		return []field{{"exchange", r.name}, {"priority", r.nums[0]}}
	case dnsmessage.TypeSRV:
		return []field{{"name", r.name}, {"port", r.nums[2]}, {"priority", r.nums[0]}, {"weight", r.nums[1]}}
	case typeNAPTR:
		return []field{{"flags", r.text[0]}, {"service", r.text[1]}, {"regexp", r.text[2]},
			{"replacement", r.name}, {"order", r.nums[0]}, {"preference", r.nums[1]}}
	case typeCAA:
		return []field{{"critical", r.nums[0]}, {r.text[0], r.text[1]}}
	}
	return soa(r)
}

// soa are the fields of a SOA record, of which Node takes three as signed.
func soa(r record) []field {
	return []field{{"nsname", r.name}, {"hostmaster", r.mail}, {"serial", r.nums[0]}, {"refresh", int32(r.nums[1])},
		{"retry", int32(r.nums[2])}, {"expire", int32(r.nums[3])}, {"minttl", r.nums[4]}}
}

// anyFields are the fields of a record among the answers to ANY.
func (d *DNS) anyFields(r record) []field {
	name := ""
	for _, k := range kinds {
		if k.typ == r.typ {
			name = k.rr
		}
	}
	var fs []field
	switch r.typ {
	case dnsmessage.TypeA, dnsmessage.TypeAAAA:
		fs = []field{{"address", r.addr.String()}, {"ttl", r.ttl}}
	case dnsmessage.TypeNS, dnsmessage.TypeCNAME, dnsmessage.TypePTR:
		fs = []field{{"value", r.name}}
	case dnsmessage.TypeTXT:
		fs = []field{{"entries", d.strings(r.text)}}
	default:
		fs = structured(r)
	}
	return append(fs, field{"type", name})
}

func (d *DNS) strings(list []string) *goja.Object {
	items := make([]any, len(list))
	for i, s := range list {
		items[i] = s
	}
	return d.env.VM.NewArray(items...)
}
