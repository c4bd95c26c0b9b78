package v8

import (
	"math"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

type field struct {
	name  string
	value float64
}

func (m *V8) record(fields ...field) *goja.Object {
	o := m.vm.NewObject()
	for _, f := range fields {
		jsapi.Must(o.Set(f.name, f.value))
	}
	return o
}

// heapLimit is Go's memory limit in bytes, or V8's usual one when there is none.
func heapLimit() float64 {
	if n := debug.SetMemoryLimit(-1); n < math.MaxInt64 {
		return float64(n)
	}
	return 4345298944
}

// jsHeapStatistics is v8.getHeapStatistics(): Go's heap in V8's fields.
func (m *V8) jsHeapStatistics(goja.FunctionCall) goja.Value {
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	limit := heapLimit()
	return m.record(
		field{"total_heap_size", float64(s.HeapSys - s.HeapReleased)},
		field{"total_heap_size_executable", 0},
		field{"total_physical_size", float64(s.HeapInuse)},
		field{"total_available_size", max(limit-float64(s.HeapAlloc), 0)},
		field{"used_heap_size", float64(s.HeapAlloc)},
		field{"heap_size_limit", limit},
		field{"malloced_memory", float64(s.StackInuse + s.MSpanInuse + s.MCacheInuse)},
		field{"peak_malloced_memory", float64(s.StackSys + s.MSpanSys + s.MCacheSys)},
		field{"does_zap_garbage", 0},
		field{"number_of_native_contexts", 1},
		field{"number_of_detached_contexts", 0},
		field{"total_global_handles_size", 0},
		field{"used_global_handles_size", 0},
		field{"external_memory", 0},
	)
}

// jsHeapSpaceStatistics is v8.getHeapSpaceStatistics(): all of Go's heap is old_space.
func (m *V8) jsHeapSpaceStatistics(goja.FunctionCall) goja.Value {
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	var list []any
	for _, name := range []string{"read_only_space", "new_space", "old_space", "code_space", "shared_space",
		"new_large_object_space", "large_object_space", "code_large_object_space", "shared_large_object_space"} {
		var size, used, free float64
		if name == "old_space" {
			size, used = float64(s.HeapSys-s.HeapReleased), float64(s.HeapAlloc)
			free = max(size-used, 0)
		}
		o := m.vm.NewObject()
		jsapi.Must(o.Set("space_name", name))
		for _, f := range []field{{"space_size", size}, {"space_used_size", used},
			{"space_available_size", free}, {"physical_space_size", size}} {
			jsapi.Must(o.Set(f.name, f.value))
		}
		list = append(list, o)
	}
	return m.vm.NewArray(list...)
}

// jsHeapCodeStatistics is v8.getHeapCodeStatistics(). The engine does not count its code.
func (m *V8) jsHeapCodeStatistics(goja.FunctionCall) goja.Value {
	return m.record(field{"code_and_metadata_size", 0}, field{"bytecode_and_metadata_size", 0},
		field{"external_script_source_size", 0}, field{"cpu_profiler_metadata_size", 0})
}

// gcProfiler is behind a GCProfiler. Go's collector runs beside the script: its cycles
// have no place in statistics, which is empty.
type gcProfiler struct {
	jsapi.Hidden
	start time.Time
}

func (m *V8) newGCProfiler() *jsapi.Class {
	self := func(c goja.FunctionCall) *gcProfiler {
		return jsapi.Receiver[*gcProfiler](m.env, c.This)
	}
	return m.env.Class(jsapi.ClassSpec{
		Name: "GCProfiler", MustNew: true,
		Init: func(this *goja.Object, _ []goja.Value) { m.env.Bind(this, &gcProfiler{}) },
		Methods: []jsapi.Method{
			{Name: "start", Fn: func(c goja.FunctionCall) goja.Value {
				if p := self(c); p.start.IsZero() {
					p.start = time.Now()
				}
				return goja.Undefined()
			}},
			{Name: "stop", Fn: func(c goja.FunctionCall) goja.Value {
				p := self(c)
				if p.start.IsZero() {
					return goja.Undefined()
				}
				o := m.record(field{"version", 1}, field{"startTime", float64(p.start.UnixMilli())})
				jsapi.Must(o.Set("statistics", m.vm.NewArray()))
				jsapi.Must(o.Set("endTime", time.Now().UnixMilli()))
				p.start = time.Time{}
				return o
			}},
		},
	})
}
