// Package webstreams is the module "stream/web" and its globals: ReadableStream,
// WritableStream, TransformStream and what belongs to them (WHATWG Streams Standard; Node,
// "Web Streams API" page).
//
// No server runs through them, so they are JavaScript: the files of js, in the standard's
// own words, compiled when a script first names one of the classes. What the language
// itself cannot do, to take an ArrayBuffer away from its owner above all, is in native.go.
package webstreams

import (
	"embed"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// Module is the built-in module "stream/web".
var Module = jsapi.Module{Name: "stream/web", Load: load}

//go:embed js/*.js
var files embed.FS

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

// load compiles the classes; each file adds its own to one object.
func load(env *jsapi.Env) goja.Value {
	all, host := env.VM.NewObject(), native(env)
	for _, file := range []string{"common", "readable", "bytes", "writable", "pipe", "transform", "codecs"} {
		src, err := files.ReadFile("js/" + file + ".js")
		jsapi.Must(err)
		env.RunEmbedded("node:internal/webstreams/"+file, string(src), all, host)
	}
	exports := env.VM.NewObject()
	for _, name := range names {
		jsapi.Must(exports.Set(name, all.Get(name)))
	}
	return exports
}
