package process

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// maxRSS is the peak of the resident set in KiB.
func maxRSS(u *syscall.Rusage) int64 { return u.Maxrss }

// monotonic is the clock that process.hrtime shows, in nanoseconds.
func monotonic() int64 {
	var ts unix.Timespec
	_ = unix.ClockGettime(unix.CLOCK_MONOTONIC, &ts)
	return ts.Nano()
}
