package vm

import (
	"errors"
	"strconv"
	"sync"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// deadline ends a script that runs for too long.
type deadline struct {
	mu      sync.Mutex
	over    bool // the script has ended
	expired bool
}

// limited runs f, for at most options.timeout milliseconds.
func (m *vm) limited(options goja.Value, f func() goja.Value) goja.Value {
	ms := m.timeout(options)
	if ms == 0 {
		return f()
	}
	d := &deadline{}
	t := time.AfterFunc(time.Duration(ms)*time.Millisecond, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		if !d.over {
			d.expired = true
			m.env.VM.Interrupt(d)
		}
	})
	defer t.Stop()
	call, _ := goja.AssertFunction(m.env.Func("", 0, func(goja.FunctionCall) goja.Value { return f() }))
	v, err := call(goja.Undefined())
	d.mu.Lock()
	d.over = true
	d.mu.Unlock()
	var broken *goja.InterruptedError
	if errors.As(err, &broken) && broken.Value() != d {
		panic(err) // the thread is terminated
	}
	if d.expired {
		m.env.VM.ClearInterrupt()
		panic(m.env.CodeError("Error", "ERR_SCRIPT_EXECUTION_TIMEOUT", "Script execution timed out after "+strconv.FormatUint(uint64(ms), 10)+"ms"))
	}
	if err != nil {
		panic(err)
	}
	return v
}

// timeout is options.timeout, 0 without one.
func (m *vm) timeout(options goja.Value) uint32 {
	o, ok := options.(*goja.Object)
	if !ok {
		return 0
	}
	v := o.Get("timeout")
	if jsapi.IsUndefined(v) {
		return 0
	}
	return m.env.ValidateUint32(v, "options.timeout", true)
}
