package os

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// cpu is one processor: its name, its clock in MHz (0 when unknown) and what it has spent
// its time on since boot, in milliseconds.
type cpu struct {
	model                         string
	speed                         int
	user, nice, system, idle, irq int64
}

// cpus is os.cpus().
func (s *system) cpus(goja.FunctionCall) goja.Value {
	vm := s.env.VM
	var list []any
	for _, c := range processors() {
		times := vm.NewObject()
		for _, t := range []struct {
			name string
			ms   int64
		}{{"user", c.user}, {"nice", c.nice}, {"sys", c.system}, {"idle", c.idle}, {"irq", c.irq}} {
			jsapi.Must(times.Set(t.name, t.ms))
		}
		o := vm.NewObject()
		jsapi.Must(o.Set("model", c.model))
		jsapi.Must(o.Set("speed", c.speed))
		jsapi.Must(o.Set("times", times))
		list = append(list, o)
	}
	return vm.NewArray(list...)
}
