package runtime

import (
	"runtime"
	"testing"
)

// The garbage is collected when nothing else has done so since the last call.
func TestBufferCollectorCollectsOnce(t *testing.T) {
	collected := make(chan struct{}, 1)
	var c bufferCollector
	c.collect()
	garbage := new([64]*int)
	runtime.SetFinalizer(garbage, func(*[64]*int) { collected <- struct{}{} })
	if bytes := c.collect(); bytes < bufferBytes {
		t.Errorf("%d bytes until the next", bytes)
	}
	<-collected
	runtime.GC()
	before := c.cycles
	c.collect()
	if c.cycles <= before {
		t.Errorf("a collection of the runtime's own was not seen")
	}
}
