package childprocess_test

import (
	"runtime/pprof"
	"testing"

	"golang.org/x/sys/unix"
)

// TestChildrenHoldNoThreads has many children live at once: a primary that waited for each on a
// thread would die where the system has none left.
func TestChildrenHoldNoThreads(t *testing.T) {
	fd, err := unix.PidfdOpen(unix.Getpid(), unix.PIDFD_NONBLOCK)
	if err != nil {
		t.Skip("pidfd_open:", err)
	}
	_ = unix.Close(fd)
	threads := pprof.Lookup("threadcreate")
	before := threads.Count()
	expect(t, execJS+`
		let live = 0, ended = 0;
		const all = Array.from({length: 60}, () => cp.spawn('cat', {env}));
		for (const c of all) {
			c.stdin.write('x');
			c.stdout.once('data', () => { if (++live === all.length) all.forEach((c) => c.stdin.end()); });
			c.on('exit', () => { if (++ended === all.length) log('ended'); });
		}`,
		"ended")
	if more := threads.Count() - before; more > 30 {
		t.Errorf("%d threads for 60 children", more)
	}
}
