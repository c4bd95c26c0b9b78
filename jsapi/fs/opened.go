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
	if !o.keep(fd) {
		_ = closeFD(fd)
		return -1, fail(unix.EBADF, "open", path)
	}
	return fd, nil
}

// keep enters fd, and reports false when the runtime has ended.
func (o *opened) keep(fd int) bool {
	if o == nil {
		return true
	}
	id, _ := identify(fd)
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.over {
		o.files[fd] = id
	}
	return !o.over
}

// forget takes fd out: somebody else closes it.
func (o *opened) forget(fd int) {
	if o != nil {
		o.mu.Lock()
		delete(o.files, fd)
		o.mu.Unlock()
	}
}

// identify asks what fd is; ok is false when it is nothing.
func identify(fd int) (id identity, ok bool) {
	var s unix.Stat_t
	err := unix.Fstat(fd, &s)
	return identity{uint64(s.Dev), uint64(s.Ino)}, err == nil
}

// close is closeFD, on any goroutine.
func (o *opened) close(fd int) error {
	o.forget(fd)
	return closeFD(fd)
}

// begin tells of an operation beside the loop, done of its end.
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
		if now, open := identify(fd); open && now == id {
			_ = closeFD(fd)
		}
	}
}
