package net_test

import (
	"io"
	stdnet "net"
	"runtime"
	"slices"
	"testing"

	"github.com/dop251/goja"
)

// A pipe from a fast peer to a slow one holds no more than the sockets and the streams'
// own buffers do, however much goes through.
func TestPipeBoundsMemory(t *testing.T) {
	const limit = 16 << 20
	total := int64(256 << 20)
	if testing.Short() {
		total = 32 << 20
	}
	source := listenAndServe(t, func(c stdnet.Conn) {
		if _, err := io.CopyN(c, zeros{}, total); err != nil {
			t.Error(err)
		}
	})
	w := newWorld(t)
	var before, peak, got int64
	sunk := make(chan struct{})
	_ = w.VM.Set("source", source)
	_ = w.VM.Set("sink", w.Func("sink", 1, func(c goja.FunctionCall) goja.Value {
		before = int64(heapInUse())
		addr := c.Argument(0).String()
		go func() {
			defer close(sunk)
			peak, got = readSlowly(t, addr)
		}()
		return goja.Undefined()
	}))
	logged := w.Run(`
		const net = require('net');
		const relay = net.createServer((down) => {
			net.connect(source, '127.0.0.1').pipe(down);
			down.on('close', () => { log('closed'); relay.close(); });
		}).listen(0, '127.0.0.1', () => sink('127.0.0.1:' + relay.address().port));`)
	<-sunk
	if got != total || !slices.Equal(logged, []string{"closed"}) {
		t.Errorf("%d of %d bytes came through, logged %q", got, total, logged)
	}
	t.Logf("%d MiB through %d KiB", total>>20, (peak-before)>>10)
	if peak-before > limit {
		t.Errorf("the heap grew by %d bytes, more than %d", peak-before, limit)
	}
}

// listenAndServe serves one connection on a goroutine and closes it; it returns the port.
func listenAndServe(t *testing.T, serve func(stdnet.Conn)) int {
	t.Helper()
	l, err := stdnet.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		c, err := l.Accept()
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		serve(c)
	}()
	return l.Addr().(*stdnet.TCPAddr).Port
}

// readSlowly reads a connection to its end in small pieces, and returns the largest heap
// that it saw, garbage and all, and how much it read.
func readSlowly(t *testing.T, addr string) (peak, got int64) {
	c, err := stdnet.Dial("tcp", addr)
	if err != nil {
		t.Error(err)
		return 0, 0
	}
	defer c.Close()
	var m runtime.MemStats
	for b := make([]byte, 4<<10); ; {
		n, err := c.Read(b)
		before := got
		if got += int64(n); got>>20 != before>>20 {
			runtime.ReadMemStats(&m)
			peak = max(peak, int64(m.HeapAlloc))
		}
		if err != nil {
			return peak, got
		}
	}
}

// zeros has no end.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { return len(b), nil }
