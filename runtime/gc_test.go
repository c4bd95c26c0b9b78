package runtime

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
)

// gogc is the ratio that the collector has now.
func gogc() uint64 {
	s := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// TestSentinelSetsTheRatio holds that the sentinel is collected at all: an object that shares
// its block with one that lives never is.
func TestSentinelSetsTheRatio(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(77))
	(&sentinel{}).arm()
	settled := func(ok func(ratio uint64) bool) bool {
		for range 1000 {
			if ok(gogc()) {
				return true
			}
			runtime.GC()
			runtime.Gosched()
		}
		return false
	}
	if !settled(func(ratio uint64) bool { return ratio > largeRatio && ratio <= smallRatio }) {
		t.Errorf("small heap: the ratio is %d", gogc())
	}
	live := make([]byte, 64<<20)
	if !settled(func(ratio uint64) bool { return ratio == largeRatio }) {
		t.Errorf("large heap: the ratio is %d", gogc())
	}
	runtime.KeepAlive(live)
}
