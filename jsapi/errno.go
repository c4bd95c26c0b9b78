package jsapi

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// ErrnoName is the name of an errno, such as "ECONNRESET".
func ErrnoName(no syscall.Errno) string {
	if s := unix.ErrnoName(no); s != "" {
		return s
	}
	return "UNKNOWN"
}

// ErrnoText is libuv's text for an errno, such as "connection reset by peer".
func ErrnoText(no syscall.Errno) string {
	if s, ok := errnoTexts[no]; ok {
		return s
	}
	return no.Error()
}

// errnoTexts holds libuv's wording (its "Error constants" page); where it has none the system's own serves.
var errnoTexts = map[syscall.Errno]string{
	syscall.EADDRINUSE:    "address already in use",
	syscall.EADDRNOTAVAIL: "address not available",
	syscall.EBADF:         "bad file descriptor",
	syscall.ECONNREFUSED:  "connection refused",
	syscall.ECONNRESET:    "connection reset by peer",
	syscall.EINVAL:        "invalid argument",
	syscall.EACCES:        "permission denied",
	syscall.ENOENT:        "no such file or directory",
	syscall.EPIPE:         "broken pipe",
	syscall.ESRCH:         "no such process",
}
