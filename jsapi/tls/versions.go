package tls

import (
	"crypto/tls"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// The limits of the versions where a script sets none.
const (
	defaultMin = "TLSv1.2"
	defaultMax = "TLSv1.3"
)

// versionOf is crypto/tls's number of a version, 0 for a name that is none.
func versionOf(name string) uint16 {
	switch name {
	case "TLSv1":
		return tls.VersionTLS10
	case "TLSv1.1":
		return tls.VersionTLS11
	case "TLSv1.2":
		return tls.VersionTLS12
	case "TLSv1.3":
		return tls.VersionTLS13
	}
	return 0
}

// versionName is Node's name of a version.
func versionName(v uint16) string {
	switch v {
	case tls.VersionTLS10:
		return "TLSv1"
	case tls.VersionTLS11:
		return "TLSv1.1"
	case tls.VersionTLS12:
		return "TLSv1.2"
	case tls.VersionTLS13:
		return "TLSv1.3"
	}
	return "unknown"
}

// versions are the limits that the options set: minVersion and maxVersion, or the older
// secureProtocol, which excludes the two.
func (t *TLS) versions(o *goja.Object) (low, high uint16) {
	minimum, maximum := option(o, "minVersion"), option(o, "maxVersion")
	method := option(o, "secureProtocol")
	for _, v := range []goja.Value{minimum, maximum} {
		if method.ToBoolean() && !jsapi.IsNullish(v) {
			panic(t.env.CodeError("TypeError", "ERR_TLS_PROTOCOL_VERSION_CONFLICT",
				"TLS protocol version "+t.json(v)+" conflicts with secureProtocol "+t.json(method)))
		}
	}
	low, high = t.version(minimum, "minimum", "DEFAULT_MIN_VERSION"), t.version(maximum, "maximum", "DEFAULT_MAX_VERSION")
	if jsapi.IsString(method) {
		return t.methodVersions(method.String())
	}
	return low, high
}

// version is one limit; without one it is what the module's property of that name says now.
func (t *TLS) version(v goja.Value, which, standard string) uint16 {
	if jsapi.IsNullish(v) {
		v = option(t.exports, standard)
	}
	if n := versionOf(v.String()); n != 0 && jsapi.IsString(v) {
		return n
	}
	panic(t.env.CodeError("TypeError", "ERR_TLS_INVALID_PROTOCOL_VERSION", t.json(v)+" is not a valid "+which+" TLS protocol version"))
}

// json is v as JSON.
func (t *TLS) json(v goja.Value) string {
	return t.env.Method(t.env.VM.Get("JSON").(*goja.Object), "stringify", v).String()
}

// methodVersions are the limits of one of OpenSSL's methods (Node, "secureProtocol").
func (t *TLS) methodVersions(name string) (low, high uint16) {
	base := name
	for _, side := range []string{"_server_method", "_client_method", "_method"} {
		if n := len(name) - len(side); n > 0 && name[n:] == side {
			base = name[:n]
			break
		}
	}
	switch base {
	case "TLS", "SSLv23":
		high = tls.VersionTLS13
		if base == "SSLv23" {
			high = tls.VersionTLS12
		}
		return tls.VersionTLS10, high
	case "TLSv1":
		return tls.VersionTLS10, tls.VersionTLS10
	case "TLSv1_1":
		return tls.VersionTLS11, tls.VersionTLS11
	case "TLSv1_2":
		return tls.VersionTLS12, tls.VersionTLS12
	case "SSLv2", "SSLv3":
		panic(t.env.CodeError("TypeError", "ERR_TLS_INVALID_PROTOCOL_METHOD", base+" methods disabled"))
	}
	panic(t.env.CodeError("TypeError", "ERR_TLS_INVALID_PROTOCOL_METHOD", "Unknown method: "+name))
}

// exclude narrows the limits by the options of OpenSSL that switch versions off
// (SSL_CTX_set_options(3)). Of the other options only that without tickets has an effect.
func (x *Context) exclude(options int64) {
	x.ticketless = options&0x00004000 != 0
	off := func(version uint16) bool {
		switch version {
		case tls.VersionTLS10:
			return options&0x04000000 != 0
		case tls.VersionTLS11:
			return options&0x10000000 != 0
		case tls.VersionTLS12:
			return options&0x08000000 != 0
		}
		return options&0x20000000 != 0
	}
	for x.min < x.max && off(x.min) {
		x.min++
	}
	for x.max > x.min && off(x.max) {
		x.max--
	}
}
