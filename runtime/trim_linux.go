package runtime

import (
	"bufio"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// trimAfter is how long after the script has loaded the program's start-up pages are let
// go: long enough for servers to listen, and a process that ends before never pays.
const trimAfter = 500 * time.Millisecond

// trimLater gives back, once, the pages of our own program file that only starting has
// touched. They are most of what an idle worker holds: 16 MiB of 20, as the kernel maps 64
// KiB around each function that runs once. They are clean pages of a file, so that what is
// needed again comes from the page cache, 64 KiB a fault; a worker that serves takes a
// quarter of them back.
func trimLater() { time.AfterFunc(trimAfter, trim) }

// trim does the work of trimLater. It runs on a goroutine of its own and can fail in
// silence: nothing but memory depends on it.
func trim() {
	exe, err := os.Readlink("/proc/self/exe")
	if err != nil {
		return
	}
	smaps, err := os.Open("/proc/self/smaps")
	if err != nil {
		return
	}
	defer smaps.Close()
	for _, m := range cleanMappings(smaps, exe) {
		_, _, _ = unix.RawSyscall(unix.SYS_MADVISE, m.start, m.length, unix.MADV_DONTNEED)
	}
}

// mapping is a range of the address space, in bytes.
type mapping struct{ start, length uintptr }

// cleanMappings lists the mappings of the file exe in smaps (proc(5)) that can be dropped:
// those that nobody can write and that have no page of their own. A relocated or a
// debugged program has written pages even there, and the file does not hold those.
func cleanMappings(smaps io.Reader, exe string) []mapping {
	var found []mapping
	var m mapping
	lines := bufio.NewScanner(smaps)
	for lines.Scan() {
		field := strings.Fields(lines.Text())
		switch {
		case len(field) >= 5 && strings.Contains(field[0], "-"):
			m = mapping{}
			if len(field) == 6 && field[5] == exe && field[1][1] == '-' {
				m = parseRange(field[0])
			}
		case len(field) == 3 && field[0] == "Anonymous:" && field[1] == "0" && m.length > 0:
			found = append(found, m)
		}
	}
	return found
}

// parseRange reads "start-end" in hexadecimal; what is no range is empty.
func parseRange(s string) mapping {
	low, high, _ := strings.Cut(s, "-")
	start, err1 := strconv.ParseUint(low, 16, 64)
	end, err2 := strconv.ParseUint(high, 16, 64)
	if err1 != nil || err2 != nil || end < start {
		return mapping{}
	}
	return mapping{uintptr(start), uintptr(end - start)}
}
