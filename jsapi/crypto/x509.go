package crypto

import (
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"slices"
	"strconv"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// certificate is the state of an X509Certificate.
type certificate struct {
	jsapi.Hidden
	x *x509.Certificate
}

func (c *Crypto) certificateClass() {
	method := func(name string, length int, f func(x *x509.Certificate, v goja.Value) any) jsapi.Method {
		return jsapi.Method{Name: name, Length: length, Fn: func(call goja.FunctionCall) goja.Value {
			return c.vm.ToValue(f(c.certificateOf(call.This), call.Argument(0)))
		}}
	}
	view := func(name string, f func(x *x509.Certificate) any) jsapi.Accessor {
		return jsapi.Accessor{Name: name, Get: func(call goja.FunctionCall) goja.Value {
			return c.vm.ToValue(f(c.certificateOf(call.This)))
		}}
	}
	none := func(*x509.Certificate) any { return goja.Undefined() }
	c.x509 = c.env.Class(jsapi.ClassSpec{Name: "X509Certificate", Length: 1, MustNew: true, Init: c.initCertificate,
		Methods: []jsapi.Method{
			method("toString", 0, func(x *x509.Certificate, _ goja.Value) any { return certificatePEM(x) }),
			method("toJSON", 0, func(x *x509.Certificate, _ goja.Value) any { return certificatePEM(x) }),
			method("toLegacyObject", 0, func(x *x509.Certificate, _ goja.Value) any { return c.legacyCertificate(x) }),
			method("checkHost", 2, c.checkHost), method("checkEmail", 2, c.checkEmail), method("checkIP", 2, c.checkIP),
			method("checkIssued", 1, func(x *x509.Certificate, v goja.Value) any {
				return slices.Equal(x.RawIssuer, c.certificateOf(v).RawSubject)
			}),
			method("checkPrivateKey", 1, func(x *x509.Certificate, v goja.Value) any {
				k := c.keyOf(v)
				if k == nil {
					panic(c.env.InvalidArgType("pkey", "an instance of KeyObject", v))
				}
				return samePublic(k.public, x.PublicKey)
			}),
			method("verify", 1, func(x *x509.Certificate, v goja.Value) any {
				k := c.keyOf(v)
				if k == nil {
					panic(c.env.InvalidArgType("pkey", "an instance of KeyObject", v))
				}
				issuer := &x509.Certificate{PublicKey: k.public}
				return issuer.CheckSignature(x.SignatureAlgorithm, x.RawTBSCertificate, x.Signature) == nil
			}),
		},
		Accessors: []jsapi.Accessor{
			view("subject", func(x *x509.Certificate) any { return distinguished(x.Subject) }),
			view("subjectAltName", func(x *x509.Certificate) any { return alternative(x) }),
			view("issuer", func(x *x509.Certificate) any { return distinguished(x.Issuer) }),
			view("issuerCertificate", none), view("infoAccess", infoAccessText),
			view("keyUsage", func(x *x509.Certificate) any {
				if usage := extendedUsage(x); usage != nil {
					return c.strings(usage)
				}
				return goja.Undefined()
			}),
			view("validFrom", func(x *x509.Certificate) any { return x.NotBefore.UTC().Format(validFormat) }),
			view("validTo", func(x *x509.Certificate) any { return x.NotAfter.UTC().Format(validFormat) }),
			view("fingerprint", func(x *x509.Certificate) any { s := sha1.Sum(x.Raw); return colons(s[:]) }),
			view("fingerprint256", func(x *x509.Certificate) any { s := sha256.Sum256(x.Raw); return colons(s[:]) }),
			view("fingerprint512", func(x *x509.Certificate) any { s := sha512.Sum512(x.Raw); return colons(s[:]) }),
			view("serialNumber", func(x *x509.Certificate) any { return serial(x.SerialNumber) }),
			view("raw", func(x *x509.Certificate) any { return c.bufs.Copy(x.Raw) }),
			view("publicKey", func(x *x509.Certificate) any { return c.newKey(&key{kind: "public", public: x.PublicKey}) }),
			view("ca", func(x *x509.Certificate) any { return x.IsCA }),
		}})
	jsapi.Must(c.x509.Proto.DefineDataPropertySymbol(c.env.SymbolFor("nodejs.util.inspect.custom"),
		c.env.Func("[nodejs.util.inspect.custom]", 2, c.inspectCertificate), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
}

// inspectCertificate is what util.inspect shows of one.
func (c *Crypto) inspectCertificate(call goja.FunctionCall) goja.Value {
	depth, ok := jsapi.Number(call.Argument(0))
	if ok && depth < 0 {
		return call.This
	}
	o, this := c.vm.NewObject(), call.This.(*goja.Object)
	for _, name := range []string{"subject", "subjectAltName", "issuer", "infoAccess", "validFrom", "validTo",
		"fingerprint", "fingerprint256", "fingerprint512", "keyUsage", "serialNumber"} {
		jsapi.Must(o.Set(name, this.Get(name)))
	}
	shown := "{}"
	if jsapi.IsFunction(call.Argument(2)) {
		shown = jsapi.Call(call.Argument(2), goja.Undefined(), o, call.Argument(1)).String()
	}
	return c.vm.ToValue("X509Certificate " + shown)
}

const validFormat = "Jan _2 15:04:05 2006 GMT"

func (c *Crypto) certificateOf(v goja.Value) *x509.Certificate {
	if s, ok := c.env.Unwrap(v).(*certificate); ok {
		return s.x
	}
	panic(c.env.InvalidArgType("otherCert", "an instance of X509Certificate", v))
}

// initCertificate is new X509Certificate(buffer), of PEM or DER.
func (c *Crypto) initCertificate(this *goja.Object, args []goja.Value) {
	v := jsapi.Arg(args, 0)
	var der []byte
	if jsapi.IsString(v) {
		der = encodingOf(nil).Encode(v)
	} else if b, ok := viewBytes(v); ok {
		der = slices.Clone(b)
	} else {
		panic(c.env.InvalidArgType("buffer", wantData, v))
	}
	if b, _ := pem.Decode(der); b != nil {
		der = b.Bytes
	}
	x, err := x509.ParseCertificate(der)
	if err != nil {
		panic(c.opensslError("0480006C", "PEM routines", "no start line"))
	}
	c.env.Bind(this, &certificate{x: x})
}

func certificatePEM(x *x509.Certificate) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: x.Raw}))
}

// nameParts are the attributes of a name that have a short form (RFC 4519).
func nameParts(n pkix.Name) (parts [][2]string) {
	short := map[string]string{"2.5.4.6": "C", "2.5.4.8": "ST", "2.5.4.7": "L", "2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.3": "CN",
		"2.5.4.5": "serialNumber", "1.2.840.113549.1.9.1": "emailAddress", "0.9.2342.19200300.100.1.25": "DC"}
	for _, a := range n.Names {
		name, ok := short[a.Type.String()]
		if !ok {
			name = a.Type.String()
		}
		parts = append(parts, [2]string{name, fmt.Sprint(a.Value)})
	}
	return parts
}

func distinguished(n pkix.Name) string {
	var lines []string
	for _, p := range nameParts(n) {
		lines = append(lines, p[0]+"="+p[1])
	}
	return strings.Join(lines, "\n")
}

// alternative is subjectAltName in its order (RFC 5280 section 4.2.1.6), undefined without.
func alternative(x *x509.Certificate) any {
	at := slices.IndexFunc(x.Extensions, func(e pkix.Extension) bool { return e.Id.String() == "2.5.29.17" })
	if at < 0 {
		return goja.Undefined()
	}
	var all asn1.RawValue
	if _, err := asn1.Unmarshal(x.Extensions[at].Value, &all); err != nil {
		return goja.Undefined()
	}
	var list []string
	for rest := all.Bytes; len(rest) > 0; {
		var one asn1.RawValue
		var err error
		if rest, err = asn1.Unmarshal(rest, &one); err != nil {
			break
		}
		list = append(list, generalName(one))
	}
	return strings.Join(list, ", ")
}

// generalName shows one alternative. Text that could be taken for several is in quotes.
func generalName(v asn1.RawValue) string {
	text := func(kind string) string {
		s := string(v.Bytes)
		if strings.ContainsAny(s, ",\"'\\") || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
			b, _ := json.Marshal(s)
			return kind + string(b)
		}
		return kind + s
	}
	switch v.Tag {
	case 1:
		return text("email:")
	case 2:
		return text("DNS:")
	case 4:
		var n pkix.RDNSequence
		var name pkix.Name
		if _, err := asn1.Unmarshal(v.Bytes, &n); err == nil {
			name.FillFromRDNSequence(&n)
		}
		return "DirName:" + strings.ReplaceAll(distinguished(name), "\n", ",")
	case 6:
		return text("URI:")
	case 7:
		return "IP Address:" + addressText(v.Bytes)
	case 8:
		return "Registered ID:" + fmt.Sprint(v.Bytes)
	}
	return "othername:<unsupported>"
}

// addressText is an address as OpenSSL shows it: IPv6 with all its groups.
func addressText(b []byte) string {
	if len(b) != net.IPv6len {
		return net.IP(b).String()
	}
	groups := make([]string, 8)
	for i := range groups {
		groups[i] = strings.ToUpper(strconv.FormatUint(uint64(b[2*i])<<8|uint64(b[2*i+1]), 16))
	}
	return strings.Join(groups, ":")
}

func colons(b []byte) string {
	return strings.ReplaceAll(strings.ToUpper(fmt.Sprintf("% x", b)), " ", ":")
}

func serial(n *big.Int) string { return strings.ToUpper(fmt.Sprintf("%02x", n.Bytes())) }

// checkHost is x509.checkHost(name): the name of the certificate that matches.
func (c *Crypto) checkHost(x *x509.Certificate, v goja.Value) any {
	host := c.env.ValidateString(v, "name")
	names := x.DNSNames
	if len(names) == 0 {
		names = []string{x.Subject.CommonName}
	}
	for _, n := range names {
		one := x509.Certificate{DNSNames: []string{n}}
		if strings.EqualFold(n, host) || one.VerifyHostname(host) == nil {
			return n
		}
	}
	return goja.Undefined()
}

func (c *Crypto) checkEmail(x *x509.Certificate, v goja.Value) any {
	if e := c.env.ValidateString(v, "email"); slices.Contains(x.EmailAddresses, e) {
		return e
	}
	return goja.Undefined()
}

func (c *Crypto) checkIP(x *x509.Certificate, v goja.Value) any {
	s := c.env.ValidateString(v, "ip")
	ip := net.ParseIP(s)
	if ip != nil && slices.ContainsFunc(x.IPAddresses, ip.Equal) {
		return s
	}
	return goja.Undefined()
}
