//go:build linux && !gaggle_portable

package net_test

import (
	"runtime"
	"slices"
	"testing"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi/net"
)

// idleLimit is what an idle connection with one listener may cost in Go memory, in bytes.
const idleLimit = 3 << 10

// Idle connections cost at most idleLimit each, with the script's listener, and no goroutine.
func TestIdleConnections(t *testing.T) {
	const batch, batches = 250, 8 // within the backlog, and the descriptors that a test may have
	w := newWorld(t)
	n := net.From(w.Env)
	var clients []int
	defer func() {
		for _, fd := range clients {
			_ = unix.Close(fd)
		}
	}()
	var before uint64
	routines := runtime.NumGoroutine()
	_ = w.VM.Set("dial", w.Func("dial", 1, func(c goja.FunctionCall) goja.Value {
		if clients == nil {
			before = heapInUse()
		}
		a, _ := n.ServerOf(c.Argument(0)).Addr()
		for range batch {
			clients = append(clients, dialIdle(t, a.Port))
		}
		return goja.Undefined()
	}))
	_ = w.VM.Set("full", w.Func("full", 0, func(goja.FunctionCall) goja.Value {
		each := (int64(heapInUse()) - int64(before)) / (batch * batches)
		t.Logf("%d bytes each", each)
		if each > idleLimit {
			t.Errorf("an idle connection costs %d bytes, more than %d", each, idleLimit)
		}
		if got := runtime.NumGoroutine(); got > routines+1 {
			t.Errorf("%d goroutines, %d before", got, routines)
		}
		return goja.Undefined()
	}))
	_ = w.VM.Set("batch", batch)
	_ = w.VM.Set("batches", batches)
	got := w.Run(`
		const all = [];
		const server = require('net').createServer((c) => {
			c.on('data', () => {});
			if (all.push(c) % batch) return;
			if (all.length < batch * batches) return dial(server);
			full();
			for (const c of all) c.destroy();
			server.close(() => log('closed'));
		}).listen(0, '127.0.0.1', () => dial(server));`)
	if !slices.Equal(got, []string{"closed"}) {
		t.Errorf("logged %q", got)
	}
}

// dialIdle connects without anything of Go's behind the descriptor, which the caller owns.
func dialIdle(t *testing.T, port int) int {
	t.Helper()
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.Connect(fd, &unix.SockaddrInet4{Port: port, Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		t.Fatal(err)
	}
	return fd
}
