package stream

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
)

// Destination is a writable in Go that is no Writable of this package, such as a response.
// A pipe calls WriteBytes in place of the object's write while that is still WriteMethod.
type Destination interface {
	WriteMethod() *goja.Object
	// WriteBytes is write(chunk) with bytes that it may use until they have been written.
	WriteBytes(b []byte) bool
}

// pipe moves data from a Readable to one destination.
type pipe struct {
	src  *ReadSide
	dest *goja.Object
	w    *WriteSide  // the destination, when it is a Writable
	go_  Destination // or when it is that
	own  []*subscription
	// drain, onError and the others are what the pipe listens to.
	drain, onEnd, onError, onClose, onFinish *subscription
	cleaned                                  bool
}

// subscription is a listener on any emitter, of Go or of a script.
type subscription struct{ off func() }

func (s *subscription) cancel() {
	if s != nil && s.off != nil {
		s.off()
		s.off = nil
	}
}

// how a subscription is made.
type mode uint8

const (
	always mode = iota
	once
	first
)

// subscribe listens on o. On an emitter of ours whose on nobody has replaced no JavaScript
// function is made.
func (s *Streams) subscribe(o *goja.Object, name string, how mode, f func(args []goja.Value)) *subscription {
	if em := s.events.Of(o); em != nil && em.Object() == o && s.plainOn(o) {
		var l *events.Listener
		switch how {
		case once:
			l = em.OnceGo(name, f)
		case first:
			l = em.PrependGo(name, f)
		default:
			l = em.OnGo(name, f)
		}
		return &subscription{off: l.Remove}
	}
	fn := s.env.Func("", 0, func(c goja.FunctionCall) goja.Value { f(c.Arguments); return goja.Undefined() })
	method := [...]string{"on", "once", "prependListener"}[how]
	if how == first && !jsapi.IsFunction(o.Get(method)) {
		method = "on"
	}
	s.env.Method(o, method, s.env.VM.ToValue(name), fn)
	return &subscription{off: func() { s.env.Method(o, "removeListener", s.env.VM.ToValue(name), fn) }}
}

// plainOn reports whether on is one of ours.
func (s *Streams) plainOn(o *goja.Object) bool { return s.events.Ours(o.Get("on")) }

// Pipe pipes into the object dest as readable.pipe(dest, {end}) does.
func (r *ReadSide) Pipe(dest *goja.Object, end bool) {
	s := r.b.s
	p := &pipe{src: r, dest: dest}
	if b := s.Of(dest); b != nil && b.Object() == dest {
		p.w = b.w
	}
	p.go_, _ = s.env.Own(dest).(Destination)
	if len(r.pipes) == 1 {
		r.manyWait = true
	}
	r.pipes = append(r.pipes, p)
	p.endWith(end && !s.standard(dest))
	unpiped := s.subscribe(dest, "unpipe", always, p.unpiped)
	data := p.listen()
	p.onError = s.subscribe(dest, "error", first, p.failed)
	p.onClose = s.subscribe(dest, "close", once, func([]goja.Value) { p.onFinish.cancel(); p.unpipe() })
	p.onFinish = s.subscribe(dest, "finish", once, func([]goja.Value) { p.onClose.cancel(); p.unpipe() })
	p.own = []*subscription{unpiped, data}
	s.env.Method(dest, "emit", s.env.VM.ToValue("pipe"), r.b.Object())
	if need := dest.Get("writableNeedDrain"); need != nil && need.StrictEquals(s.env.VM.ToValue(true)) {
		p.wait()
	} else if r.flow != flowOn {
		r.Resume()
	}
}

// listen takes the source's data.
func (p *pipe) listen() *subscription {
	b := p.src.b
	f := func(args []goja.Value) { p.value(args[0]) }
	if !b.s.plainOn(b.Object()) {
		return b.s.subscribe(b.Object(), "data", always, f)
	}
	return &subscription{off: b.OnTap("data", p, f).Remove}
}

// endWith ends or leaves the destination at the end of the source.
func (p *pipe) endWith(end bool) {
	r := p.src
	f := p.unpipe
	if end {
		f = func() { r.b.s.env.Method(p.dest, "end") }
	}
	if r.endEmitted {
		r.b.tick(f)
		return
	}
	p.onEnd = r.b.s.subscribe(r.b.Object(), "end", once, func([]goja.Value) { f() })
}

// standard reports whether o is process.stdout or process.stderr, which no pipe ends.
func (s *Streams) standard(o *goja.Object) bool {
	p, ok := s.env.VM.Get("process").(*goja.Object)
	if !ok || s.Of(o) == nil {
		return false
	}
	return p.Get("stdout") == goja.Value(o) || p.Get("stderr") == goja.Value(o)
}

// data writes one chunk, without JavaScript where the destination is ours.
func (p *pipe) data(c *chunk) {
	s := p.src.b.s
	if p.w != nil && c.bytes && !p.w.objectMode && p.dest.Get("write") == goja.Value(s.fns.write) {
		if !p.w.write(*c, "buffer", done{}) {
			p.wait()
		}
		return
	}
	if p.go_ != nil && c.bytes && p.dest.Get("write") == goja.Value(p.go_.WriteMethod()) {
		if !p.go_.WriteBytes(c.b) {
			p.wait()
		}
		return
	}
	p.value(c.Value())
}

func (p *pipe) value(v goja.Value) {
	vm := p.src.b.s.env.VM
	if (thing{p.src.b.s, p.dest}).callAs("dest", "write", v).StrictEquals(vm.ToValue(false)) {
		p.wait()
	}
}

// wait pauses the source until the destination has drained.
func (p *pipe) wait() {
	r := p.src
	if !p.cleaned {
		if len(r.pipes) == 1 && r.pipes[0] == p {
			r.waiting, r.manyWait = append(r.waiting[:0], p), false
		} else if len(r.pipes) > 1 && slices.Contains(r.pipes, p) && !slices.ContainsFunc(r.waiting, p.sameDest) {
			r.waiting = append(r.waiting, p)
		}
		r.Pause()
	}
	if p.drain == nil {
		p.drain = r.b.s.subscribe(p.dest, "drain", always, func([]goja.Value) { p.drained() })
	}
}

func (p *pipe) drained() {
	r := p.src
	r.waiting = slices.DeleteFunc(r.waiting, p.sameDest)
	if len(r.waiting) == 0 && r.dataListening {
		r.Resume()
	}
}

func (p *pipe) sameDest(q *pipe) bool { return q.dest == p.dest }

// forgetWaiting is for data that was read by other means while destinations were full.
func (r *ReadSide) forgetWaiting() { r.waiting = r.waiting[:0] }

// failed is the destination's 'error'.
func (p *pipe) failed(args []goja.Value) {
	s := p.src.b.s
	p.unpipe()
	p.onError.cancel()
	if s.env.Method(p.dest, "listenerCount", s.env.VM.ToValue("error")).ToInteger() > 0 {
		return
	}
	err := goja.Undefined()
	if len(args) > 0 {
		err = args[0]
	}
	if b := s.Of(p.dest); b != nil && !b.errorEmitted {
		b.Fail(err)
		return
	}
	s.env.Method(p.dest, "emit", s.env.VM.ToValue("error"), err)
}

func (p *pipe) unpipe() {
	b := p.src.b
	b.s.env.Method(b.Object(), "unpipe", p.dest)
}

// unpiped is 'unpipe' on the destination: it cleans up when it is about this source.
func (p *pipe) unpiped(args []goja.Value) {
	if len(args) == 0 || args[0] != goja.Value(p.src.b.Object()) || p.cleaned {
		return
	}
	vm := p.src.b.s.env.VM
	if len(args) > 1 {
		if info, ok := args[1].(*goja.Object); ok {
			if done := info.Get("hasUnpiped"); done == nil || done.ToBoolean() {
				return
			}
			jsapi.Must(info.Set("hasUnpiped", vm.ToValue(true)))
		} else {
			return
		}
	} else {
		return
	}
	p.clean()
}

func (p *pipe) clean() {
	for _, s := range append(p.own, p.onClose, p.onFinish, p.onError, p.onEnd) {
		s.cancel()
	}
	waited := p.drain != nil
	p.drain.cancel()
	p.cleaned = true
	if waited && (len(p.src.waiting) > 0 || p.src.manyWait) && (p.w == nil || p.w.needDrain) {
		p.drained()
	}
}

// Unpipe takes one destination off, or all when dest is nil.
func (r *ReadSide) Unpipe(dest *goja.Object) {
	s := r.b.s
	emit := func(p *pipe) {
		info := s.env.VM.NewObject()
		jsapi.Must(info.Set("hasUnpiped", false))
		s.env.Method(p.dest, "emit", s.env.VM.ToValue("unpipe"), r.b.Object(), info)
	}
	if len(r.pipes) == 0 {
		return
	}
	if dest == nil {
		gone := r.pipes
		r.pipes = nil
		r.Pause()
		for _, p := range gone {
			emit(p)
		}
		return
	}
	i := slices.IndexFunc(r.pipes, func(p *pipe) bool { return p.dest == dest })
	if i < 0 {
		return
	}
	p := r.pipes[i]
	r.pipes = slices.Delete(slices.Clone(r.pipes), i, i+1)
	if len(r.pipes) == 0 {
		r.Pause()
	}
	emit(p)
}

// Consumer takes the data of a Readable in Go; see Consume.
type Consumer struct{ f func(b []byte) }

func (c *Consumer) data(ch *chunk) { c.f(ch.raw("")) }

// Consume adds a 'data' listener in Go, which starts the flow. f may keep the bytes, which
// the script may see and change as well when it listens too.
func (r *ReadSide) Consume(f func(b []byte)) *events.Listener {
	return r.b.OnTap("data", &Consumer{f}, func(args []goja.Value) {
		if b, ok := r.b.s.buffers.Bytes(args[0]); ok {
			f(b)
		} else if jsapi.IsString(args[0]) {
			f([]byte(args[0].String()))
		}
	})
}
