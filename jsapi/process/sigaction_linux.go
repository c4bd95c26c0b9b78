package process

import (
	"os"
	"slices"
	"syscall"
	"unsafe"
)

// Go's runtime catches every signal, ignores some that end a process by default, and tells
// of its goroutines at others. letDie gives those to the system, so that they do what they
// do to Node. SIGINT is among them because a shell without job control starts background
// processes with it ignored, which Node undoes at its start. An ignored SIGHUP stays: that
// is nohup's wish. SIGPROF is not among them: Go's profiler samples with it; nor SIGXFSZ, of
// which a script sees EFBIG, as in Node.
var letDie = []syscall.Signal{
	syscall.SIGUSR2, syscall.SIGALRM, syscall.SIGVTALRM, syscall.SIGIO, syscall.SIGXCPU,
	syscall.SIGSTKFLT, syscall.SIGPWR, syscall.SIGQUIT, syscall.SIGINT,
	syscall.SIGABRT, syscall.SIGILL, syscall.SIGTRAP, syscall.SIGSYS,
}

// faults are the signals of which Go makes panics when the processor raises them. They stay
// with Go then; sent by somebody they do what those of letDie do.
var faults = []syscall.Signal{syscall.SIGSEGV, syscall.SIGBUS, syscall.SIGFPE}

// sigaction is the kernel's struct of that name, in its largest form; all zero is SIG_DFL.
type sigaction [64]byte

// dispositions are the handlers of Go's runtime that were taken away, to be put back
// before Go is asked to catch the signal.
type dispositions map[syscall.Signal]*sigaction

// release makes the system act on the signals of letDie and faults.
func (d *dispositions) release() {
	*d = make(dispositions, len(letDie)+len(faults))
	for _, list := range [...][]syscall.Signal{letDie, faults} {
		for _, sig := range list {
			d.toDefault(sig)
		}
	}
}

// toDefault makes sig do what it does by default, if it is one of letDie or faults.
func (d *dispositions) toDefault(sig syscall.Signal) {
	set, old := new(sigaction), new(sigaction)
	if slices.Contains(faults, sig) {
		if set = sentByUser(sig); set == nil {
			return
		}
	} else if !slices.Contains(letDie, sig) {
		return
	}
	if rtSigaction(sig, set, old) {
		(*d)[sig] = old
	}
}

// toGo puts the handler of Go's runtime back.
func (d *dispositions) toGo(sig syscall.Signal) {
	if old := (*d)[sig]; old != nil {
		rtSigaction(sig, old, nil)
		delete(*d, sig)
	}
}

func rtSigaction(sig syscall.Signal, set, old *sigaction) bool {
	_, _, no := syscall.RawSyscall6(syscall.SYS_RT_SIGACTION, uintptr(sig), uintptr(unsafe.Pointer(set)),
		uintptr(unsafe.Pointer(old)), 8, 0, 0)
	return no == 0
}

// die lets the process die of sig, as if nobody had caught it.
func die(sig syscall.Signal) {
	rtSigaction(sig, new(sigaction), nil)
	_ = syscall.Kill(os.Getpid(), sig)
	select {}
}
