package os

import (
	goos "os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// tick is the unit of /proc/stat in milliseconds: USER_HZ is 100 wherever Go runs.
const tick = 10

// processors reads /proc/stat for the times and /proc/cpuinfo for the names.
func processors() []cpu {
	stat, err := goos.ReadFile("/proc/stat")
	if err != nil {
		return nil
	}
	models := cpuModels()
	var list []cpu
	for line := range strings.Lines(string(stat)) {
		f := strings.Fields(line)
		if len(f) < 7 || !strings.HasPrefix(f[0], "cpu") || f[0] == "cpu" {
			continue
		}
		c := cpu{model: "unknown"}
		for i, to := range []*int64{&c.user, &c.nice, &c.system, &c.idle} {
			*to = number(f[1+i]) * tick
		}
		c.irq = number(f[6]) * tick
		if id := f[0][3:]; models[id] != "" {
			c.model = models[id]
		}
		c.speed = clock(f[0])
		list = append(list, c)
	}
	return list
}

func number(s string) int64 {
	n, _ := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	return n
}

// cpuModels maps a processor's number to its name.
func cpuModels() map[string]string {
	info, _ := goos.ReadFile("/proc/cpuinfo")
	models := make(map[string]string)
	id := ""
	for line := range strings.Lines(string(info)) {
		key, value, _ := strings.Cut(line, ":")
		switch strings.TrimSpace(key) {
		case "processor":
			id = strings.TrimSpace(value)
		case "model name":
			models[id] = strings.TrimSpace(value)
		}
	}
	return models
}

// clock is the processor's current clock in MHz.
func clock(name string) int {
	khz, _ := goos.ReadFile("/sys/devices/system/cpu/" + name + "/cpufreq/scaling_cur_freq")
	return int(number(string(khz)) / 1000)
}

// Parallelism is os.availableParallelism: the processors that this process may run on, or
// fewer when its cgroup may use less time than they have. At least 1.
func Parallelism() int {
	n := 1
	var set unix.CPUSet
	if unix.SchedGetaffinity(0, &set) == nil {
		n = set.Count()
	}
	if quota := cpuQuota(cgroupRoot, "/proc/self/cgroup"); quota > 0 {
		n = min(n, int(quota))
	}
	return max(n, 1)
}

// memInfo is what /proc/meminfo says of name, in bytes; 0 when it says nothing.
func memInfo(name string) uint64 {
	info, _ := goos.ReadFile("/proc/meminfo")
	for line := range strings.Lines(string(info)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			f := strings.Fields(rest)
			if len(f) > 0 {
				return uint64(number(f[0])) * 1024
			}
		}
	}
	return 0
}

func freeMemory() uint64 { return memInfo("MemAvailable") }

func totalMemory() uint64 { return memInfo("MemTotal") }

// uptime is the time since boot in seconds, in hundredths as /proc/uptime has it.
func uptime() float64 {
	var t unix.Timespec
	if unix.ClockGettime(unix.CLOCK_BOOTTIME, &t) != nil {
		return 0
	}
	return float64(time.Duration(t.Nano())/(10*time.Millisecond)) / 100
}

func loadAverage() (l [3]float64) {
	text, _ := goos.ReadFile("/proc/loadavg")
	for i, f := range strings.Fields(string(text)) {
		if i < len(l) {
			l[i], _ = strconv.ParseFloat(f, 64)
		}
	}
	return
}

// priority is the nice value of a process. The system call counts from 40 down.
func priority(pid int) (int, error) {
	n, err := unix.Getpriority(unix.PRIO_PROCESS, pid)
	return 20 - n, err
}
