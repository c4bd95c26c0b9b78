package runtime

import (
	"slices"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/os"
	"github.com/gaggle-js/gaggle/jsapi/path"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/timers"
	"github.com/gaggle-js/gaggle/runtime/resolve"
)

// builtins is THE table of built-in modules: require finds nothing that is not here.
func builtins() []jsapi.Module {
	return slices.Concat(
		[]jsapi.Module{
			buffer.Module,
			events.Module,
			os.Module,
			process.Module,
			resolve.Module,
			timers.Module,
			timers.PromisesModule,
		},
		path.Modules(),
		stream.Modules(),
	)
}

// table is the built-in modules with the host's own, which come last and so win.
func (r *Runtime) table() []jsapi.Module { return append(builtins(), r.cfg.modules...) }

// attach gives the script what a forked child has: the channel to its parent.
func (r *Runtime) attach() {}
