//go:build amd64 || arm64

package process

import (
	"encoding/binary"
	"syscall"
)

// goHandler is the address of Go's own handler, one for all signals. It is a variable of
// the package because a signal handler reaches nothing else; it is set before the handler
// that reads it is.
var goHandler uintptr //nolint:unused // sigfault_linux_*.s reads it

// onFault is a handler as the kernel calls it (sigfault_linux_*.s): it hands what the
// processor raised to goHandler, and lets the process die of what somebody sent.
func onFault() //nolint:unused // its address is taken there

// onFaultAddress is the address of onFault.
func onFaultAddress() uintptr

// sentByUser is Go's action for sig with onFault before it, nil when it cannot be had. Go's
// signal.Notify would do the same for a thread and a goroutine in every process.
func sentByUser(sig syscall.Signal) *sigaction {
	action := new(sigaction)
	if !rtSigaction(sig, nil, action) {
		return nil
	}
	handler := uintptr(binary.NativeEndian.Uint64(action[:]))
	if handler <= 1 { // SIG_DFL or SIG_IGN: Go has not taken it
		return nil
	}
	if handler != onFaultAddress() {
		goHandler = handler
	}
	binary.NativeEndian.PutUint64(action[:], uint64(onFaultAddress()))
	return action
}
