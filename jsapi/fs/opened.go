package fs

import (
	"sync"

	"golang.org/x/sys/unix"
)

// opened is the descriptors that a script has opened and not closed, in a runtime that
// ends before its process does: they are closed with it (Node, "new Worker", the option
// trackUnmanagedFds). A nil *opened keeps no account.
type opened struct {
	mu     sync.Mutex
	files  map[int]identity
	over   bool
	atWork sync.WaitGroup // operations beside the loop, which may use them
}

// identity tells a file from another that has come by the same descriptor, after somebody
// else than this package has closed the first.
type identity struct{ dev, ino uint64 }

// newOpened is the account that f keeps.
func (f *FS) newOpened() *opened {
	if t := f.env.Host.Thread; t != nil && !t.CloseFiles || t == nil && !f.env.Host.Embedded {
		return nil
	}
	o := &opened{files: make(map[int]identity)}
	f.env.AtEnd(o.end)
	return o
}

// open is open, on any goroutine.
func (o *opened) open(path string, flags int, mode uint32) (int, error) {
	fd, err := open(path, flags, mode)
	if err != nil || o == nil {
		return fd, err
	}
	var s unix.Stat_t
	_ = unix.Fstat(fd, &s)
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.over {
		_ = closeFD(fd)
		return -1, fail(unix.EBADF, "open", path)
	}
	o.files[fd] = identity{uint64(s.Dev), uint64(s.Ino)}
	return fd, nil
}

// close is closeFD, on any goroutine.
func (o *opened) close(fd int) error {
	if o != nil {
		o.mu.Lock()
		delete(o.files, fd)
		o.mu.Unlock()
	}
	return closeFD(fd)
}

// begin and end of an operation beside the loop.
func (o *opened) begin() {
	if o != nil {
		o.atWork.Add(1)
	}
}

func (o *opened) done() {
	if o != nil {
		o.atWork.Done()
	}
}

// end waits for the operations under way and closes what is open.
func (o *opened) end() {
	o.atWork.Wait()
	o.mu.Lock()
	defer o.mu.Unlock()
	o.over = true
	for fd, id := range o.files {
		var s unix.Stat_t
		if unix.Fstat(fd, &s) == nil && id == (identity{uint64(s.Dev), uint64(s.Ino)}) {
			_ = closeFD(fd)
		}
	}
}
