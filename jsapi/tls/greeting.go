package tls

import (
	"crypto/tls"
	"encoding/binary"
)

// refusal is an end of the handshake that crypto/tls has no part in: OpenSSL's error of it, and
// the alert that the peer is sent.
type refusal struct {
	number, where, reason, detail string
	alert                         []byte
}

func (r *refusal) Error() string { return r.reason }

// The types of records, and two alerts (RFC 8446 sections 5.1 and 6.2).
const (
	recordCipherSpec = 20
	recordAlert      = 21
	recordHandshake  = 22
	recordData       = 23

	alertUnexpected = 10
	alertFailure    = 40
	alertVersion    = 70
	alertInternal   = 80
)

// fatal is an alert as a record of TLS 1.(minor-1).
func fatal(minor, description byte) []byte {
	return []byte{recordAlert, 3, minor, 0, 2, 2, description}
}

// greeting looks at the first record of a client as OpenSSL does. It reports whether enough of
// it has come, and then the error of what is no greeting; what it does not know is left to
// crypto/tls.
func greeting(b []byte) (enough bool, err error) {
	const header, clientHello = 5, 1
	if len(b) < header {
		return false, nil
	}
	if b[0]&0x80 != 0 && b[2] == clientHello {
		return false, nil // SSL 2, of which OpenSSL waits for all and understands nothing
	}
	if b[1] != 3 {
		return true, tls.RecordHeaderError{}
	}
	size := int(binary.BigEndian.Uint16(b[3:]))
	minor := b[2]
	switch b[0] {
	case recordAlert, recordData:
		err = unexpected("ssl3_read_bytes", minor)
	case recordCipherSpec:
		err = unexpected("ossl_statem_server_read_transition", 3)
	case recordHandshake:
		if len(b) == header {
			return false, nil
		}
		if b[header] == clientHello {
			return true, nil
		}
		err = unexpected("ossl_statem_server_read_transition", 3)
	default:
		return true, nil
	}
	if len(b) < header+size {
		return false, nil
	}
	return true, err
}

func unexpected(where string, minor byte) error {
	return &refusal{number: "0A0000F4", where: where, reason: "unexpected message", alert: fatal(minor, alertUnexpected)}
}

// noHandshake is why a side does not begin: with these limits there is no version or no cipher
// suite for it.
func (x *Context) noHandshake(server bool) error {
	switch {
	case x.min > x.max:
		return &refusal{number: "0A0000BF", where: "tls_setup_handshake", reason: "no protocols available", alert: fatal(3, alertVersion)}
	case !x.onlyNewest():
		return nil
	case server:
		return &refusal{number: "0A0000B5", where: "tls_setup_handshake", reason: "no ciphers available", detail: noCiphers, alert: fatal(3, alertFailure)}
	}
	return &refusal{number: "0A0000B5", where: "ssl_cipher_list_to_bytes", reason: "no ciphers available", detail: noCiphers, alert: fatal(1, alertInternal)}
}

const noCiphers = "No ciphers enabled for max supported SSL/TLS version"

// onlyNewest reports whether the context has suites of TLS 1.3 only and may not speak that.
func (x *Context) onlyNewest() bool { return len(x.suites) == 0 && x.max < tls.VersionTLS13 }
