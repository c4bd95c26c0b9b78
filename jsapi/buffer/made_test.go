package buffer_test

import (
	"bytes"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

// Collect hears of every way to make a large Buffer, once per byte.
func TestCollectIsCalledByTheBytesMade(t *testing.T) {
	w := jsapitest.New(t, buffer.Module)
	calls := 0
	w.Collect = func() int { calls++; return 100 << 10 }
	w.Run(`const { Buffer } = require('buffer');
		globalThis.make = { alloc: Buffer.alloc, from: (n) => Buffer.from('x'.repeat(n)), allocUnsafe: Buffer.allocUnsafe, concat: (n) => Buffer.concat([Buffer.alloc(n / 2)], n / 2) };
		Buffer.alloc(2 << 20); // spends what may be made before anybody counts`)
	for _, how := range []string{"alloc", "from", "allocUnsafe", "concat"} {
		calls = 0
		w.Run(`for (let i = 0; i < 101; i++) make.` + how + `(10 << 10);`)
		if calls < 9 || calls > 11 {
			t.Errorf("%s: 1010 KiB made, Collect was called %d times for 100 KiB each", how, calls)
		}
	}
}

func TestOverCountsNothing(t *testing.T) {
	w := jsapitest.New(t, buffer.Module)
	b := buffer.From(w.Env)
	calls := 0
	w.Collect = func() int { calls++; return 0 }
	data := make([]byte, 1<<20)
	for range 8 {
		b.Over(data)
	}
	if calls != 0 {
		t.Errorf("Collect was called %d times", calls)
	}
	b.Made(2 << 20)
	if calls != 1 {
		t.Errorf("Collect was called %d times for what was made", calls)
	}
}

func TestUnfilledIsOursToWrite(t *testing.T) {
	for _, n := range []int{1, 7, 64 << 10} {
		x, y := buffer.Unfilled(n), buffer.Unfilled(n)
		if len(x) != n || cap(x) != n {
			t.Errorf("%d bytes: length %d, capacity %d", n, len(x), cap(x))
		}
		for i := range x {
			x[i], y[i] = 1, 2
		}
		if bytes.IndexByte(x, 2) >= 0 || bytes.IndexByte(y, 1) >= 0 {
			t.Errorf("%d bytes: two lie on each other", n)
		}
	}
}
