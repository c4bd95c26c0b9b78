package http

import "strconv"

// statusTexts is http.STATUS_CODES (Node, "http.STATUS_CODES").
var statusTexts = map[int]string{
	100: "Continue", 101: "Switching Protocols", 102: "Processing", 103: "Early Hints",
	200: "OK", 201: "Created", 202: "Accepted", 203: "Non-Authoritative Information", 204: "No Content",
	205: "Reset Content", 206: "Partial Content", 207: "Multi-Status", 208: "Already Reported", 226: "IM Used",
	300: "Multiple Choices", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
	305: "Use Proxy", 307: "Temporary Redirect", 308: "Permanent Redirect",
	400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
	405: "Method Not Allowed", 406: "Not Acceptable", 407: "Proxy Authentication Required", 408: "Request Timeout",
	409: "Conflict", 410: "Gone", 411: "Length Required", 412: "Precondition Failed", 413: "Payload Too Large",
	414: "URI Too Long", 415: "Unsupported Media Type", 416: "Range Not Satisfiable", 417: "Expectation Failed",
	418: "I'm a Teapot", 421: "Misdirected Request", 422: "Unprocessable Entity", 423: "Locked",
	424: "Failed Dependency", 425: "Too Early", 426: "Upgrade Required", 428: "Precondition Required",
	429: "Too Many Requests", 431: "Request Header Fields Too Large", 451: "Unavailable For Legal Reasons",
	500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
	504: "Gateway Timeout", 505: "HTTP Version Not Supported", 506: "Variant Also Negotiates",
	507: "Insufficient Storage", 508: "Loop Detected", 509: "Bandwidth Limit Exceeded", 510: "Not Extended",
	511: "Network Authentication Required",
}

const unknownStatus = "unknown"

// statusText is the reason phrase for a code, "unknown" when there is none.
func statusText(code int) string {
	if s, ok := statusTexts[code]; ok {
		return s
	}
	return unknownStatus
}

// statusText is statusText, which for a code without a text of its own is what scripts have
// added to http.STATUS_CODES. What they made of the others is not read.
func (h *HTTP) statusText(code int) string {
	s := statusText(code)
	if s == unknownStatus {
		if v := h.statusCodes.Get(strconv.Itoa(code)); truthy(v) {
			return v.String()
		}
	}
	return s
}

// appendStatusLine appends a response's first line. The reason is Latin-1 on the wire.
func appendStatusLine(b []byte, code int, reason string) []byte {
	if code == 200 && reason == "OK" {
		return append(b, "HTTP/1.1 200 OK\r\n"...)
	}
	b = append(b, "HTTP/1.1 "...)
	b = strconv.AppendInt(b, int64(code), 10)
	b = append(b, ' ')
	b = appendLatin1(b, reason)
	return append(b, "\r\n"...)
}

// appendLatin1 appends s with one byte for each character, as header text is sent.
func appendLatin1(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return appendWide(append(b, s[:i]...), s[i:])
		}
	}
	return append(b, s...)
}

func appendWide(b []byte, s string) []byte {
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}

// latin1 makes a string of bytes that came off the wire, where a byte is a character.
func latin1(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			r := make([]rune, 0, len(s))
			for j := 0; j < len(s); j++ {
				r = append(r, rune(s[j]))
			}
			return string(r)
		}
	}
	return s
}
