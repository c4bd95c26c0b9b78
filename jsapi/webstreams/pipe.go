package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/engine"
)

// pipe is ReadableStreamPipeTo: it reads while the destination wants more, and ends both sides,
// unless an option prevents it, when either ends. (Streams Standard, section 4.9.1.)
type pipe struct {
	pipeOptions
	s         *streams
	source    *readable
	dest      *writable
	reader    *reader
	writer    *writer
	result    *engine.Promise
	over      bool
	lastWrite *goja.Object    // the promise of it
	step      *engine.Promise // of the chunk that is asked for: kept with whether that was the last
	unabort   func()          // takes the listener off the signal
}

type pipeOptions struct {
	preventAbort, preventCancel, preventClose bool
	signal                                    *goja.Object // nil for none
}

func (s *streams) pipeOptions(v goja.Value) pipeOptions {
	o := s.dictionary(v, "options")
	flag := func(name string) bool { return jsapi.OrUndefined(o.Get(name)).ToBoolean() }
	p := pipeOptions{preventAbort: flag("preventAbort"), preventCancel: flag("preventCancel"), preventClose: flag("preventClose")}
	if signal := o.Get("signal"); !jsapi.IsUndefined(signal) {
		p.signal = s.env.ValidateAbortSignal(signal, "options.signal")
	}
	return p
}

// pipeThrough is source.pipeThrough(transform, options).
func (s *streams) pipeThrough(source *readable, c goja.FunctionCall) goja.Value {
	var in, out goja.Value
	if !jsapi.IsNullish(c.Argument(0)) {
		out = c.Argument(0).ToObject(s.vm).Get("readable")
	}
	result, ok := s.env.Own(out).(*readable)
	if !ok {
		panic(s.notOf("transform.readable", readableName, jsapi.OrUndefined(out)))
	}
	in = c.Argument(0).ToObject(s.vm).Get("writable")
	s.newPipe(source, in, c.Argument(1)).begin().Handled()
	return result.Object()
}

// pipeTo is source.pipeTo(destination, options).
func (s *streams) pipeTo(source *readable, c goja.FunctionCall) *goja.Object {
	return s.newPipe(source, c.Argument(0), c.Argument(1)).begin().Object()
}

// newPipe reads the arguments and locks both sides.
func (s *streams) newPipe(source *readable, to, options goja.Value) *pipe {
	dest, ok := s.env.Own(to).(*writable)
	if !ok {
		panic(s.notOf("transform.writable", writableName, jsapi.OrUndefined(to)))
	}
	p := &pipe{s: s, source: source, dest: dest, pipeOptions: s.pipeOptions(options)}
	source.unlocked("The ReadableStream is locked")
	if dest.writer != nil {
		panic(s.invalidState("The WritableStream is locked"))
	}
	p.reader, p.writer = source.acquire(false), dest.acquire()
	p.result, p.lastWrite, p.unabort = s.env.Promises().New(), s.done(), func() {}
	source.disturbed = true
	return p
}

// begin starts to listen to both ends and to read.
func (p *pipe) begin() *engine.Promise {
	if p.signal != nil {
		if jsapi.OrUndefined(p.signal.Get("aborted")).ToBoolean() {
			p.abort(p.signal.Get("reason"))
			return p.result
		}
		p.unabort = p.s.events.OnAbort(p.signal, p.abort)
	}
	if p.source.state == errored {
		p.sourceFailed(p.source.err)
	} else {
		closed := p.sourceClosed
		if p.source.state != open {
			closed = nil
		}
		p.s.react(p.reader.closed.Object(), closed, p.sourceFailed)
	}
	if p.dest.state == errored {
		p.destFailed(p.dest.err)
	} else {
		p.s.react(p.writer.closed.Object(), nil, p.destFailed)
	}
	if p.source.state == closed {
		p.sourceClosed(nil)
	}
	if p.dest.closeQueued() || p.dest.state == closed {
		p.destFailed(p.s.invalidState("Destination WritableStream is closed"))
	}
	p.run()
	return p.result
}

// run moves a chunk when the destination is ready. As in Node a step is an asynchronous function
// that returns a promise of the chunk, and the loop awaits the step; one that waits for the
// destination reads a last chunk even if the pipe ends meanwhile.
func (p *pipe) run() {
	if p.over {
		return
	}
	p.s.react(p.writer.ready.Object(), func(goja.Value) {
		if p.reader.stream == nil {
			return
		}
		p.step = p.s.env.Promises().New()
		moved := p.s.env.Promises().New()
		p.reader.read(p)
		moved.Follow(p.step)
		p.s.react(moved.Object(), func(last goja.Value) {
			if !last.ToBoolean() {
				p.run()
			}
		}, nil)
	}, nil)
}

// chunk implements request.
func (p *pipe) chunk(v goja.Value) {
	if ex := p.s.env.Try(func() { p.lastWrite = p.writer.write(v) }); ex != nil {
		p.lastWrite = p.s.failed(ex.Value())
	}
	p.s.react(p.lastWrite, nil, nil)
	p.step.Keep(p.s.vm.ToValue(false))
}

// close implements request.
func (p *pipe) close(goja.Value) { p.step.Keep(p.s.vm.ToValue(true)) }

// fail implements request.
func (p *pipe) fail(goja.Value) { p.step.Keep(p.s.vm.ToValue(true)) }
