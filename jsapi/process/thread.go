package process

import (
	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// inThread makes o the process of a worker thread, which cannot change what it shares with
// the others (Node, "Worker threads" page, "Class: Worker").
func (p *Process) inThread(o *goja.Object) {
	for _, name := range []string{"abort", "chdir", "setgid", "setuid", "setegid", "seteuid", "setgroups", "initgroups"} {
		refuse := p.env.Func("unavailableInWorker", 0, func(goja.FunctionCall) goja.Value {
			panic(p.unsupported("process." + name + "()"))
		})
		_ = refuse.Set("disabled", true)
		_ = o.Set(name, refuse)
	}
	umask, _ := jsapi.AsFn(o.Get("umask"))
	_ = o.Set("umask", p.env.Func("wrappedUmask", 1, func(c goja.FunctionCall) goja.Value {
		if !goja.IsUndefined(c.Argument(0)) {
			panic(p.unsupported("Setting process.umask()"))
		}
		return umask(c)
	}))
}

func (p *Process) unsupported(what string) *goja.Object {
	return p.env.CodeError("TypeError", "ERR_WORKER_UNSUPPORTED_OPERATION", what+" is not supported in workers")
}

// makeThreadOutput makes process.stdout or stderr of a worker thread.
func (p *Process) makeThreadOutput(fd int) *goja.Object {
	s := stream.From(p.env)
	o := p.env.Create(p.class("WritableWorkerStdio", s.Writable))
	s.Bind(o, &output{p: p, fd: fd})
	return o
}

// threadInput is process.stdin of a worker thread: what the parent writes to worker.stdin.
type threadInput struct {
	stream.Readable
	feed   *jsapi.Feed
	handle *eventloop.Handle
}

func (p *Process) makeThreadInput() *goja.Object {
	s := stream.From(p.env)
	in := &threadInput{feed: p.env.Host.Thread.Stdin, handle: p.env.Loop.NewHandle()}
	in.handle.Unref()
	o := p.env.Create(p.class("ReadableWorkerStdio", s.Readable))
	s.Bind(o, in)
	return o
}

// ReadMore implements stream.Source. From the first call on the stream keeps the loop alive
// until its end.
func (in *threadInput) ReadMore(int) {
	if in.handle.HasRef() {
		return
	}
	in.handle.Ref()
	in.feed.OnAdd(func() { in.handle.Post(in.take) })
	in.handle.Post(in.take)
}

func (in *threadInput) take() {
	chunks, ended := in.feed.Take()
	for _, b := range chunks {
		if len(b) > 0 {
			in.Push(b)
		}
	}
	if ended {
		in.handle.Close()
		in.PushEOF()
	}
}

// Teardown implements stream.Destroyer.
func (in *threadInput) Teardown(err goja.Value) {
	in.handle.Close()
	in.TeardownDone(err)
}
