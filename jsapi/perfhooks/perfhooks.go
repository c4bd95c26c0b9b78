// Package perfhooks is the module perf_hooks: the clock of the process, the timeline of
// marks and measures, observers and histograms (Node, "Performance measurement APIs").
//
// The clock is Go. The rest is JavaScript, compiled when a script first asks for
// performance: it is for those who measure, and nothing that serves runs through it.
package perfhooks

import (
	_ "embed"
	"slices"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the built-in module "perf_hooks".
var Module = jsapi.Module{Name: "perf_hooks", Load: func(env *jsapi.Env) goja.Value { return From(env).load() }}

//go:embed timeline.js
var timelineSource string

//go:embed histogram.js
var histogramSource string

// Clock is the performance timeline of one runtime. It belongs to the loop's goroutine.
type Clock struct {
	env      *jsapi.Env
	origin   time.Time
	timeline *goja.Object // nil until somebody measures
	observed []string     // the types of entries that observers wait for
	add      jsapi.Fn
}

// From returns the Clock of env. Its origin is the first call, which the runtime makes
// when it starts.
func From(env *jsapi.Env) *Clock {
	return jsapi.Use(env, func(env *jsapi.Env) *Clock { return &Clock{env: env, origin: time.Now()} })
}

// Now is the time since the origin in milliseconds.
func (c *Clock) Now() float64 { return float64(time.Since(c.origin)) / 1e6 }

func (c *Clock) timeOrigin() float64 { return float64(c.origin.UnixNano()) / 1e6 }

// Observed reports whether a PerformanceObserver waits for entries of a type: "http",
// "net", "dns". It costs nothing while there is no observer.
func (c *Clock) Observed(kind string) bool {
	return len(c.observed) > 0 && slices.Contains(c.observed, kind)
}

// Add tells the observers of an entry: its start by Now and its duration, in milliseconds,
// and its detail. Ask Observed before.
func (c *Clock) Add(kind, name string, start, duration float64, detail goja.Value) {
	v := c.env.VM.ToValue
	c.add(goja.FunctionCall{Arguments: []goja.Value{v(kind), v(name), v(start), v(duration), detail}})
}

// load makes the exports of the module.
func (c *Clock) load() goja.Value {
	host := c.host()
	c.timeline = c.env.RunEmbedded("node:internal/perf/timeline", timelineSource, host).(*goja.Object)
	c.add, _ = jsapi.AsFn(c.timeline.Get("add"))
	o := c.timeline.Get("exports").(*goja.Object)
	var histograms *goja.Object
	for _, name := range []string{"monitorEventLoopDelay", "createHistogram"} {
		c.env.SetMethods(o, true, jsapi.Method{Name: name, Fn: func(f goja.FunctionCall) goja.Value {
			if histograms == nil {
				histograms = c.env.RunEmbedded("node:internal/histogram", histogramSource, host).(*goja.Object)
			}
			return jsapi.Call(histograms.Get(name), goja.Undefined(), f.Arguments...)
		}})
	}
	jsapi.Must(o.Set("performance", c.timeline.Get("performance")))
	jsapi.Must(o.DefineDataProperty("constants", c.constants(), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_TRUE))
	return o
}
