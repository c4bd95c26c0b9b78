package childprocess_test

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/childprocess"
)

// TestEndedChildrenAreForgotten forks children one after the other, some of which we disconnect,
// and has the collector find those that have come to their end.
func TestEndedChildrenAreForgotten(t *testing.T) {
	const due = 10 // of 12: the engine may still have the last ones on its stack
	w := parent(t)
	var found atomic.Int32
	all := make(chan struct{})
	_ = w.VM.Set("watch", w.Func("watch", 1, func(c goja.FunctionCall) goja.Value {
		runtime.AddCleanup(w.Env.Unwrap(c.Argument(0)).(*childprocess.Child), func(int) {
			if found.Add(1) == due {
				close(all)
			}
		}, 0)
		return goja.Undefined()
	}))
	got := w.Run(forkJS + `
		let n = 0;
		const next = () => {
			if (n++ === 12) return log('all');
			const c = fork(n % 2 ? "process.send(1); process.exit(2)" : "process.on('message', () => {}); process.on('disconnect', () => {})");
			watch(c);
			if (n % 2 === 0) c.send('x', () => c.disconnect());
			c.on('exit', next);
		};
		next();`)
	if len(got) != 1 {
		t.Fatal(got)
	}
	for late := time.After(20 * time.Second); ; runtime.GC() {
		select {
		case <-all:
			runtime.KeepAlive(w)
			return
		case <-late:
			t.Fatalf("%d of 12 children were collected", found.Load())
		default:
		}
	}
}
