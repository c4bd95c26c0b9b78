package ipc

import "strconv"

// AppendDatagramQuery is AppendQuery for a UDP socket, as Node words that: there is always a
// descriptor, -1 for none, and with one the address, the port of the question and the flags
// are null.
func AppendDatagramQuery(dst []byte, q Query) []byte {
	dst = append(dst, clusterCmd+`,"act":"`...)
	dst = append(dst, q.Act...)
	dst = append(dst, `","index":`...)
	dst = strconv.AppendInt(dst, int64(q.Index), 10)
	dst = append(dst, `,"data":null,"address":`...)
	given := q.FD >= 0
	if given {
		dst = append(dst, "null"...)
	} else {
		dst = appendString(dst, q.Address)
	}
	dst = append(dst, `,"port":`...)
	dst = appendIntOrNull(dst, q.Port, given && q.Act == ActQueryServer)
	dst = append(dst, `,"addressType":`...)
	dst = append(dst, q.AddressType...)
	dst = append(dst, `,"fd":`...)
	dst = strconv.AppendInt(dst, int64(q.FD), 10)
	dst = append(dst, `,"flags":`...)
	dst = appendIntOrNull(dst, q.Flags, given)
	return appendSeq(dst, q.Seq)
}

func appendIntOrNull(dst []byte, n int, null bool) []byte {
	if null {
		return append(dst, "null"...)
	}
	return strconv.AppendInt(dst, int64(n), 10)
}
