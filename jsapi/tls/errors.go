package tls

import (
	"errors"
	"net"
	"reflect"
	"strconv"
	"strings"

	"crypto/tls"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// sslError is an error of OpenSSL's library "SSL routines" as Node shows it. where is the C
// function that finds it; without one it is not of a connection.
func (t *TLS) sslError(number, where, reason string) *goja.Object {
	return t.sslErrorWith(number, where, reason, "")
}

func (t *TLS) sslErrorWith(number, where, reason, detail string) *goja.Object {
	text := "error:" + number + ":SSL routines:" + where + ":" + reason
	if where != "" {
		text = "00000000:" + text + ":" + detail + "\n"
	}
	e := t.env.Error(text)
	jsapi.Must(e.Set("library", "SSL routines"))
	jsapi.Must(e.Set("reason", reason))
	code := strings.ToUpper(strings.NewReplacer(" ", "_", "-", "_").Replace(reason))
	jsapi.Must(e.Set("code", "ERR_SSL_"+code))
	return e
}

// alerts are OpenSSL's reasons for the alerts of a peer, by number (RFC 8446 section 6).
func alertReason(n int) string {
	switch n {
	case 10:
		return "sslv3 alert unexpected message"
	case 20:
		return "sslv3 alert bad record mac"
	case 22:
		return "tlsv1 alert record overflow"
	case 40:
		return "sslv3 alert handshake failure"
	case 42:
		return "sslv3 alert bad certificate"
	case 43:
		return "sslv3 alert unsupported certificate"
	case 44:
		return "sslv3 alert certificate revoked"
	case 45:
		return "sslv3 alert certificate expired"
	case 46:
		return "sslv3 alert certificate unknown"
	case 47:
		return "sslv3 alert illegal parameter"
	case 48:
		return "tlsv1 alert unknown ca"
	case 49:
		return "tlsv1 alert access denied"
	case 50:
		return "tlsv1 alert decode error"
	case 51:
		return "tlsv1 alert decrypt error"
	case 70:
		return "tlsv1 alert protocol version"
	case 71:
		return "tlsv1 alert insufficient security"
	case 80:
		return "tlsv1 alert internal error"
	case 86:
		return "tlsv1 alert inappropriate fallback"
	case 90:
		return "tlsv1 alert user cancelled"
	case 100:
		return "tlsv1 alert no renegotiation"
	case 109:
		return "tlsv13 alert missing extension"
	case 110:
		return "tlsv1 unsupported extension"
	case 112:
		return "tlsv1 unrecognized name"
	case 113:
		return "tlsv1 bad certificate status response"
	case 115:
		return "tlsv1 alert unknown psk identity"
	case 116:
		return "tlsv13 alert certificate required"
	case 120:
		return "tlsv1 alert no application protocol"
	}
	return "reason(" + strconv.Itoa(1000+n) + ")"
}

// noVersion is crypto/tls's error of a client whose versions a server does not speak.
const noVersion = "client offered only unsupported versions"

// reasons are OpenSSL's errors for those of crypto/tls, by a part of their text.
func reasons() [][4]string {
	return [][4]string{
		{noVersion, "0A000102", "tls_early_post_process_client_hello", "unsupported protocol"},
		{"server selected unsupported protocol version", "0A000102", "ssl_choose_client_version", "unsupported protocol"},
		{"no cipher suite supported by both", "0A0000C1", "tls_post_process_client_hello", "no shared cipher"},
		{"no certificates configured", "0A000076", "tls_choose_sigalg", "no suitable signature algorithm"},
		{"no mutually supported", "0A000076", "tls_choose_sigalg", "no suitable signature algorithm"},
		{"peer doesn't support any of the certificate's signature algorithms", "0A000076", "tls_choose_sigalg", "no suitable signature algorithm"},
		{"no ECDHE curve supported by both", "0A000065", "final_key_share", "no suitable key share"},
		{"no key exchanges supported by both", "0A000065", "final_key_share", "no suitable key share"},
		{"client requested unsupported application protocol", "0A0000EB", "tls_handle_alpn", "no application protocol"},
		{"didn't provide a certificate", "0A0000C7", "tls_process_client_certificate", "peer did not return a certificate"},
		{"server selected unadvertised ALPN", "0A00006E", "tls_parse_stoc_alpn", "bad extension"},
		{"oversized record", "0A0000C6", "ssl3_get_record", "packet length too long"},
		{"bad record MAC", "0A000119", "tls_get_more_records", "decryption failed or bad record mac"},
		{"unexpected message", "0A0000F4", "ossl_statem_client_read_transition", "unexpected message"},
		{"received unexpected handshake message", "0A0000F4", "ossl_statem_client_read_transition", "unexpected message"},
		{"unconfigured cipher suite", "0A000105", "set_client_ciphersuite", "wrong cipher returned"},
		{"unsupported compression format", "0A000101", "tls_process_server_hello", "unsupported compression algorithm"},
		{"unsupported SSLv2 handshake", "0A00010B", "ssl3_get_record", "wrong version number"},
		{"error decoding message", "0A0000A0", "tls_process_client_hello", "length too short"},
		{"short record", "0A00009F", "ssl3_get_record", "length mismatch"},
	}
}

// tlsError is OpenSSL's error for what crypto/tls ended a connection with. first is the
// beginning of what the peer sent.
func (t *TLS) tlsError(err error, first []byte) *goja.Object {
	var record tls.RecordHeaderError
	if errors.As(err, &record) {
		return t.notTLS(first)
	}
	var op *net.OpError
	if errors.As(err, &op) && op.Op == "remote error" {
		n := int(reflect.ValueOf(op.Err).Uint()) // the type of an alert has no exported name
		return t.sslErrorWith(strings.ToUpper("0a000"+strconv.FormatInt(int64(0x3e8+n), 16)), "ssl3_read_bytes", alertReason(n), "SSL alert number "+strconv.Itoa(n))
	}
	if r := (*refusal)(nil); errors.As(err, &r) {
		return t.sslErrorWith(r.number, r.where, r.reason, r.detail)
	}
	text := err.Error()
	for _, r := range reasons() {
		if strings.Contains(text, r[0]) {
			return t.sslError(r[1], r[2], r[3])
		}
	}
	return t.sslError("0A000001", "ssl3_read_bytes", strings.TrimPrefix(text, "tls: "))
}

// protocolError is the error of a write that waited for a handshake which then failed with err,
// or, without one, did not begin.
func (t *TLS) protocolError(err *goja.Object) *goja.Object {
	text := "write EPROTO"
	if err != nil {
		text += " " + err.Get("message").String()
	}
	o := t.env.Error(text)
	jsapi.Must(o.Set("errno", -int(unix.EPROTO)))
	jsapi.Must(o.Set("code", "EPROTO"))
	jsapi.Must(o.Set("syscall", "write"))
	return o
}

// notTLS is the error of a peer that speaks something else.
func (t *TLS) notTLS(first []byte) *goja.Object {
	for _, method := range []string{"GET ", "POST ", "HEAD ", "PUT "} {
		if strings.HasPrefix(string(first), method) {
			return t.sslError("0A00009C", "ssl3_get_record", "http request")
		}
	}
	if strings.HasPrefix(string(first), "CONNE") {
		return t.sslError("0A00009B", "ssl3_get_record", "https proxy request")
	}
	if len(first) > 1 && first[1] == 3 { // of TLS all the same, but none to begin with
		switch first[0] {
		case recordCipherSpec:
			return t.sslError("0A0000F4", "ossl_statem_client_read_transition", "unexpected message")
		case recordHandshake:
			return t.sslError("0A0000C6", "ssl3_get_record", "packet length too long")
		case recordData:
			return t.sslError("0A0000F4", "ssl3_read_bytes", "unexpected message")
		}
	}
	return t.sslError("0A00010B", "ssl3_get_record", "wrong version number")
}

// reset is an error of code ECONNRESET.
func (t *TLS) reset(message string) *goja.Object {
	e := t.env.Error(message)
	jsapi.Must(e.Set("code", "ECONNRESET"))
	return e
}

// assertion is the error of what Node takes for a fault of its own.
func (t *TLS) assertion(message string) *goja.Object {
	if message != "" {
		message += "\n"
	}
	return t.env.CodeError("Error", "ERR_INTERNAL_ASSERTION", message+
		"This is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n"+
		"Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n")
}
