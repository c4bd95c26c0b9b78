package console

import (
	"os"
	"unsafe"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// sink is where a Console writes.
type sink interface {
	write(s string)
	// terminal reports whether colors can be shown.
	terminal() bool
}

// stdSink is fd 1 or 2 of the process. It makes no stream as long as none is needed.
type stdSink struct {
	p    *process.Process
	fd   int
	own  goja.Value // Writable.prototype.write as the runtime made it
	tty  bool       // whether it may be a terminal, so that the stream has to be asked
	c    *console
	file *os.File
}

func newStdSink(e *jsapi.Env, c *console, fd int) *stdSink {
	s := &stdSink{p: process.From(e), fd: fd, c: c, own: stream.From(e).Writable.Proto.Get("write")}
	s.file = e.Host.Stdout
	if fd == 2 {
		s.file = e.Host.Stderr
	}
	if s.file != nil && e.Host.Thread == nil {
		info, err := s.file.Stat()
		s.tty = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return s
}

// write goes to the descriptor unless the script has a hand in the stream. What cannot be
// written is the stream's business: its second error ends a script that goes on writing.
func (s *stdSink) write(text string) {
	if o := s.p.Materialized(s.fd); o != nil && !s.untouched(o) {
		(&streamSink{c: s.c, stream: o}).write(text)
		return
	}
	if s.file != nil {
		n, err := s.p.Write(s.fd, unsafe.Slice(unsafe.StringData(text), len(text)))
		if err != nil {
			(&streamSink{c: s.c, stream: s.p.Stream(s.fd).(*goja.Object)}).write(text[n:])
		}
	}
}

// untouched reports whether writing to the stream would do no more than write to the descriptor.
func (s *stdSink) untouched(o *goja.Object) bool {
	return o.Get("write") == s.own && !isTrue(o, "destroyed") && !isTrue(o, "writableEnded") &&
		!isTrue(o, "writableCorked") && !isTrue(o, "writableNeedDrain")
}

func isTrue(o *goja.Object, name string) bool {
	v := o.Get(name)
	return v != nil && v.ToBoolean()
}

func (s *stdSink) terminal() bool {
	if !s.tty && s.p.Materialized(s.fd) == nil {
		return false
	}
	o, ok := s.p.Stream(s.fd).(*goja.Object)
	return ok && hasColors(s.c.m.env, o)
}

// streamSink is a stream of the script's.
type streamSink struct {
	c      *console
	stream *goja.Object
}

// write hands the text to the stream. Unless the Console is to pass errors on, an error
// that nobody listens for is swallowed.
func (s *streamSink) write(text string) {
	e := s.c.m.env
	line := e.VM.ToValue(text)
	once, listens := jsapi.AsFn(s.stream.Get("once"))
	if s.c.strict || !listens {
		e.Method(s.stream, "write", line)
		return
	}
	event := e.VM.ToValue("error")
	ignore := e.Func("noop", 0, func(goja.FunctionCall) goja.Value { return goja.Undefined() })
	once(goja.FunctionCall{This: s.stream, Arguments: []goja.Value{event, ignore}})
	done := e.Func("", 1, func(call goja.FunctionCall) goja.Value {
		if err := call.Argument(0); !jsapi.IsNullish(err) && !s.hasFailed() && e.Method(s.stream, "listenerCount", event).ToInteger() == 0 {
			once(goja.FunctionCall{This: s.stream, Arguments: []goja.Value{event, ignore}})
		}
		return goja.Undefined()
	})
	_ = e.Try(func() { e.Method(s.stream, "write", line, done) }) // a console never throws
	e.Method(s.stream, "removeListener", event, ignore)
}

// hasFailed reports whether the stream has emitted an 'error'.
func (s *streamSink) hasFailed() bool {
	o, ok := s.stream.Get("_writableState").(*goja.Object)
	return ok && isTrue(o, "errorEmitted")
}

func (s *streamSink) terminal() bool { return hasColors(s.c.m.env, s.stream) }

// hasColors asks a stream whether it is a terminal with more than two colors.
func hasColors(e *jsapi.Env, o *goja.Object) bool {
	if !isTrue(o, "isTTY") {
		return false
	}
	if !jsapi.IsFunction(o.Get("getColorDepth")) {
		return true
	}
	return e.Method(o, "getColorDepth").ToInteger() > 2
}
