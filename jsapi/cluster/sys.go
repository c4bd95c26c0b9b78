package cluster

import (
	"encoding/json"
	"strconv"

	"golang.org/x/sys/unix"
)

// unsupported is the answer to workers that ask for a UDP socket.
const unsupported = unix.ENOTSUP

// backlog reads the number of a message; Node writes false for none in places.
func backlog(raw json.RawMessage) int {
	n, err := strconv.Atoi(string(raw))
	if err != nil {
		return 0
	}
	return n
}
