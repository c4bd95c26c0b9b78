package cluster

import (
	"encoding/json"
	"strconv"
)

// backlog reads the number of a message; Node writes false for none in places.
func backlog(raw json.RawMessage) int {
	n, err := strconv.Atoi(string(raw))
	if err != nil {
		return 0
	}
	return n
}
