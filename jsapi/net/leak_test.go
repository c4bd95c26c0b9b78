package net_test

import (
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/dop251/goja"
)

// A hundred thousand short connections, ended, destroyed and reset at either end, leave no
// descriptor and no goroutine behind, and no memory worth a byte each.
func TestNoLeaks(t *testing.T) {
	total := manyConnections
	if testing.Short() {
		total = 4000
	}
	fds, routines := openFDs(t), runtime.NumGoroutine()
	w := newWorld(t)
	_ = w.VM.Set("total", total)
	var early, late uint64
	_ = w.VM.Set("heap", w.Func("heap", 1, func(c goja.FunctionCall) goja.Value {
		if used := heapInUse(); c.Argument(0).ToBoolean() {
			late = used
		} else {
			early = used
		}
		return goja.Undefined()
	}))
	got := w.Run(`
		const net = require('net');
		let served = 0, started = 0, ended = 0;
		const server = net.createServer((s) => {
			s.on('error', () => {});
			const how = served++ % 5;
			s.on('data', (b) => { if (how === 0) s.end(b); else if (how === 1) s.destroy(); else if (how === 2) s.resetAndDestroy(); else s.write(b); });
		});
		server.listen(0, '0.0.0.0', () => { for (let i = 0; i < 40; i++) start(); });
		function start() {
			const how = started++ % 3;
			// Each address has its own ports, which closed connections keep for a while.
			const c = net.connect(server.address().port, '127.0.0.' + (1 + started % 16));
			c.on('error', () => {});
			c.setTimeout(60000);
			c.on('data', () => { if (how === 0) c.end(); else if (how === 1) c.destroy(); else c.resetAndDestroy(); });
			c.on('close', () => {
				if (++ended === total) server.close(() => { heap(true); log('closed', served === started, server._connections); });
				else if (started < total) start();
				if (ended === total / 10) heap(false);
			});
			c.write('x');
		}`)
	if !slices.Equal(got, []string{"closed true 0"}) {
		t.Errorf("logged %q", got)
	}
	if limit := early + uint64(total); late > limit && total > 4000 {
		t.Errorf("heap: %d bytes after a tenth of the connections, %d after all", early, late)
	}
	if n := openFDs(t) - 1; n > fds { // the reactor is still open
		t.Errorf("descriptors: %d before, %d after", fds, n)
	}
	for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > routines+1; runtime.Gosched() {
		if time.Now().After(end) {
			t.Fatalf("goroutines: %d before, %d after", routines, runtime.NumGoroutine())
		}
	}
}

// heapInUse is what is alive after a collection, in bytes.
func heapInUse() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func openFDs(t *testing.T) int {
	t.Helper()
	l, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip("cannot count descriptors here")
	}
	return len(l)
}

// A reader that does not read stops the writer: of 64 MiB to be written only what the
// sockets and the streams' own buffers hold is under way.
func TestSlowReaderStopsWriter(t *testing.T) {
	w := newWorld(t)
	got := w.Run(`
		const net = require('net'), { Readable } = require('stream');
		let made = 0, got = 0;
		const server = net.createServer((s) => {
			s.pause();
			setTimeout(function look() {
				const before = made;
				setTimeout(() => {
					if (made !== before) return look();
					log('stalled', made < 16 << 20, made - s.bytesRead < 16 << 20, s.readableLength <= s.readableHighWaterMark + 65536);
					s.on('data', (b) => { got += b.length; });
					s.on('end', () => { log('all', got === 64 << 20); server.close(); }).resume();
				}, 20);
			}, 1);
		});
		server.listen(0, '127.0.0.1', () => {
			const source = new Readable({ read() { if (made < 64 << 20) { made += 65536; this.push(Buffer.alloc(65536)); } else this.push(null); } });
			source.pipe(net.connect(server.address().port, '127.0.0.1'));
		});`)
	if want := []string{"stalled true true true", "all true"}; !slices.Equal(got, want) {
		t.Errorf("logged %q, want %q", got, want)
	}
}
