//go:build amd64 || arm64

package process

import (
	"os/signal"
	"runtime"
	"testing"
)

// Go still makes a panic of its own faults when those that are sent kill the process.
func TestOwnFaultsStayPanics(t *testing.T) {
	var d dispositions
	d.release()
	defer func() {
		for sig := range d {
			d.toGo(sig)
		}
		signal.Reset()
	}()
	var nowhere *[10]int
	defer func() {
		if _, ok := recover().(runtime.Error); !ok {
			t.Error("no runtime error")
		}
	}()
	nowhere[3] = 1
}
