package ipc

import (
	"encoding/binary"
	"errors"
)

// Mode is how messages are framed and serialized: NODE_CHANNEL_SERIALIZATION_MODE.
type Mode int

// The two modes of Node's "Advanced serialization" section.
const (
	JSON     Mode = iota // one JSON text and a newline
	Advanced             // 4-byte big-endian length, V8 structured clone
)

// ParseMode is the Mode of that name; JSON for "" and for names it does not know, as in Node.
func ParseMode(name string) Mode {
	if name == "advanced" {
		return Advanced
	}
	return JSON
}

func (m Mode) String() string {
	if m == Advanced {
		return "advanced"
	}
	return "json"
}

// MaxMessage is the longest message that a Decoder accepts, in bytes. Longer ones can
// only come from a peer that does not speak the protocol.
const MaxMessage = 1 << 30

// ErrTooLong is the error for a message above MaxMessage.
var ErrTooLong = errors.New("ipc: message longer than 1 GiB")

// AppendFrame appends body to dst as one frame of mode m. A JSON body has no newline in it.
func AppendFrame(dst []byte, m Mode, body []byte) []byte {
	if m == Advanced {
		dst = binary.BigEndian.AppendUint32(dst, uint32(len(body)))
		return append(dst, body...)
	}
	dst = append(dst, body...)
	return append(dst, '\n')
}
