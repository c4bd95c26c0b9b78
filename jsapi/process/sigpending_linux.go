package process

import (
	"bytes"
	"os"
)

// signalPending reports whether a signal has been sent to this process that no thread has
// taken yet (proc(5), ShdPnd of /proc/pid/status).
func signalPending() bool {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, ok := bytes.Cut(status, []byte("\nShdPnd:\t"))
	if !ok {
		return false
	}
	mask, _, _ := bytes.Cut(rest, []byte("\n"))
	return len(bytes.Trim(mask, "0")) > 0
}
