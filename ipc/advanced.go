package ipc

import (
	"bytes"
	"strings"

	"github.com/gaggle-js/gaggle/ipc/wire"
)

// The runtime's own messages are JSON in this package, whatever the mode: in advanced
// mode they are translated where they leave and where they arrive. What scripts send is in
// the format already, which begins with a byte that no JSON text begins with.

// advancedBody is body as it travels in advanced mode.
func advancedBody(body []byte) []byte {
	if len(body) > 0 && body[0] == wire.TagVersion {
		return body
	}
	if b, ok := wire.FromJSON(nil, body); ok {
		return b
	}
	return body // no JSON: the peer will say so
}

// advancedHead is how the runtime's own messages begin behind the header.
var advancedHead = []byte("o\"\x03cmd\"")

const headerSize = 2

// openAdvanced is ParseEnvelope for a message of advanced mode. Messages of the runtime
// itself, with an envelope or without, come out as JSON. A script's message inside an
// envelope cannot be cut out of it, because it may refer to objects by number: its Body is
// that of the whole envelope, and Inside is set.
func openAdvanced(body []byte) Envelope {
	plain := Envelope{Body: body}
	if len(body) < headerSize || !bytes.HasPrefix(body[headerSize:], advancedHead) {
		return plain
	}
	r := wire.NewReader(body)
	if r.Header() != nil {
		return plain
	}
	r.Tag()
	cmd, ok := property(r, "cmd")
	switch {
	case !ok || !strings.HasPrefix(cmd, "NODE_"):
		return plain
	case cmd == "NODE_HANDLE_ACK":
		return Envelope{Kind: Ack}
	case cmd == "NODE_HANDLE_NACK":
		return Envelope{Kind: Nack}
	case cmd == "NODE_HANDLE":
		return openHandle(r, body)
	}
	if text, ok := toJSON(body); ok {
		return Envelope{Body: text}
	}
	return plain
}

// property reads a name, which must be that one, and a string.
func property(r *wire.Reader, name string) (string, bool) {
	if key, ok := r.String(); !ok || key != name {
		return "", false
	}
	return r.String()
}

// openHandle reads an envelope from behind its cmd.
func openHandle(r *wire.Reader, body []byte) Envelope {
	typ, ok := property(r, "type")
	if !ok {
		return Envelope{Body: body}
	}
	e := Envelope{Kind: Handle, Type: typ, Body: body, Inside: true, Key: trailingKey(body)}
	if key, ok := r.String(); !ok || key != "msg" {
		return e
	}
	if text, ok := r.ToJSON(nil); ok && IsInternal(text) {
		e.Body, e.Inside = text, false
	}
	return e
}

// trailingKey is the property key of an envelope, "" without one. It is the last of four,
// behind a message that only its receiver can read, so it is found from the end.
func trailingKey(body []byte) string {
	head := []byte("\"\x03key")
	rest, ok := bytes.CutSuffix(body, []byte{wire.TagObjectEnd, 4})
	i := bytes.LastIndex(rest, head)
	if !ok || i < 0 {
		return ""
	}
	r := wire.NewReader(rest[i+len(head):])
	if key, ok := r.String(); ok && r.Left() == 0 {
		return key
	}
	return ""
}

// toJSON is a message of the runtime itself as JSON; ok is false when it holds more.
func toJSON(body []byte) (text []byte, ok bool) {
	r := wire.NewReader(body)
	if r.Header() != nil {
		return nil, false
	}
	return r.ToJSON(nil)
}
