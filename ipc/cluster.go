package ipc

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
)

// The acts of Node's cluster messages.
const (
	ActOnline      = "online"                // worker to primary: the script is about to run
	ActQueryServer = "queryServer"           // worker: where may I listen?
	ActListening   = "listening"             // worker: I listen
	ActClose       = "close"                 // worker: this listen key no more
	ActExitedAfter = "exitedAfterDisconnect" // worker: I leave of my own accord
	ActNewConn     = "newconn"               // primary: a connection
	ActDisconnect  = "disconnect"            // primary: close your servers and leave
)

// ClusterMessage is a message with cmd NODE_CLUSTER: a question with an Act and a Seq, or
// an answer with an Ack.
type ClusterMessage struct {
	Act         string          `json:"act"`
	Key         string          `json:"key"`
	Seq         int64           `json:"seq"`
	Ack         *int64          `json:"ack"`
	Accepted    *bool           `json:"accepted"`
	Errno       *int            `json:"errno"` // negative, as libuv counts; null or 0 for success
	Index       int             `json:"index"`
	Data        json.RawMessage `json:"data"`
	Address     *string         `json:"address"` // nil for every address
	Port        int             `json:"port"`
	AddressType json.RawMessage `json:"addressType"` // 4, 6, -1, "udp4" or "udp6"
	FD          *int            `json:"fd"`
	Flags       *int            `json:"flags"`
	Backlog     json.RawMessage `json:"backlog"` // a number, or false
	Sockname    *Sockname       `json:"sockname"`
}

// Sockname is the bound address in an answer to queryServer.
type Sockname struct {
	Address string `json:"address"`
	Family  string `json:"family"` // IPv4 or IPv6
	Port    int    `json:"port"`
}

// ErrNotCluster says that a message is not one of cluster's.
var ErrNotCluster = errors.New("ipc: not a NODE_CLUSTER message")

const clusterCmd = `{"cmd":"NODE_CLUSTER"`

// IsCluster reports whether body is a cluster message, by the beginning that Node's have.
func IsCluster(body []byte) bool { return bytes.HasPrefix(body, []byte(clusterCmd)) }

// IsInternal reports whether body is a message that scripts do not see as 'message': its
// cmd begins with NODE_ (Node, "subprocess.send").
func IsInternal(body []byte) bool {
	if !bytes.Contains(body, []byte(`NODE_`)) {
		return false
	}
	if rest, ok := bytes.CutPrefix(body, []byte(`{"cmd":"NODE_`)); ok {
		return len(rest) > 0 && rest[0] != '"'
	}
	var m struct {
		Cmd string `json:"cmd"`
	}
	return json.Unmarshal(body, &m) == nil && len(m.Cmd) > 5 && m.Cmd[:5] == "NODE_"
}

// ParseCluster decodes a cluster message.
func ParseCluster(body []byte) (ClusterMessage, error) {
	var m ClusterMessage
	if !IsCluster(body) {
		return m, ErrNotCluster
	}
	err := json.Unmarshal(body, &m)
	return m, err
}

// AppendNewConn appends the message that hands over a connection, envelope included.
// quotedKey is the listen key as JSON (QuoteKey).
func AppendNewConn(dst []byte, quotedKey string, seq int64) []byte {
	dst = append(dst, `{"cmd":"NODE_HANDLE","type":"net.Native","msg":{"cmd":"NODE_CLUSTER","act":"newconn","key":`...)
	dst = append(dst, quotedKey...)
	dst = append(dst, `,"seq":`...)
	dst = strconv.AppendInt(dst, seq, 10)
	return append(dst, "}}"...)
}

// QuoteKey is key as a JSON string, made once for each listener.
func QuoteKey(key string) string { return string(appendString(nil, key)) }

var newConnOpen = []byte(clusterCmd + `,"act":"newconn","key":"`)

// ParseNewConn takes the message inside the envelope of a connection apart. ok is false
// for everything else, and for keys with escapes in them: ParseCluster reads those. key is
// a slice of body.
func ParseNewConn(body []byte) (key []byte, seq int64, ok bool) {
	rest, ok := bytes.CutPrefix(body, newConnOpen)
	if !ok {
		return nil, 0, false
	}
	i := bytes.IndexByte(rest, '"')
	if i < 0 || bytes.IndexByte(rest[:i], '\\') >= 0 {
		return nil, 0, false
	}
	key = rest[:i]
	rest, ok = bytes.CutPrefix(rest[i+1:], []byte(`,"seq":`))
	if !ok {
		return nil, 0, false
	}
	seq, rest, ok = cutInt(rest)
	return key, seq, ok && len(rest) == 1 && rest[0] == '}'
}

// AppendAccepted appends the worker's answer to newconn number ack.
func AppendAccepted(dst []byte, ack int64, accepted bool, seq int64) []byte {
	dst = append(dst, clusterCmd+`,"ack":`...)
	dst = strconv.AppendInt(dst, ack, 10)
	dst = append(dst, `,"accepted":`...)
	dst = strconv.AppendBool(dst, accepted)
	dst = append(dst, `,"seq":`...)
	dst = strconv.AppendInt(dst, seq, 10)
	return append(dst, '}')
}

var (
	ackOpen       = []byte(clusterCmd + `,"ack":`)
	acceptedTrue  = []byte(`,"accepted":true,"seq":`)
	acceptedFalse = []byte(`,"accepted":false,"seq":`)
)

// ParseAccepted takes a worker's answer to newconn apart; ok is false for everything else.
func ParseAccepted(body []byte) (ack int64, accepted, ok bool) {
	rest, ok := bytes.CutPrefix(body, ackOpen)
	if !ok {
		return 0, false, false
	}
	if ack, rest, ok = cutInt(rest); !ok {
		return 0, false, false
	}
	if tail, yes := bytes.CutPrefix(rest, acceptedTrue); yes {
		rest, accepted = tail, true
	} else if rest, ok = bytes.CutPrefix(rest, acceptedFalse); !ok {
		return 0, false, false
	}
	_, rest, ok = cutInt(rest)
	return ack, accepted, ok && len(rest) == 1 && rest[0] == '}'
}

// cutInt cuts a number of at most 15 digits, which JavaScript holds exactly, from the front of b.
func cutInt(b []byte) (n int64, rest []byte, ok bool) {
	i := 0
	for i < len(b) && i < 15 && b[i] >= '0' && b[i] <= '9' {
		n = n*10 + int64(b[i]-'0')
		i++
	}
	return n, b[i:], i > 0
}
