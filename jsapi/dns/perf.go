package dns

import "github.com/dop251/goja"

// observed is the type of entries that observers of this module wait for.
const observed = "dns"

// measure begins an entry for observers and returns what tells them of it, when the answer is
// there; a failure is not told (Node, "PerformanceObserver", entry type 'dns').
func (d *DNS) measure(name string) func(detail func() *goja.Object) {
	if !d.perf.Observed(observed) {
		return func(func() *goja.Object) {}
	}
	start := d.perf.Now()
	return func(detail func() *goja.Object) {
		if d.perf.Observed(observed) {
			d.perf.Add(observed, name, start, d.perf.Now()-start, detail())
		}
	}
}

// lookupDetail is the detail of a lookup.
func (d *DNS) lookupDetail(q query, list []Address) *goja.Object {
	found := d.addresses(list)
	if !q.all {
		texts := make([]any, len(list))
		for i, a := range list {
			texts[i] = a.IP
		}
		found = d.env.VM.NewArray(texts...)
	}
	return d.fields([]field{{"hostname", q.host}, {"family", q.family}, {"hints", q.hints},
		{"verbatim", q.order == "verbatim"}, {"order", q.order}, {"addresses", found}})
}
