package cluster_test

import (
	"os"
	"runtime"
	"testing"
	"time"
)

// TestNothingLeaks forks, kills and serves in a primary, ends it, and counts descriptors
// and goroutines before and after.
func TestNothingLeaks(t *testing.T) {
	run := func(t *testing.T) {
		expect(t, `
			let n = 0, total = 0;
			cluster.on('exit', () => { if (++n < 4) cluster.fork(); else log(total); });
			cluster.on('listening', (w, a) => ask(a.port, 10, (got) => { total += got.length; w.process.kill('SIGKILL'); }));
			start("require('net').createServer((c) => c.end('x')).listen(0, '127.0.0.1')", 1);`,
			"40")
	}
	t.Run("first", run) // what is made once and stays
	fds, goroutines := openFDs(t), runtime.NumGoroutine()
	t.Run("second", run)
	for i := 0; runtime.NumGoroutine() > goroutines && i < 100; i++ {
		time.Sleep(time.Millisecond) // a goroutine that has been told to end needs a moment
	}
	if now := openFDs(t); now > fds {
		t.Errorf("%d descriptors before, %d after", fds, now)
	}
	if now := runtime.NumGoroutine(); now > goroutines {
		t.Errorf("%d goroutines before, %d after", goroutines, now)
	}
}

func openFDs(t *testing.T) int {
	t.Helper()
	list, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip("no /proc here")
	}
	return len(list)
}
