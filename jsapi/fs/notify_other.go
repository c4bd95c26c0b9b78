//go:build !linux

package fs

import "golang.org/x/sys/unix"

// notify is for systems whose notifications are not used yet.
func notify(string, bool, func(notice)) (stop func(), err error) { return nil, unix.ENOSYS }
