package jsapi

import "syscall"

// triedFrom is how large an allocation is that the system is asked about first, in bytes, and
// triedMore what Go maps beside it.
const (
	triedFrom = 64 << 20
	triedMore = 128 << 20
)

// CheckAllocation throws, as in Node, when the system would not give an ArrayBuffer its n bytes:
// more than there is, or than ulimit -v lets a process have. Go has no error for that; it ends
// the process. What is mapped for the question is given back at once.
func (e *Env) CheckAllocation(n int) {
	if n < triedFrom {
		return
	}
	b, err := syscall.Mmap(-1, 0, n+triedMore, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		panic(e.RangeError("Array buffer allocation failed"))
	}
	_ = syscall.Munmap(b)
}
