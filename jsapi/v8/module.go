package v8

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// exports makes the module's object.
func (m *V8) exports() goja.Value {
	if m.exp != nil {
		return m.exp
	}
	o := m.vm.NewObject()
	m.exp = o
	c := &classes{serializer: m.newSerializer(), deserializer: m.newDeserializer()}
	c.defaultSerializer = m.newDefaultSerializer(c.serializer)
	c.defaultDeserializer = m.newDefaultDeserializer(c.deserializer)
	c.gcProfiler = m.newGCProfiler()
	m.classes = c
	m.env.SetMethods(o, true,
		jsapi.Method{Name: "cachedDataVersionTag", Fn: m.jsVersionTag},
		jsapi.Method{Name: "getHeapSnapshot", Length: 1, Fn: m.unavailable("getHeapSnapshot")},
		jsapi.Method{Name: "getHeapStatistics", Fn: m.jsHeapStatistics},
		jsapi.Method{Name: "getHeapSpaceStatistics", Fn: m.jsHeapSpaceStatistics},
		jsapi.Method{Name: "getHeapCodeStatistics", Fn: m.jsHeapCodeStatistics},
		jsapi.Method{Name: "setFlagsFromString", Length: 1, Fn: m.jsSetFlags},
	)
	for _, class := range []*jsapi.Class{c.serializer, c.deserializer, c.defaultSerializer, c.defaultDeserializer} {
		jsapi.Must(o.Set(class.Ctor.Get("name").String(), class.Ctor))
	}
	m.env.SetMethods(o, true,
		jsapi.Method{Name: "deserialize", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return m.Deserialize(m.bytesOf(c.Argument(0)))
		}},
		jsapi.Method{Name: "takeCoverage", Fn: nothing},
		jsapi.Method{Name: "stopCoverage", Fn: nothing},
		jsapi.Method{Name: "serialize", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return m.buffers.New(m.Serialize(c.Argument(0)))
		}},
		jsapi.Method{Name: "writeHeapSnapshot", Length: 2, Fn: m.unavailable("writeHeapSnapshot")},
		jsapi.Method{Name: "queryObjects", Length: 1, Fn: m.jsQueryObjects},
	)
	jsapi.Must(o.Set("promiseHooks", m.promiseHooks()))
	jsapi.Must(o.Set("startupSnapshot", m.startupSnapshot()))
	m.env.SetMethods(o, true, jsapi.Method{Name: "setHeapSnapshotNearHeapLimit", Length: 1, Fn: m.jsNearHeapLimit})
	jsapi.Must(o.Set("GCProfiler", c.gcProfiler.Ctor))
	return o
}

func nothing(goja.FunctionCall) goja.Value { return goja.Undefined() }

// unavailable is a function that needs V8 itself.
func (m *V8) unavailable(name string) jsapi.Fn {
	return func(goja.FunctionCall) goja.Value {
		panic(m.env.CodeError("Error", "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
			"v8."+name+" is unavailable: the engine is not V8"))
	}
}

// jsSetFlags checks its argument; there are no flags to set.
func (m *V8) jsSetFlags(c goja.FunctionCall) goja.Value {
	m.env.ValidateString(c.Argument(0), "flags")
	return goja.Undefined()
}

func (m *V8) jsQueryObjects(c goja.FunctionCall) goja.Value {
	if !jsapi.IsFunction(c.Argument(0)) {
		panic(m.env.InvalidArgType("constructor", "of type function", c.Argument(0)))
	}
	return m.unavailable("queryObjects")(c)
}

// jsNearHeapLimit checks its argument; there are no snapshots to write.
func (m *V8) jsNearHeapLimit(c goja.FunctionCall) goja.Value {
	n, ok := jsapi.Number(c.Argument(0))
	if !ok {
		panic(m.env.InvalidArgType("limit", "of type number", c.Argument(0)))
	}
	if n != float64(int64(n)) {
		panic(m.env.OutOfRange("limit", "an integer", c.Argument(0)))
	}
	if n < 1 || n > 1<<32-1 {
		panic(m.env.OutOfRange("limit", ">= 1 && <= 4294967295", c.Argument(0)))
	}
	return goja.Undefined()
}

// jsVersionTag is v8.cachedDataVersionTag(): a number for the engine that made a cache.
// There is no cache; the number is that of the format.
func (m *V8) jsVersionTag(goja.FunctionCall) goja.Value { return m.vm.ToValue(int64(versionTag)) }

// versionTag never changes: no data that this engine caches depends on it.
const versionTag = 0x67616767

// promiseHooks checks hooks and never calls them: the engine has none.
func (m *V8) promiseHooks() *goja.Object {
	o := m.vm.NewObject()
	stop := func() goja.Value { return m.env.Func("", 0, nothing) }
	m.env.SetMethods(o, true, jsapi.Method{Name: "createHook", Fn: func(c goja.FunctionCall) goja.Value {
		if hooks, ok := c.Argument(0).(*goja.Object); ok {
			for _, name := range []string{"init", "before", "after", "settled"} {
				if f := hooks.Get(name); !jsapi.IsUndefined(f) {
					m.plainHook(f, name+"Hook")
				}
			}
		}
		return stop()
	}})
	for _, name := range []string{"init", "before", "after", "settled"} {
		m.env.SetMethods(o, true, jsapi.Method{Name: "on" + string(name[0]-'a'+'A') + name[1:], Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			m.plainHook(c.Argument(0), name+"Hook")
			return stop()
		}})
	}
	return o
}

// plainHook throws unless v is a function, and none that is async.
func (m *V8) plainHook(v goja.Value, name string) {
	if !jsapi.IsFunction(v) {
		panic(m.env.InvalidArgType(name, "of type function", v))
	}
}

// startupSnapshot is for scripts that build a snapshot, which none does here.
func (m *V8) startupSnapshot() *goja.Object {
	o := m.vm.NewObject()
	refuse := func(goja.FunctionCall) goja.Value {
		panic(m.env.CodeError("Error", "ERR_NOT_BUILDING_SNAPSHOT", "Operation cannot be invoked when not building startup snapshot"))
	}
	m.env.SetMethods(o, true,
		jsapi.Method{Name: "addDeserializeCallback", Length: 2, Fn: refuse},
		jsapi.Method{Name: "addSerializeCallback", Length: 2, Fn: refuse},
		jsapi.Method{Name: "setDeserializeMainFunction", Length: 2, Fn: refuse},
		jsapi.Method{Name: "isBuildingSnapshot", Fn: func(goja.FunctionCall) goja.Value { return m.vm.ToValue(false) }},
	)
	return o
}
