package webstreams

import "github.com/dop251/goja"

func (p *pipe) sourceFailed(err goja.Value) {
	if p.preventAbort {
		p.shutdown(nil, err)
	} else {
		p.shutdown(func() *goja.Object { return p.dest.abandon(err) }, err)
	}
}

func (p *pipe) destFailed(err goja.Value) {
	if p.preventCancel {
		p.shutdown(nil, err)
	} else {
		p.shutdown(func() *goja.Object { return p.source.cancel(err) }, err)
	}
}

func (p *pipe) sourceClosed(goja.Value) {
	if p.preventClose {
		p.shutdown(nil, nil)
	} else {
		p.shutdown(p.writer.closePropagating, nil)
	}
}

// abort is what the signal does: both sides end with its reason.
func (p *pipe) abort(reason goja.Value) {
	p.shutdown(func() *goja.Object {
		var ends []*goja.Object
		if !p.preventAbort {
			if p.dest.state == writing {
				ends = append(ends, p.dest.abandon(reason))
			} else {
				ends = append(ends, p.s.done())
			}
		}
		if !p.preventCancel {
			if p.source.state == open {
				ends = append(ends, p.source.cancel(reason))
			} else {
				ends = append(ends, p.s.done())
			}
		}
		return p.s.outcome(p.s.passed(p.s.all(ends))) // an asynchronous function, in Node
	}, reason)
}

// all is Promise.all of promises of ours, without their values.
func (s *streams) all(list []*goja.Object) *goja.Object {
	p := s.env.Promises().New()
	left := len(list)
	if left == 0 {
		p.Keep(goja.Undefined())
	}
	for _, q := range list {
		s.react(q, func(goja.Value) {
			if left--; left == 0 {
				p.Keep(goja.Undefined())
			}
		}, p.Break)
	}
	return p.Object()
}

// shutdown ends the pipe once, behind what has been written and behind action, each when there
// is any. The result is rejected with err, unless that is nil, or with what action fails for.
func (p *pipe) shutdown(action func() *goja.Object, err goja.Value) {
	if p.over {
		return
	}
	p.over = true
	end := func(goja.Value) {
		if action == nil {
			p.finish(err)
		} else {
			p.s.react(action(), func(goja.Value) { p.finish(err) }, p.finish)
		}
	}
	if p.dest.state == writing && !p.dest.closeQueued() {
		p.s.react(p.written(), end, p.finish)
	} else {
		end(nil)
	}
}

// written fulfils when all that has been written has been, also what was written meanwhile.
func (p *pipe) written() *goja.Object {
	d, last := p.s.env.Promises().New(), p.lastWrite
	p.s.react(last, func(goja.Value) {
		if last == p.lastWrite {
			d.Keep(goja.Undefined())
		} else {
			p.s.react(p.written(), d.Keep, d.Break)
		}
	}, d.Break)
	return d.Object()
}

// finish gives both locks up and settles the result.
func (p *pipe) finish(err goja.Value) {
	p.unabort()
	p.writer.release()
	p.reader.release()
	if err != nil {
		p.result.Break(err)
	} else {
		p.result.Keep(goja.Undefined())
	}
}
