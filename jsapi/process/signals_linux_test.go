package process_test

import (
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// What another goroutine posts behind SettleSignals comes behind the signals before it.
func TestSettleSignals(t *testing.T) {
	const rounds = 50
	w := jsapitest.New(t, events.Module, process.Module)
	p := process.From(w.Env)
	w.Host.Embedded = false // from here on: the test keeps its own signals
	defer p.Close()
	lines := w.RunGo(func() {
		if _, err := w.VM.RunString(`require('process').on('SIGUSR2', () => log('signal'))`); err != nil {
			t.Error(err)
		}
		h := w.Loop.NewHandle()
		after := func() {
			if _, err := w.VM.RunString(`log('after')`); err != nil {
				t.Error(err)
			}
		}
		go func() {
			runtime.LockOSThread() // a signal to this thread is taken before the call returns
			defer runtime.UnlockOSThread()
			for range rounds {
				if err := unix.Tgkill(unix.Getpid(), unix.Gettid(), unix.SIGUSR2); err != nil {
					t.Error(err)
				}
				p.SettleSignals()
				h.Post(after)
			}
			h.Post(h.Close)
		}()
	})
	if got, want := strings.Join(lines, " "), strings.TrimSpace(strings.Repeat("signal after ", rounds)); got != want {
		t.Errorf("got %s", got)
	}
}
