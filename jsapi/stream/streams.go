package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Streams is the module's state in one runtime.
type Streams struct {
	// Legacy is the class Stream, an emitter with pipe; Readable, Writable, Duplex,
	// Transform and PassThrough are the classes of those names. Each can be the Parent
	// of a class in Go.
	Legacy, Readable, Writable, Duplex, Transform, PassThrough *jsapi.Class

	env     *jsapi.Env
	events  *events.Events
	buffers *buffer.Buffers

	hwmBytes, hwmObjects int
	fns                  natives
	states               map[string]getSet // see stateProperty
	readableState        *jsapi.Class
	writableState        *jsapi.Class
	readOwn, writeOwn    []accessor              // what each _readableState and _writableState owns
	nop                  *goja.Object            // see silence
	warnedPairs          bool                    // of asIndexedPairs
	coldObjects          map[string]*goja.Object // the files of cold, by name
	coldNative           *goja.Object
	duplexifyClass       *jsapi.Class // see duplexify
	duplexSideClass      *jsapi.Class
}

// natives are the functions that a property must still resolve to for the short way.
type natives struct {
	read, underRead, push, resume, pause          *goja.Object // of Readable
	write, underWrite, end                        *goja.Object // of Writable
	destroy, underDestroy                         *goja.Object // of both
	underWritev, underFinal                       *goja.Object // of classes in Go; see SinkMethods
	transformWrite, transformRead, transformFinal *goja.Object
	passThrough, iterate                          *goja.Object
}

// From returns the Streams of env.
func From(env *jsapi.Env) *Streams { return jsapi.Use(env, newStreams) }

func newStreams(env *jsapi.Env) *Streams {
	s := &Streams{env: env, events: events.From(env), buffers: buffer.From(env), hwmBytes: 16 * 1024, hwmObjects: 16,
		states: make(map[string]getSet, 3)}
	s.defineLegacy()
	s.defineReadable()
	s.defineWritable()
	s.defineDuplex()
	s.defineTransform()
	s.defineStatics()
	s.defineHelpers()
	return s
}

// Modules are stream, stream/promises and stream/consumers.
func Modules() []jsapi.Module {
	return []jsapi.Module{
		{Name: "stream", Load: func(env *jsapi.Env) goja.Value { return From(env).Legacy.Ctor }},
		{Name: "stream/promises", Load: func(env *jsapi.Env) goja.Value { return From(env).Legacy.Ctor.Get("promises") }},
		{Name: "stream/consumers", Load: func(env *jsapi.Env) goja.Value { return From(env).consumers() }},
	}
}

// given reports whether v is an error to act on: JavaScript's if (err).
func given(v goja.Value) bool { return v != nil && v.ToBoolean() }

// orNull is v, or null without one.
func orNull(v goja.Value) goja.Value {
	if v == nil {
		return goja.Null()
	}
	return v
}
