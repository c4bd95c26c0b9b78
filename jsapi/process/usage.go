package process

import (
	"os"
	"runtime/metrics"
	"strconv"
	"strings"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// memoryUsage is process.memoryUsage(), in bytes. heapTotal and heapUsed are Go's heap,
// where JavaScript's objects live.
func (p *Process) memoryUsage(goja.FunctionCall) goja.Value {
	s := []metrics.Sample{
		{Name: "/memory/classes/heap/objects:bytes"},
		{Name: "/memory/classes/heap/unused:bytes"},
		{Name: "/memory/classes/heap/free:bytes"},
	}
	metrics.Read(s)
	used := s[0].Value.Uint64()
	o := p.env.VM.NewObject()
	_ = o.Set("rss", residentSet())
	_ = o.Set("heapTotal", used+s[1].Value.Uint64()+s[2].Value.Uint64())
	_ = o.Set("heapUsed", used)
	_ = o.Set("external", 0)
	_ = o.Set("arrayBuffers", 0)
	return o
}

func (p *Process) rss(goja.FunctionCall) goja.Value { return p.env.VM.ToValue(residentSet()) }

// residentSet is the process's memory in RAM, in bytes; its peak where the system does
// not tell the present value.
func residentSet() int64 {
	if data, err := os.ReadFile("/proc/self/statm"); err == nil {
		if f := strings.Fields(string(data)); len(f) > 1 {
			pages, _ := strconv.ParseInt(f[1], 10, 64)
			return pages * int64(os.Getpagesize())
		}
	}
	return maxRSS(rusage()) * 1024
}

func rusage() *syscall.Rusage {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return &u
}

func micros(t syscall.Timeval) int64 { return int64(t.Sec)*1e6 + int64(t.Usec) }

// cpuUsage is process.cpuUsage(previous), in microseconds.
func (p *Process) cpuUsage(c goja.FunctionCall) goja.Value {
	u := rusage()
	user, system := micros(u.Utime), micros(u.Stime)
	if prev := c.Argument(0); prev.ToBoolean() {
		o := p.env.ValidateObject(prev, "prevValue")
		user -= p.previous(o, "user")
		system -= p.previous(o, "system")
	}
	o := p.env.VM.NewObject()
	_ = o.Set("user", user)
	_ = o.Set("system", system)
	return o
}

func (p *Process) previous(o *goja.Object, name string) int64 {
	v := o.Get(name)
	f, ok := jsapi.Number(v)
	if !ok {
		panic(p.env.InvalidArgType("prevValue."+name, "of type number", v))
	}
	if f < 0 || f > jsapi.MaxSafeInteger || f != f {
		panic(p.env.CodeError("RangeError", "ERR_INVALID_ARG_VALUE",
			"The property 'prevValue."+name+"' is invalid. Received "+v.String()))
	}
	return int64(f)
}

// resourceUsage is process.resourceUsage(): getrusage(2).
func (p *Process) resourceUsage(goja.FunctionCall) goja.Value {
	u := rusage()
	o := p.env.VM.NewObject()
	for _, f := range []struct {
		name  string
		value int64
	}{
		{"userCPUTime", micros(u.Utime)}, {"systemCPUTime", micros(u.Stime)},
		{"maxRSS", maxRSS(u)}, {"sharedMemorySize", int64(u.Ixrss)},
		{"unsharedDataSize", int64(u.Idrss)}, {"unsharedStackSize", int64(u.Isrss)},
		{"minorPageFault", int64(u.Minflt)}, {"majorPageFault", int64(u.Majflt)},
		{"swappedOut", int64(u.Nswap)}, {"fsRead", int64(u.Inblock)}, {"fsWrite", int64(u.Oublock)},
		{"ipcSent", int64(u.Msgsnd)}, {"ipcReceived", int64(u.Msgrcv)}, {"signalsCount", int64(u.Nsignals)},
		{"voluntaryContextSwitches", int64(u.Nvcsw)}, {"involuntaryContextSwitches", int64(u.Nivcsw)},
	} {
		_ = o.Set(f.name, f.value)
	}
	return o
}

// constrainedMemory is the control group's limit in bytes; 2**64 without a limit, as in Node.
func (p *Process) constrainedMemory(goja.FunctionCall) goja.Value {
	if limit := cgroupLimit(); limit > 0 {
		return p.env.VM.ToValue(limit)
	}
	return p.env.VM.ToValue(float64(1 << 64))
}

// cgroupLimit is that limit, 0 when there is none.
func cgroupLimit() int64 {
	for _, file := range []string{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"} {
		if data, err := os.ReadFile(file); err == nil {
			n, err := strconv.ParseInt(strings.TrimSpace(string(data)), 10, 64)
			if err == nil && n < 1<<62 {
				return n
			}
			return 0
		}
	}
	return 0
}

// availableMemory is the memory still free for the process, in bytes.
func (p *Process) availableMemory(goja.FunctionCall) goja.Value {
	if limit := cgroupLimit(); limit > 0 {
		return p.env.VM.ToValue(max(limit-residentSet(), 0))
	}
	data, _ := os.ReadFile("/proc/meminfo")
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "MemAvailable:"); ok {
			kb, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			return p.env.VM.ToValue(kb * 1024)
		}
	}
	return p.env.VM.ToValue(0)
}
