//go:build linux && !amd64 && !arm64

package process

import "syscall"

// sentByUser is nil: the signal stays with Go's runtime.
func sentByUser(syscall.Signal) *sigaction { return nil }
