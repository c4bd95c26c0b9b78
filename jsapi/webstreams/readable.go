package webstreams

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// readable is a ReadableStream. (Streams Standard, section 4.2.)
type readable struct {
	jsapi.Hidden
	s         *streams
	state     state
	err       goja.Value // of state errored
	disturbed bool       // somebody has read or cancelled
	ctl       *source
	reader    *reader // nil when the stream is not locked
	end       ending
}

const readableName = "ReadableStream"

func (s *streams) defineReadable() {
	this := func(c goja.FunctionCall) *readable { return the[*readable](s, c.This, readableName) }
	class := s.class(classSpec{name: readableName,
		make: s.newReadable,
		show: func(v goja.Value) []field {
			r := the[*readable](s, v, readableName)
			return []field{{"locked", s.vm.ToValue(r.reader != nil)}, {"state", s.vm.ToValue(string(r.state))},
				{"supportsBYOB", s.vm.ToValue(r.ctl != nil && r.ctl.bytes != nil)}}
		}},
		getter("locked", func(c goja.FunctionCall) goja.Value { return s.vm.ToValue(this(c).reader != nil) }),
		method("cancel", 0, func(c goja.FunctionCall) goja.Value {
			return s.orRejected(func() *goja.Object { return this(c).unlocked("ReadableStream is locked").cancel(c.Argument(0)) })
		}),
		method("getReader", 0, func(c goja.FunctionCall) goja.Value { return s.getReader(this(c), c.Argument(0)) }),
		method("pipeThrough", 1, func(c goja.FunctionCall) goja.Value { return s.pipeThrough(this(c), c) }),
		method("pipeTo", 1, func(c goja.FunctionCall) goja.Value {
			return s.orRejected(func() *goja.Object { return s.pipeTo(this(c), c) })
		}),
		method("tee", 0, func(c goja.FunctionCall) goja.Value {
			branches := this(c).tee()
			return s.vm.NewArray(branches[0].Object(), branches[1].Object())
		}),
		method("values", 0, func(c goja.FunctionCall) goja.Value {
			r, keep := this(c), s.dictionary(c.Argument(0), "options").Get("preventCancel")
			return r.iterate(keep != nil && keep.ToBoolean())
		}))
	s.env.SetMethods(class.Ctor, true, jsapi.Method{Name: "from", Length: 1, Fn: s.from})
	jsapi.Must(class.Proto.DefineDataPropertySymbol(s.env.AsyncIterator(), class.Proto.Get("values"),
		goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE))
	s.hook(readableName, "nodejs.stream.disturbed", func(c goja.FunctionCall) goja.Value { return s.vm.ToValue(this(c).disturbed) })
	s.hook(readableName, "nodejs.stream.errored", func(c goja.FunctionCall) goja.Value { return s.vm.ToValue(this(c).state == errored) })
	s.hook(readableName, "nodejs.stream.readable", func(c goja.FunctionCall) goja.Value { return s.vm.ToValue(this(c).state == open) })
	s.hook(readableName, "nodejs.webstream.isClosedPromise", func(c goja.FunctionCall) goja.Value {
		r := this(c)
		return r.end.of(s, r.state, r.err)
	})
	s.hook(readableName, "nodejs.webstream.controllerErrorFunction", func(c goja.FunctionCall) goja.Value {
		r := this(c)
		return s.env.Func("", 1, func(c goja.FunctionCall) goja.Value { r.ctl.fail(c.Argument(0)); return goja.Undefined() })
	})
}

// newReadable is new ReadableStream(source, strategy).
func (s *streams) newReadable(o *goja.Object, args []goja.Value) {
	r := &readable{s: s, state: open}
	s.env.Bind(o, r)
	from, strategy := s.object(jsapi.Arg(args, 0), "source"), s.dictionary(jsapi.Arg(args, 1), "strategy")
	kind := from.Get("type")
	if !jsapi.IsUndefined(kind) && s.env.Text(kind) != "bytes" {
		panic(s.invalidValue("TypeError", "source.type", kind, ""))
	}
	ctl := &source{stream: r}
	if jsapi.IsUndefined(kind) {
		ctl.size, ctl.mark = s.sizeOf(strategy), s.highWaterMark(strategy, 1)
	} else {
		s.byteOptions(ctl, from, strategy)
	}
	start := s.startOf(from, "source")
	ctl.pull, ctl.cancel = s.algorithm(from, "pull", "source"), s.algorithm(from, "cancel", "source")
	ctl.begin(start)
}

// create makes a stream of algorithms of ours.
func (s *streams) create(start start, ctl *source) *readable {
	r := &readable{s: s, state: open}
	s.made(readableName, r)
	ctl.stream = r
	ctl.begin(start)
	return r
}

// unlocked is r, which nobody may have locked.
func (r *readable) unlocked(otherwise string) *readable {
	if r.reader != nil {
		panic(r.s.invalidState(otherwise))
	}
	return r
}

// cancel is ReadableStreamCancel.
func (r *readable) cancel(reason goja.Value) *goja.Object {
	r.disturbed = true
	switch r.state {
	case closed:
		return r.s.done()
	case errored:
		return r.s.failed(r.err)
	}
	r.close()
	if r.reader != nil && r.reader.byob {
		for _, q := range r.reader.all() {
			q.close(goja.Undefined())
		}
	}
	return r.s.then(r.ctl.cancelled(reason), undefined, nil)
}

// close is ReadableStreamClose. The requests of a BYOB reader wait for their buffers.
func (r *readable) close() {
	r.state = closed
	r.end.tell(r.state, nil)
	if r.reader == nil {
		return
	}
	r.reader.closed.fulfil()
	if !r.reader.byob {
		for _, q := range r.reader.all() {
			q.close(goja.Undefined())
		}
	}
}

// fail is ReadableStreamError.
func (r *readable) fail(err goja.Value) {
	r.state, r.err = errored, err
	r.end.tell(r.state, err)
	if r.reader == nil {
		return
	}
	r.reader.closed.reject(err)
	r.reader.closed.Handled()
	for _, q := range r.reader.all() {
		q.fail(err)
	}
}

// waiting reports whether somebody waits for a chunk.
func (r *readable) waiting() bool { return r.reader != nil && len(r.reader.requests) > 0 }
