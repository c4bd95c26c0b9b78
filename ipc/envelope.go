package ipc

import (
	"bytes"
	"encoding/json"
)

// The types of handle that an Envelope names (Node, subprocess.send's sendHandle).
const (
	TypeServer      = "net.Server"
	TypeSocket      = "net.Socket"
	TypeNative      = "net.Native"
	TypeDgram       = "dgram.Socket"
	TypeDgramNative = "dgram.Native"
)

// Kind tells messages of the channel itself from those that it carries.
type Kind int

// The kinds of message.
const (
	Plain  Kind = iota // for the receiver
	Handle             // NODE_HANDLE: a message inside, and a descriptor
	Ack                // NODE_HANDLE_ACK
	Nack               // NODE_HANDLE_NACK
)

// Envelope is what a Channel must know of a message. Body and Key are slices of it.
type Envelope struct {
	Kind Kind
	Type string // of a Handle
	Body []byte // the message, or the one inside a Handle, as JSON
	Key  string // of a net.Socket that a net.Server of the sender has accepted
	// Inside says that Body is that of the whole envelope, in advanced mode: the message is
	// its property msg.
	Inside bool
}

var (
	handleHead = []byte(`{"cmd":"NODE_HANDLE`)
	handleOpen = []byte(`{"cmd":"NODE_HANDLE","type":"`)
	handleBody = []byte(`","msg":`)
	ackText    = []byte(`{"cmd":"NODE_HANDLE_ACK"}`)
	nackText   = []byte(`{"cmd":"NODE_HANDLE_NACK"}`)
)

// ParseEnvelope looks at a JSON message. What does not begin as Node's own messages do is
// Plain, whatever else it holds.
func ParseEnvelope(body []byte) Envelope {
	if !bytes.HasPrefix(body, handleHead) {
		return Envelope{Body: body}
	}
	switch {
	case bytes.Equal(body, ackText):
		return Envelope{Kind: Ack}
	case bytes.Equal(body, nackText):
		return Envelope{Kind: Nack}
	}
	if e, ok := parseNative(body); ok {
		return e
	}
	return parseAnyHandle(body)
}

// parseNative takes apart the envelope of every connection: type net.Native, no key.
func parseNative(body []byte) (Envelope, bool) {
	rest, ok := bytes.CutPrefix(body, handleOpen)
	if !ok {
		return Envelope{}, false
	}
	if rest, ok = bytes.CutPrefix(rest, []byte(TypeNative)); !ok {
		return Envelope{}, false
	}
	rest, ok = bytes.CutPrefix(rest, handleBody)
	if !ok || len(rest) < 2 || rest[len(rest)-1] != '}' {
		return Envelope{}, false
	}
	return Envelope{Kind: Handle, Type: TypeNative, Body: rest[:len(rest)-1]}, true
}

func parseAnyHandle(body []byte) Envelope {
	var m struct {
		Cmd  string          `json:"cmd"`
		Type string          `json:"type"`
		Msg  json.RawMessage `json:"msg"`
		Key  string          `json:"key"`
	}
	if json.Unmarshal(body, &m) != nil {
		return Envelope{Body: body}
	}
	switch m.Cmd {
	case "NODE_HANDLE_ACK":
		return Envelope{Kind: Ack}
	case "NODE_HANDLE_NACK":
		return Envelope{Kind: Nack}
	case "NODE_HANDLE":
		if m.Msg == nil {
			m.Msg = json.RawMessage("null")
		}
		return Envelope{Kind: Handle, Type: m.Type, Body: m.Msg, Key: m.Key}
	}
	return Envelope{Body: body}
}

// AppendEnvelope appends the JSON envelope of body, a message of JSON, to dst.
func AppendEnvelope(dst []byte, typ string, body []byte, key string) []byte {
	dst = append(dst, handleOpen...)
	dst = append(dst, typ...)
	dst = append(dst, handleBody...)
	dst = append(dst, body...)
	if key != "" {
		dst = append(dst, `,"key":`...)
		dst = appendString(dst, key)
	}
	return append(dst, '}')
}

// AppendDatagramEnvelope is AppendEnvelope for a dgram.Socket of a kind, "udp4" or "udp6".
func AppendDatagramEnvelope(dst, body []byte, kind string) []byte {
	dst = AppendEnvelope(dst, TypeDgram, body, "")
	dst = append(dst[:len(dst)-1], `,"dgramType":`...)
	dst = appendString(dst, kind)
	return append(dst, '}')
}

// appendString appends s as a JSON string.
func appendString(dst []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x7f {
			b, _ := json.Marshal(s) // a string always marshals
			return append(dst, b...)
		}
	}
	dst = append(dst, '"')
	dst = append(dst, s...)
	return append(dst, '"')
}
