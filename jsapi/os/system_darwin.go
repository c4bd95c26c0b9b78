package os

import (
	"encoding/binary"
	"time"

	"golang.org/x/sys/unix"
)

// processors knows the names and the number; the times need Mach calls and stay 0.
func processors() []cpu {
	model, _ := unix.Sysctl("machdep.cpu.brand_string")
	hz, _ := unix.SysctlUint64("hw.cpufrequency")
	list := make([]cpu, Parallelism())
	for i := range list {
		list[i] = cpu{model: model, speed: int(hz / 1e6)}
	}
	return list
}

// Parallelism is os.availableParallelism: the number of logical processors.
func Parallelism() int {
	n, err := unix.SysctlUint32("hw.logicalcpu")
	if err != nil {
		return 1
	}
	return max(int(n), 1)
}

func freeMemory() uint64 {
	pages, _ := unix.SysctlUint32("vm.page_free_count")
	return uint64(pages) * uint64(unix.Getpagesize())
}

func totalMemory() uint64 {
	n, _ := unix.SysctlUint64("hw.memsize")
	return n
}

// uptime is the time since boot in whole seconds.
func uptime() float64 {
	boot, err := unix.SysctlTimeval("kern.boottime")
	if err != nil {
		return 0
	}
	return float64(time.Now().Unix() - boot.Sec)
}

// loadAverage reads struct loadavg: three fixed-point numbers and their scale.
func loadAverage() (l [3]float64) {
	raw, err := unix.SysctlRaw("vm.loadavg")
	if err != nil || len(raw) < 24 {
		return
	}
	scale := float64(binary.NativeEndian.Uint64(raw[16:]))
	for i := range l {
		l[i] = float64(binary.NativeEndian.Uint32(raw[4*i:])) / scale
	}
	return
}

func priority(pid int) (int, error) { return unix.Getpriority(unix.PRIO_PROCESS, pid) }
