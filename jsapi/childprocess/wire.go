package childprocess

import (
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/ipc"
)

// wiring is the descriptors of a child that is about to start.
type wiring struct {
	child   []uintptr // by number in the child
	opened  []int     // the child's ends, ours to close once it runs
	pipes   map[int]int
	channel int // our end, -1 without one
	ipcSlot int
}

func (w *wiring) closeChildEnds() {
	for _, fd := range w.opened {
		unix.Close(fd)
	}
	w.opened = nil
}

// close closes our ends.
func (w *wiring) close() {
	for _, fd := range w.pipes {
		unix.Close(fd)
	}
	closeFD(w.channel)
	w.pipes, w.channel = nil, -1
}

// wire opens what the slots need. On an error everything is closed again.
func wire(slots []slot) (w *wiring, err error) {
	w = &wiring{pipes: map[int]int{}, channel: -1}
	defer func() {
		if err != nil {
			w.closeChildEnds()
			w.close()
		}
	}()
	for i, s := range padded(slots) {
		fd := s.fd
		switch s.kind {
		case slotFD:
			if fd < 0 {
				err = unix.EINVAL
			} else if i < 3 { // programs do not expect their standard files to be otherwise
				_ = unix.SetNonblock(fd, false)
			}
		case slotIgnore:
			if i >= 3 {
				fd = -1 // nothing at all
				break
			}
			fd, err = unix.Open("/dev/null", unix.O_RDWR|unix.O_CLOEXEC, 0)
			if err == nil {
				w.opened = append(w.opened, fd)
			}
		case slotPipe, slotIPC:
			var ours int
			if ours, fd, err = ipc.Pair(); err != nil {
				break
			}
			w.opened = append(w.opened, fd)
			if s.kind == slotIPC {
				w.channel, w.ipcSlot = ours, i
			} else {
				w.pipes[i] = ours
			}
		}
		if err != nil {
			return w, err
		}
		w.child = append(w.child, uintptr(fd))
	}
	return w, nil
}

// padded is slots with the three standard files, which every process has.
func padded(slots []slot) []slot {
	for len(slots) < 3 {
		slots = append(slots[:len(slots):len(slots)], slot{kind: slotIgnore})
	}
	return slots
}
