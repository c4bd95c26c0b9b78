//go:build unix && !linux

package process

import (
	"syscall"
	"time"
)

// maxRSS is the peak of the resident set in KiB; the BSDs count bytes.
func maxRSS(u *syscall.Rusage) int64 { return u.Maxrss / 1024 }

var epoch = time.Now()

// monotonic is the clock that process.hrtime shows, in nanoseconds.
func monotonic() int64 { return int64(time.Since(epoch)) + 1 }
