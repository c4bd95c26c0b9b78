package stream

import "github.com/dop251/goja"

// PushLent is Push with bytes that the caller would like back, part of a buffer of that
// size: free says that nobody holds them any more, because all of them went through one pipe
// into a sink in Go that has written them. Otherwise they are given away as with Push.
func (r *ReadSide) PushLent(b []byte, size int) (more, free bool) {
	p := r.onlyPipe()
	more = r.push(b)
	if free = p != nil && r.length == 0 && p.w.length == 0; !free {
		r.b.s.buffers.Made(size)
	}
	return more, free
}

// onlyPipe is the pipe that takes what is pushed now, when nothing else sees it and no
// JavaScript is on its way; nil otherwise.
func (r *ReadSide) onlyPipe() *pipe {
	b := r.b
	if len(r.pipes) != 1 || r.flow != flowOn || r.length > 0 || r.sync || r.objectMode || r.decoder != nil || !b.Direct() {
		return nil
	}
	ls := b.Listeners("data")
	if len(ls) != 1 {
		return nil
	}
	p, ok := ls[0].Tap().(*pipe)
	if !ok || p.w == nil || p.w.sink == nil || p.w.length > 0 || p.w.objectMode {
		return nil
	}
	fns := &b.s.fns
	if p.dest.Get("write") != goja.Value(fns.write) || p.dest.Get("_write") != goja.Value(fns.underWrite) {
		return nil
	}
	return p
}
