package runtime

import (
	"runtime"
	"testing"
)

// The garbage is collected when nothing else has done so since the last call.
func TestBuffersCollectOnce(t *testing.T) {
	collected := make(chan struct{}, 1)
	c := newYoungCollector()
	c.collect()
	garbage := new([64]*int)
	runtime.SetFinalizer(garbage, func(*[64]*int) { collected <- struct{}{} })
	if bytes := c.collect(); bytes < youngBytes {
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

// Turns collect what has been made, once there is enough of it, and a large heap never.
func TestTurnsCollect(t *testing.T) {
	var made []byte
	look := func(c *youngCollector, bytes int) (collections uint64) {
		made = make([]byte, bytes)
		before := cycles()
		for range turnsUnseen {
			c.turned()
		}
		return cycles() - before
	}
	c := newYoungCollector()
	look(c, 1) // learns where the process is
	if n := look(c, youngBytes/4); n != 0 {
		t.Errorf("%d collections after a quarter", n)
	}
	if n := look(c, youngBytes); n != 1 {
		t.Errorf("%d collections when there was enough, want 1", n)
	}
	large := make([]byte, 2*smallLive)
	runtime.GC()
	look(c, 1)
	if n := look(c, youngBytes); n != 0 {
		t.Errorf("%d collections of a large heap", n)
	}
	runtime.KeepAlive(large)
	runtime.KeepAlive(made)
}

// cycles is how many collections there have been.
func cycles() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return uint64(m.NumGC)
}
