package runtime

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The garbage collector's policy, where the process is ours: no collection until the
// script has loaded, then few while the heap is small, then Go's own rhythm. Between two
// collections a small heap may grow by the garbage of a while, not by more: a stream of
// buffers must not cost many times what it holds.
const (
	loadLimit  = 64 << 20 // bytes: a script that needs more while it loads is collected
	garbage    = 12 << 20 // bytes between collections of a small heap
	smallRatio = 400
	largeRatio = 100
)

// beginLoading turns the collector off, up to loadLimit, and leaves one P: JavaScript runs
// on one thread, and workers with many would fight for the cores.
func beginLoading() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(loadLimit)
	runtime.GOMAXPROCS(1)
	(&sentinel{}).arm()
}

// becomePrimary leaves a second P: the dispatcher accepts and hands over while
// JavaScript is busy.
func becomePrimary() { runtime.GOMAXPROCS(max(runtime.GOMAXPROCS(0), 2)) }

// loaded turns the collector on and lets the pages of starting go, when the main script
// has run once.
func (r *Runtime) loaded() {
	if r.cfg.owner && r.cfg.thread == nil {
		debug.SetGCPercent(smallRatio)
		debug.SetMemoryLimit(math.MaxInt64)
		trimLater()
		young := newYoungCollector()
		r.env.Collect, r.loop.Turned = young.collect, young.turned
	}
}

// sentinel is garbage that runs once in each collection and sets the ratio for the next.
type sentinel struct {
	ratio int
	_     *byte // keeps it out of the blocks that tiny objects share, where it might live for ever
}

func (s *sentinel) arm() { runtime.SetFinalizer(s, (*sentinel).collected) }

// collected runs on the runtime's finalizer goroutine.
func (s *sentinel) collected() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	ratio := min(smallRatio, max(largeRatio, int(100*garbage/max(live[0].Value.Uint64(), 1))))
	if ratio != s.ratio {
		s.ratio = ratio
		debug.SetGCPercent(ratio)
		debug.SetMemoryLimit(math.MaxInt64)
	}
	s.arm()
}
