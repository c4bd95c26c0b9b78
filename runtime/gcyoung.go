package runtime

import (
	"runtime"
	"runtime/metrics"
)

const (
	// youngBytes is what may be made between two collections of a small heap, or twice what
	// lives there.
	youngBytes = 6 << 20
	// smallLive is what lives in a heap that the loop stops for, three milliseconds at most.
	smallLive = 5 << 20
	// turnsUnseen are the turns of the loop between two looks at what has been made.
	turnsUnseen = 8
)

// youngCollector collects a small heap before Go would, where the loop can wait: between two
// turns, and where a stream of Buffers is made.
//
// Go's own rhythm lets a small heap grow to 16 MiB and then collects beside JavaScript, which
// on one processor pays for it by write barriers and by helping. Who waits for a collection has
// it in a third of that time, a millisecond where little lives, and what is made next lies in
// pages that the processor's cache still has. A heap with more alive is Go's to collect.
type youngCollector struct {
	cycles    uint64 // collections up to the last look
	allocated uint64 // bytes made in the process, at that look or the collection behind it
	turns     int    // since the last look
	metrics   [3]metrics.Sample
}

func newYoungCollector() *youngCollector {
	c := &youngCollector{}
	for i, name := range []string{"/gc/cycles/total:gc-cycles", "/gc/heap/live:bytes", "/gc/heap/allocs:bytes"} {
		c.metrics[i].Name = name
	}
	return c
}

// turned is eventloop.Loop.Turned. It runs on the loop's goroutine.
func (c *youngCollector) turned() {
	if c.turns++; c.turns < turnsUnseen {
		return
	}
	c.turns = 0
	if made, live := c.look(); live <= smallLive && made >= max(youngBytes, 2*live) {
		c.run(made)
	}
}

// collect is jsapi.Env.Collect, for the bytes of Buffers, which the packages buffer and stream
// count. They do not know of the collections between turns: with one behind it, it only says
// what is left, for a heap collected too early has its pages taken away as well. It runs on
// the loop's goroutine.
func (c *youngCollector) collect() (bytes int) {
	made, live := c.look()
	most := max(youngBytes, live/2)
	if made < most/4 { // and not half: large Buffers count twice
		return int(most - made)
	}
	c.run(made)
	return int(most)
}

// look returns the bytes made since the last collection, and those that it left alive.
func (c *youngCollector) look() (made, live uint64) {
	metrics.Read(c.metrics[:])
	cycles, allocated := c.metrics[0].Value.Uint64(), c.metrics[2].Value.Uint64()
	if cycles != c.cycles { // somebody else has collected meanwhile
		c.cycles, c.allocated = cycles, allocated
	}
	return allocated - c.allocated, c.metrics[1].Value.Uint64()
}

func (c *youngCollector) run(made uint64) {
	runtime.GC()
	c.cycles++
	c.allocated += made
}
