package runtime

import (
	"runtime"
	"runtime/metrics"
)

// bufferBytes is what may be made of Buffers between two collections of a small heap; of a
// larger one it is half of what lives there.
const bufferBytes = 6 << 20

// bufferCollector collects the garbage of Buffers, whose bytes the packages buffer and stream
// count. The collector's own rhythm lets a small heap grow to 16 MiB, and a stream of Buffers
// of 64 KiB is there in a few milliseconds. A collection costs as much as there are pointers:
// a millisecond where little but Buffers is made. Part of that comes back, as the next
// Buffers lie where the last ones did, and the processor's cache has those pages.
type bufferCollector struct {
	cycles uint64 // collections up to the last call
}

// collect is jsapi.Env.Collect. It runs on the loop's goroutine.
func (c *bufferCollector) collect() (bytes int) {
	m := []metrics.Sample{{Name: "/gc/cycles/total:gc-cycles"}, {Name: "/gc/heap/live:bytes"}}
	metrics.Read(m)
	if cycles := m[0].Value.Uint64(); cycles == c.cycles {
		runtime.GC()
		c.cycles++
	} else {
		c.cycles = cycles // the rhythm has had one meanwhile
	}
	return max(bufferBytes, int(m[1].Value.Uint64()/2))
}
