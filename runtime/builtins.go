package runtime

import (
	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/timers"
	"github.com/gaggle-js/gaggle/runtime/resolve"
)

// builtins is THE table of built-in modules: require finds nothing that is not here.
func builtins() []jsapi.Module {
	return []jsapi.Module{
		events.Module,
		resolve.Module,
		process.Module,
		timers.Module,
		timers.PromisesModule,
	}
}

// table is the built-in modules with the host's own, which come last and so win.
func (r *Runtime) table() []jsapi.Module { return append(builtins(), r.cfg.modules...) }

// attach gives the script what a forked child has: the channel to its parent.
func (r *Runtime) attach() {}
