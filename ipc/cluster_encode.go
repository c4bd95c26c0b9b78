package ipc

import "strconv"

// Query is the worker's question where it may listen, and its later report that it does.
type Query struct {
	Act         string // ActQueryServer or ActListening
	Index       int    // which listen of this address it is in the worker
	Address     string // "" for every address
	Port        int
	AddressType string // as JSON: 4, 6, -1, "udp4", "udp6"; null for a TCP server with an FD
	FD          int    // the primary's, -1 without one; the question has no port then
	HasFlags    bool
	Flags       int
	Backlog     int
	Data        []byte // as JSON: what the server would share with those in other workers; nil for null
	Seq         int64
}

// AppendQuery appends q in Node's order of fields.
func AppendQuery(dst []byte, q Query) []byte {
	dst = append(dst, clusterCmd+`,"act":"`...)
	dst = append(dst, q.Act...)
	dst = append(dst, `","index":`...)
	dst = strconv.AppendInt(dst, int64(q.Index), 10)
	dst = appendData(dst, q.Data)
	dst = append(dst, `,"address":`...)
	if q.Address == "" {
		dst = append(dst, "null"...)
	} else {
		dst = appendString(dst, q.Address)
	}
	dst = append(dst, `,"port":`...)
	dst = appendIntOrNull(dst, q.Port, q.FD >= 0 && q.Act == ActQueryServer)
	dst = append(dst, `,"addressType":`...)
	dst = append(dst, q.AddressType...)
	if q.FD >= 0 {
		dst = append(dst, `,"fd":`...)
		dst = strconv.AppendInt(dst, int64(q.FD), 10)
	}
	if q.HasFlags {
		dst = append(dst, `,"flags":`...)
		dst = strconv.AppendInt(dst, int64(q.Flags), 10)
	}
	dst = append(dst, `,"backlog":`...)
	dst = strconv.AppendInt(dst, int64(q.Backlog), 10)
	return appendSeq(dst, q.Seq)
}

// AppendAct appends a message that says nothing but its act: online, disconnect,
// exitedAfterDisconnect.
func AppendAct(dst []byte, act string, seq int64) []byte {
	dst = append(dst, clusterCmd+`,"act":"`...)
	dst = append(dst, act...)
	dst = append(dst, '"')
	return appendSeq(dst, seq)
}

// AppendClose appends the worker's message that it listens on key no more.
func AppendClose(dst []byte, key string, seq int64) []byte {
	dst = append(dst, clusterCmd+`,"act":"close","key":`...)
	dst = appendString(dst, key)
	return appendSeq(dst, seq)
}

// AppendAck appends an answer that says nothing but that question number ack has arrived.
func AppendAck(dst []byte, ack, seq int64) []byte {
	dst = append(dst, clusterCmd+`,"ack":`...)
	dst = strconv.AppendInt(dst, ack, 10)
	return appendSeq(dst, seq)
}

// Reply is the primary's answer to queryServer.
type Reply struct {
	Key      string
	Ack      int64
	Errno    int       // negative; 0 for success
	Shared   bool      // a listening descriptor comes with the answer
	Sockname *Sockname // nil for unix sockets and with Shared
	Data     []byte    // as JSON: that of the first worker who had some; nil for null
	Seq      int64
}

// AppendReply appends r in Node's order of fields. Success is errno null in round-robin
// and errno 0 with a descriptor, as Node writes them.
func AppendReply(dst []byte, r Reply) []byte {
	dst = append(dst, clusterCmd+`,"errno":`...)
	if r.Errno == 0 && !r.Shared {
		dst = append(dst, "null"...)
	} else {
		dst = strconv.AppendInt(dst, int64(r.Errno), 10)
	}
	dst = append(dst, `,"key":`...)
	dst = appendString(dst, r.Key)
	dst = append(dst, `,"ack":`...)
	dst = strconv.AppendInt(dst, r.Ack, 10)
	dst = appendData(dst, r.Data)
	if s := r.Sockname; s != nil {
		dst = append(dst, `,"sockname":{"address":`...)
		dst = appendString(dst, s.Address)
		dst = append(dst, `,"family":"`+s.Family+`","port":`...)
		dst = strconv.AppendInt(dst, int64(s.Port), 10)
		dst = append(dst, '}')
	}
	return appendSeq(dst, r.Seq)
}

func appendData(dst, data []byte) []byte {
	dst = append(dst, `,"data":`...)
	if data == nil {
		return append(dst, "null"...)
	}
	return append(dst, data...)
}

func appendSeq(dst []byte, seq int64) []byte {
	dst = append(dst, `,"seq":`...)
	dst = strconv.AppendInt(dst, seq, 10)
	return append(dst, '}')
}
