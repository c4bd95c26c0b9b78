package process

import (
	"bytes"
	"runtime/pprof"
	"testing"
	"time"
)

// Go's profiler samples a process whose other signals are the system's.
func TestProfilerSamples(t *testing.T) {
	var d dispositions
	d.release()
	defer func() {
		for sig := range d {
			d.toGo(sig)
		}
	}()
	var profile bytes.Buffer
	if err := pprof.StartCPUProfile(&profile); err != nil {
		t.Skip(err)
	}
	for end := time.Now().Add(50 * time.Millisecond); time.Now().Before(end); {
		// Work that is sampled: the first sample would end the process.
	}
	pprof.StopCPUProfile()
	if profile.Len() == 0 {
		t.Error("nothing was sampled")
	}
}
