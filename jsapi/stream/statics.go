package stream

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (s *Streams) symbolMethods(c *jsapi.Class) {}
func (s *Streams) rejection(c *jsapi.Class)     {}
func (s *Streams) asyncDispose(c *jsapi.Class)  {}
func (s *Streams) defineStatics() {
	for name, c := range map[string]*jsapi.Class{"Readable": s.Readable, "Writable": s.Writable, "Duplex": s.Duplex, "Transform": s.Transform, "PassThrough": s.PassThrough, "Stream": s.Legacy} {
		must(s.Legacy.Ctor.Set(name, c.Ctor))
	}
}
func (s *Streams) abortWith(signal goja.Value, o *goja.Object)        {}
func (s *Streams) jsWrap(r *ReadSide, c goja.FunctionCall) goja.Value { return c.This }
func (s *Streams) jsIterator(c goja.FunctionCall) goja.Value          { return goja.Undefined() }
