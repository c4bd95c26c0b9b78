// Package webstreams is the module "stream/web" and its globals: ReadableStream,
// WritableStream, TransformStream and what belongs to them (WHATWG Streams Standard; Node,
// "Web Streams API" page).
//
// The words are the standard's. Behind each public object stands the struct with its internal
// slots, of which the algorithms are methods: a readable and a writable know their controller
// (source, sink) and who holds them (reader, writer). What the standard waits for by promises
// waits here for as many promise jobs as in Node, which scripts can count; the promises are the
// engine's, settled from Go.
package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Module is the built-in module "stream/web".
var Module = jsapi.Module{Name: "stream/web", Load: load}

// names are the classes in the order of Node's module.
var names = []string{
	"ReadableStream", "ReadableStreamDefaultReader", "ReadableStreamBYOBReader", "ReadableStreamBYOBRequest",
	"ReadableByteStreamController", "ReadableStreamDefaultController", "TransformStream", "TransformStreamDefaultController",
	"WritableStream", "WritableStreamDefaultWriter", "WritableStreamDefaultController", "ByteLengthQueuingStrategy",
	"CountQueuingStrategy", "TextEncoderStream", "TextDecoderStream", "CompressionStream", "DecompressionStream",
}

// Globals lists the classes that are globals too: all of them.
func Globals() []string { return names }

// Global is the class of that name.
func Global(env *jsapi.Env, name string) goja.Value { return env.RequireObject(Module.Name).Get(name) }

// streams are the web streams of one runtime: its classes by name.
type streams struct {
	env     *jsapi.Env
	vm      *goja.Runtime
	events  *events.Events
	classes map[string]*jsapi.Class
}

func load(env *jsapi.Env) goja.Value {
	s := &streams{env: env, vm: env.VM, events: events.From(env), classes: make(map[string]*jsapi.Class, len(names))}
	s.defineReadable()
	s.defineReaders()
	s.defineSources()
	s.defineBYOBRequest()
	s.defineWritable()
	s.defineWriter()
	s.defineSink()
	s.defineTransform()
	s.defineStrategies()
	s.defineText()
	s.defineCompression()
	exports := env.VM.NewObject()
	for _, name := range names {
		jsapi.Must(exports.Set(name, s.classes[name].Ctor))
	}
	return exports
}
