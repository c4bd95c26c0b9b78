package tls

import (
	"crypto/tls"
	"regexp"
	"slices"
	"strings"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// suite is a cipher suite: OpenSSL's name, crypto/tls's number (0 where it has none), the
// version that brought it, and its IANA name.
type suite struct {
	name    string
	id      uint16
	version string
	iana    string
}

// suites are the suites of OpenSSL 3 that crypto/tls has too, the strongest first.
func suites() []suite {
	return []suite{
		{"TLS_AES_256_GCM_SHA384", tls.TLS_AES_256_GCM_SHA384, "TLSv1.3", "TLS_AES_256_GCM_SHA384"},
		{"TLS_CHACHA20_POLY1305_SHA256", tls.TLS_CHACHA20_POLY1305_SHA256, "TLSv1.3", "TLS_CHACHA20_POLY1305_SHA256"},
		{"TLS_AES_128_GCM_SHA256", tls.TLS_AES_128_GCM_SHA256, "TLSv1.3", "TLS_AES_128_GCM_SHA256"},
		{"ECDHE-ECDSA-AES256-GCM-SHA384", tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"},
		{"ECDHE-RSA-AES256-GCM-SHA384", tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, "TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"},
		{"ECDHE-ECDSA-CHACHA20-POLY1305", tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"},
		{"ECDHE-RSA-CHACHA20-POLY1305", tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, "TLSv1.2", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"},
		{"ECDHE-ECDSA-AES128-GCM-SHA256", tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"},
		{"ECDHE-RSA-AES128-GCM-SHA256", tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, "TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"},
		{"ECDHE-ECDSA-AES128-SHA256", tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"},
		{"ECDHE-RSA-AES128-SHA256", tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, "TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"},
		{"ECDHE-ECDSA-AES256-SHA", tls.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, "TLSv1.0", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"},
		{"ECDHE-RSA-AES256-SHA", tls.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA, "TLSv1.0", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"},
		{"ECDHE-ECDSA-AES128-SHA", tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA, "TLSv1.0", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"},
		{"ECDHE-RSA-AES128-SHA", tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, "TLSv1.0", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"},
		{"AES256-GCM-SHA384", tls.TLS_RSA_WITH_AES_256_GCM_SHA384, "TLSv1.2", "TLS_RSA_WITH_AES_256_GCM_SHA384"},
		{"AES128-GCM-SHA256", tls.TLS_RSA_WITH_AES_128_GCM_SHA256, "TLSv1.2", "TLS_RSA_WITH_AES_128_GCM_SHA256"},
		{"AES128-SHA256", tls.TLS_RSA_WITH_AES_128_CBC_SHA256, "TLSv1.2", "TLS_RSA_WITH_AES_128_CBC_SHA256"},
		{"AES256-SHA", tls.TLS_RSA_WITH_AES_256_CBC_SHA, "SSLv3", "TLS_RSA_WITH_AES_256_CBC_SHA"},
		{"AES128-SHA", tls.TLS_RSA_WITH_AES_128_CBC_SHA, "SSLv3", "TLS_RSA_WITH_AES_128_CBC_SHA"},
	}
}

// foreign are suites and classes of suites that OpenSSL has and crypto/tls has not: a list may
// name them, and they are then never chosen.
const foreign = `AES256-SHA256 DHE-RSA-AES128-GCM-SHA256 DHE-RSA-AES128-SHA DHE-RSA-AES128-SHA256 DHE-RSA-AES256-GCM-SHA384
DHE-RSA-AES256-SHA DHE-RSA-AES256-SHA256 DHE-RSA-CHACHA20-POLY1305 ECDHE-ECDSA-AES256-SHA384 ECDHE-RSA-AES256-SHA384
DHE-PSK-AES128-CBC-SHA DHE-PSK-AES128-GCM-SHA256 ECDHE-PSK-AES128-CBC-SHA256 PSK-AES128-CBC-SHA PSK-AES256-CBC-SHA
PSK-AES128-GCM-SHA256 PSK-AES256-GCM-SHA384 PSK-CHACHA20-POLY1305 TLS_AES_128_CCM_SHA256 TLS_AES_128_CCM_8_SHA256
AES128-CCM NULL-SHA ECDHE-RSA-NULL-SHA ADH-AES128-SHA CAMELLIA128-SHA DHE-DSS-AES128-SHA
DHE EDH kDHE kEDH PSK kPSK aPSK kECDHEPSK kDHEPSK kRSAPSK SRP kSRP aSRP aDSS aNULL eNULL NULL ADH AECDH MD5 TLSv1
CAMELLIA CAMELLIA128 CAMELLIA256 ARIA ARIA128 ARIA256 ARIAGCM AESCCM AESCCM8 CBC FIPS COMPLEMENTOFDEFAULT COMPLEMENTOFALL`

// defaultCiphers is tls.DEFAULT_CIPHERS.
const defaultCiphers = "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:" +
	"ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES256-GCM-SHA384:" +
	"DHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA256:DHE-RSA-AES128-SHA256:ECDHE-RSA-AES256-SHA384:DHE-RSA-AES256-SHA384:" +
	"ECDHE-RSA-AES256-SHA256:DHE-RSA-AES256-SHA256:HIGH:!aNULL:!eNULL:!EXPORT:!DES:!RC4:!MD5:!PSK:!SRP:!CAMELLIA"

// suiteOf finds the suite of that number.
func suiteOf(id uint16) suite {
	for _, s := range suites() {
		if s.id == id {
			return s
		}
	}
	return suite{name: tls.CipherSuiteName(id), id: id, version: "TLSv1.2", iana: tls.CipherSuiteName(id)}
}

// cipherList reads a list in OpenSSL's syntax (openssl-ciphers(1)): the suites up to TLS 1.2
// that it allows, as crypto/tls numbers them.
func (t *TLS) cipherList(v goja.Value) []uint16 {
	if jsapi.IsNullish(v) {
		v = option(t.exports, "DEFAULT_CIPHERS")
	}
	text := t.env.ValidateString(v, "options.ciphers")
	if text == "" {
		text = defaultCiphers
	}
	words := strings.Split(text, ":")
	if !slices.ContainsFunc(words, func(w string) bool { return w != "" }) {
		list := make([]any, len(words))
		for i, w := range words {
			list[i] = w
		}
		panic(t.env.InvalidArgValue("options.ciphers", t.env.VM.NewArray(list...), ""))
	}
	var newest, older []string
	for _, w := range words {
		if strings.HasPrefix(strings.TrimPrefix(w, "!"), "TLS_") {
			newest = append(newest, w)
		} else {
			older = append(older, strings.FieldsFunc(w, func(r rune) bool { return strings.ContainsRune(", ;", r) })...)
		}
	}
	if slices.ContainsFunc(older, func(w string) bool { return !regexp.MustCompile(cipherWord).MatchString(w) }) {
		panic(t.sslError("0A000118", "", "invalid command"))
	}
	ids, matched := selectSuites(older)
	if len(newest) > 0 && !slices.ContainsFunc(newest, isNewest) || len(older) > 0 && !matched {
		panic(t.sslError("0A0000B9", "", "no cipher match"))
	}
	return ids
}

// cipherWord fits a word of a list: what it means and a command, or one of them.
const cipherWord = `^([!+-]?[A-Za-z0-9][A-Za-z0-9.=+-]*)?(@(STRENGTH|SECLEVEL=[0-5]))?$`

// isNewest reports whether w is the IANA name of a suite, as those of TLS 1.3 are listed.
func isNewest(w string) bool {
	return isForeign(w) || slices.ContainsFunc(suites(), func(s suite) bool { return s.iana == w })
}

// isForeign reports whether w is of OpenSSL's words and crypto/tls has nothing for it.
func isForeign(w string) bool { return slices.Contains(strings.Fields(foreign), w) }

// selectSuites applies the words of a list up to TLS 1.2 one after the other. It reports whether
// they leave anything, of crypto/tls's or not.
func selectSuites(words []string) (ids []uint16, matched bool) {
	ids = []uint16{}
	dead := map[uint16]bool{}
	for _, w := range words {
		w, _, _ = strings.Cut(w, "@")
		if w == "" {
			continue
		}
		op := w[0]
		if strings.IndexByte("!-+", op) >= 0 {
			w = w[1:]
		}
		if isForeign(w) {
			matched = matched || op != '!' && op != '-'
			continue
		}
		for _, s := range suites() {
			if !s.is(w) {
				continue
			}
			switch {
			case op == '!':
				dead[s.id] = true
				fallthrough
			case op == '-':
				ids = slices.DeleteFunc(ids, func(id uint16) bool { return id == s.id })
			case op != '+':
				if s.version != "TLSv1.3" && !dead[s.id] && !slices.Contains(ids, s.id) {
					ids = append(ids, s.id)
				}
			}
		}
	}
	return ids, matched || len(ids) > 0
}

// is reports whether a word of a list means the suite: its name, or a property, or several
// that are joined by "+".
func (s suite) is(word string) bool {
	if word == s.name {
		return true
	}
	if s.version == "TLSv1.3" {
		return false
	}
	for _, w := range strings.Split(word, "+") {
		if !s.has(w) {
			return false
		}
	}
	return true
}

func (s suite) has(word string) bool {
	ecdhe := strings.HasPrefix(s.name, "ECDHE")
	switch word {
	case "ALL", "DEFAULT", "HIGH":
		return true
	case "ECDHE", "EECDH", "kECDHE", "kEECDH", "ECDH":
		return ecdhe
	case "kRSA":
		return !ecdhe
	case "RSA":
		return !ecdhe || strings.Contains(s.name, "-RSA-")
	case "aRSA":
		return !strings.Contains(s.name, "ECDSA")
	case "aECDSA", "ECDSA":
		return strings.Contains(s.name, "ECDSA")
	case "AES", "AES128", "AES256", "CHACHA20":
		return strings.Contains(s.name, word)
	case "AESGCM":
		return strings.Contains(s.name, "GCM")
	case "SHA", "SHA1":
		return strings.HasSuffix(s.name, "-SHA")
	case "SHA256", "SHA384":
		return strings.HasSuffix(s.name, word) && !strings.Contains(s.name, "GCM")
	case "TLSv1.2", "TLSv1.0", "SSLv3":
		return s.version == word
	}
	return false
}

// getCiphers is tls.getCiphers(): the names in lower case, sorted.
func (t *TLS) getCiphers(goja.FunctionCall) goja.Value {
	var names []string
	for _, s := range suites() {
		names = append(names, strings.ToLower(s.name))
	}
	slices.Sort(names)
	list := make([]any, len(names))
	for i, n := range names {
		list[i] = n
	}
	return t.env.VM.NewArray(list...)
}

// curves reads options.ecdhCurve, names with ":" between them.
func (t *TLS) curves(v goja.Value) []tls.CurveID {
	if jsapi.IsUndefined(v) {
		v = option(t.exports, "DEFAULT_ECDH_CURVE")
	}
	text := t.env.ValidateString(v, "options.ecdhCurve")
	if text == "auto" { // without the post-quantum groups, which double a ClientHello and OpenSSL 3.0 has not
		return []tls.CurveID{tls.X25519, tls.CurveP256, tls.CurveP384, tls.CurveP521}
	}
	var ids []tls.CurveID
	names := strings.Split(text, ":")
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			name = ""
		}
		switch name {
		case "prime256v1", "P-256", "secp256r1":
			ids = append(ids, tls.CurveP256)
		case "secp384r1", "P-384":
			ids = append(ids, tls.CurveP384)
		case "secp521r1", "P-521":
			ids = append(ids, tls.CurveP521)
		case "X25519", "x25519":
			ids = append(ids, tls.X25519)
		case "X448", "x448", "brainpoolP256r1", "brainpoolP384r1", "brainpoolP512r1", "secp256k1", "secp224r1", "ffdhe2048", "ffdhe3072", "ffdhe4096":
		default:
			panic(t.env.CodeError("Error", "ERR_CRYPTO_OPERATION_FAILED", "Failed to set ECDH curve"))
		}
	}
	return ids
}

// signatures fits a signature algorithm in OpenSSL's two ways of writing one
// (SSL_CTX_set1_sigalgs_list(3)).
const signatures = `^((RSA|RSA-PSS|PSS|DSA|ECDSA)\+SHA(1|224|256|384|512)|ed25519|ed448|ecdsa_secp(256|384|521)r1_sha(256|384|512)|rsa_(pkcs1|pss_pss|pss_rsae)_sha(1|256|384|512))$`

// checkSignatures checks options.sigalgs, names with ":" between them.
func (t *TLS) checkSignatures(v goja.Value) {
	if jsapi.IsNullish(v) {
		return
	}
	text := t.env.ValidateString(v, "options.sigalgs")
	if text == "" {
		panic(t.env.InvalidArgValue("options.sigalgs", v, ""))
	}
	known := regexp.MustCompile(signatures)
	for _, name := range strings.Split(text, ":") {
		if !known.MatchString(name) {
			panic(t.env.Error("error:00000000:lib(0)::reason(0)"))
		}
	}
}
