package dns

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// requestKind is a class of what the functions with a callback return: scripts see of which
// kind it is, and its fields.
type requestKind struct {
	name       string // of the class
	oncomplete string // the name of the function that the answer would come by
	parameters int
}

var (
	lookupRequest  = requestKind{"GetAddrInfoReqWrap", "onlookup", 2}
	serviceRequest = requestKind{"GetNameInfoReqWrap", "onlookupservice", 3}
	queryRequest   = requestKind{"QueryReqWrap", "onresolve", 3}
)

// requestClass is what a requestKind is in one runtime.
type requestClass struct {
	class      *jsapi.Class
	oncomplete *goja.Object
}

// request makes the object of a request. Among its fields oncomplete, whose value is nil, is
// the kind's own.
func (d *DNS) request(k requestKind, fs ...field) *goja.Object {
	c, ok := d.requests[k]
	if !ok {
		c.class = d.env.Class(jsapi.ClassSpec{Name: k.name, MustNew: true})
		c.oncomplete = d.env.Func(k.oncomplete, k.parameters, func(goja.FunctionCall) goja.Value { return goja.Undefined() })
		if d.requests == nil {
			d.requests = map[requestKind]requestClass{}
		}
		d.requests[k] = c
	}
	o := d.env.Create(c.class)
	for _, f := range fs {
		if f.name == "oncomplete" {
			f.value = c.oncomplete
		}
		jsapi.Must(o.Set(f.name, f.value))
	}
	return o
}
