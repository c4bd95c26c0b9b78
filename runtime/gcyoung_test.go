package runtime

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// Buffers have their garbage collected once there is enough of it since the last collection,
// whoever did that.
func TestBuffersCollectOnce(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var made []byte
	c := newYoungCollector()
	c.collect() // learns where the process is
	collect := func(bytes int) (collections uint64, left int) {
		made = make([]byte, bytes)
		before := cycles()
		left = c.collect()
		return cycles() - before, left
	}
	runtime.GC()
	c.collect()
	whole := c.collect()
	if n, _ := collect(whole); n != 1 {
		t.Errorf("%d collections after %d bytes, want 1", n, whole)
	}
	if n, left := collect(whole / 8); n != 0 || left >= whole {
		t.Errorf("%d collections soon after one, and %d bytes more, want 0 and less than %d", n, left, whole)
	}
	if n, _ := collect(whole / 2); n != 1 {
		t.Errorf("%d collections after half of it, which may count twice, want 1", n)
	}
	runtime.KeepAlive(made)
	runtime.GC()
	before := c.cycles
	c.collect()
	if c.cycles <= before {
		t.Errorf("a collection of the runtime's own was not seen")
	}
}

// Turns collect what has been made, once there is enough of it, and a large heap never.
func TestTurnsCollect(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
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
