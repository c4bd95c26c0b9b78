package fs

import (
	"encoding/binary"
	goos "os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// watchMask is what libuv asks inotify for.
const watchMask = unix.IN_ATTRIB | unix.IN_CREATE | unix.IN_MODIFY | unix.IN_DELETE | unix.IN_DELETE_SELF |
	unix.IN_MOVE_SELF | unix.IN_MOVED_FROM | unix.IN_MOVED_TO

// inotify is one watch: a file or a directory, and with recursive all directories below.
// Its file belongs to the reading goroutine, which ends when stop closes it.
type inotify struct {
	file *goos.File
	root string
	dirs map[int32]string // what is watched, relative to root; the reader's once it runs
}

// notify watches path and calls tell, on a goroutine of its own, for each thing that
// happens there, until stop is called.
func notify(path string, recursive bool, tell func(notice)) (stop func(), err error) {
	fd, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		return nil, err
	}
	n := &inotify{file: goos.NewFile(uintptr(fd), "inotify"), root: path, dirs: make(map[int32]string)}
	if err := n.add(fd, ""); err != nil {
		_ = n.file.Close()
		return nil, err
	}
	if recursive {
		n.addBelow(fd, "")
	}
	go n.read(fd, recursive, tell)
	return func() { _ = n.file.Close() }, nil
}

func (n *inotify) add(fd int, rel string) error {
	wd, err := unix.InotifyAddWatch(fd, filepath.Join(n.root, rel), watchMask)
	if err != nil {
		return err
	}
	n.dirs[int32(wd)] = rel
	return nil
}

// addBelow watches the directories below rel. One that goes away meanwhile is no error.
func (n *inotify) addBelow(fd int, rel string) {
	entries, _ := goos.ReadDir(filepath.Join(n.root, rel))
	for _, e := range entries {
		if e.IsDir() {
			if sub := filepath.Join(rel, e.Name()); n.add(fd, sub) == nil {
				n.addBelow(fd, sub)
			}
		}
	}
}

// read runs until the file is closed.
func (n *inotify) read(fd int, recursive bool, tell func(notice)) {
	b := make([]byte, 16<<10)
	for {
		got, err := n.file.Read(b)
		if err != nil {
			return
		}
		for rest := b[:got]; len(rest) >= unix.SizeofInotifyEvent; {
			wd, mask := int32(binary.NativeEndian.Uint32(rest)), binary.NativeEndian.Uint32(rest[4:])
			size := int(binary.NativeEndian.Uint32(rest[12:]))
			name := strings.TrimRight(string(rest[unix.SizeofInotifyEvent:unix.SizeofInotifyEvent+size]), "\x00")
			rest = rest[unix.SizeofInotifyEvent+size:]
			n.event(fd, wd, mask, name, recursive, tell)
		}
	}
}

func (n *inotify) event(fd int, wd int32, mask uint32, name string, recursive bool, tell func(notice)) {
	dir, known := n.dirs[wd]
	if !known {
		return
	}
	if mask&unix.IN_IGNORED != 0 {
		delete(n.dirs, wd)
		return
	}
	shown := filepath.Join(dir, name)
	if shown == "" {
		shown = filepath.Base(n.root)
	} else if name == "" {
		return // the parent tells it too
	}
	if recursive && mask&unix.IN_ISDIR != 0 && mask&(unix.IN_CREATE|unix.IN_MOVED_TO) != 0 && n.add(fd, shown) == nil {
		n.addBelow(fd, shown)
	}
	const contents = unix.IN_ATTRIB | unix.IN_MODIFY
	if mask&contents != 0 {
		tell(notice{change: true, name: shown})
	}
	if mask&watchMask&^contents != 0 {
		tell(notice{name: shown})
	}
}
