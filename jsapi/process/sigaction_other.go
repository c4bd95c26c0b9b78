//go:build unix && !linux

package process

import (
	"os"
	"os/signal"
	"syscall"
)

// dispositions does nothing here: the system's signals stay with Go's runtime.
type dispositions struct{}

func (d *dispositions) release()                 {}
func (d *dispositions) toDefault(syscall.Signal) {}
func (d *dispositions) toGo(syscall.Signal)      {}

// die lets the process die of sig, as if nobody had caught it.
func die(sig syscall.Signal) {
	signal.Reset(sig)
	_ = syscall.Kill(os.Getpid(), sig)
	select {}
}
