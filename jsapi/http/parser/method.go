package parser

import "bytes"

// Method is a request method that the parser knows.
type Method uint8

// The methods, in llhttp's order.
const (
	DELETE Method = iota
	GET
	HEAD
	POST
	PUT
	CONNECT
	OPTIONS
	TRACE
	pri         Method = 34
	source      Method = 33
	firstRTSP   Method = 35
	methodCount        = MethodCount
)

// MethodCount is the number of values that a Method may have.
const MethodCount = 47

// methods holds the names by Method; PRI (HTTP/2) and those behind it (RTSP) are no
// HTTP/1 methods, but are recognised so that they are refused for the right reason.
var methods = [methodCount]string{
	"DELETE", "GET", "HEAD", "POST", "PUT", "CONNECT", "OPTIONS", "TRACE", "COPY", "LOCK", "MKCOL", "MOVE",
	"PROPFIND", "PROPPATCH", "SEARCH", "UNLOCK", "BIND", "REBIND", "UNBIND", "ACL", "REPORT", "MKACTIVITY",
	"CHECKOUT", "MERGE", "M-SEARCH", "NOTIFY", "SUBSCRIBE", "UNSUBSCRIBE", "PATCH", "PURGE", "MKCALENDAR",
	"LINK", "UNLINK", "SOURCE", "PRI",
	"DESCRIBE", "ANNOUNCE", "SETUP", "PLAY", "PAUSE", "TEARDOWN", "GET_PARAMETER", "SET_PARAMETER", "REDIRECT",
	"RECORD", "FLUSH", "QUERY",
}

// query is the one HTTP method behind the RTSP ones.
const query Method = 46

// String is the method as it is written.
func (m Method) String() string { return methods[m] }

// http reports whether m may be used in an HTTP request.
func (m Method) http() bool { return m <= pri || m == query }

func (m Method) rtsp() bool {
	return m >= firstRTSP && m < query || m == OPTIONS || m == GET || m == POST
}

// Methods lists the methods of HTTP/1, in llhttp's order.
func Methods() []string {
	var out []string
	for m := Method(0); m < methodCount; m++ {
		if m.http() && m != pri {
			out = append(out, m.String())
		}
	}
	return out
}

// method reads the method at the beginning of h and the space behind it.
func (p *Parser) method(h []byte) int {
	switch {
	case len(h) >= 4 && string(h[:4]) == "GET ":
		p.Method, p.state = GET, sTargetStart
		return 4
	case len(h) >= 5 && string(h[:5]) == "POST ":
		p.Method, p.state = POST, sTargetStart
		return 5
	}
	end := 0
	for end < len(h) && prefixesMethod(h[:end+1]) {
		end++
	}
	if end == len(h) {
		return end // what comes may make it one
	}
	for m := range methods {
		if string(h[:end]) == methods[m] {
			if h[end] != ' ' {
				p.fail(end, "HPE_INVALID_METHOD", "Expected space after method")
				return end
			}
			p.Method, p.state = Method(m), sTargetStart
			return end + 1
		}
	}
	p.fail(end, "HPE_INVALID_METHOD", "Invalid method encountered")
	return end
}

func prefixesMethod(b []byte) bool {
	for _, m := range methods {
		if len(b) <= len(m) && bytes.Equal(b, []byte(m[:len(b)])) {
			return true
		}
	}
	return false
}
