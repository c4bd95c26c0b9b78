package workerthreads

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/clone"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// worker is a thread as the one that made it sees it: what is behind a Worker. It belongs
// to that one's loop, but for post and terminate.
type worker struct {
	w      *Threads
	id     int
	handle *eventloop.Handle
	tell   goja.Value // the Worker's function (event, ...args)
	stdin  *jsapi.Feed

	stop     func()
	stopped  chan struct{} // closed by terminate
	stopping sync.Once
	gone     chan struct{} // closed when the thread has ended
}

// boot is what a thread is given by the one that makes it.
type boot struct {
	group *group
	end   *end           // parentPort's
	data  *clone.Message // workerData and the environment data
	up    *worker        // to be told by post
}

// post has f called on the loop of the thread that made this one.
func (k *worker) post(f func()) { k.handle.Post(f) }

// emit tells the Worker. Call it on the loop of the thread that made it.
func (k *worker) emit(event string, args ...goja.Value) {
	jsapi.Call(k.tell, goja.Undefined(), append([]goja.Value{k.w.env.VM.ToValue(event)}, args...)...)
}

// terminate ends the thread, whatever it does.
func (k *worker) terminate() {
	k.stopping.Do(func() {
		k.stop() // first: a native that stopped wakes returns to a script that is broken off already
		close(k.stopped)
	})
}

// start is the native that starts the thread of a Worker. Its arguments are what worker.js
// has made of those of the constructor, and the function to tell of events. It returns
// the handle of the thread.
func (w *Threads) start(c goja.FunctionCall) goja.Value {
	env, o := w.env, c.Argument(0).(*goja.Object)
	if env.Host.StartThread == nil {
		panic(env.CodeError("Error", "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "Worker threads are not available in this runtime"))
	}
	k := &worker{w: w, tell: c.Argument(1), stdin: &jsapi.Feed{}, stopped: make(chan struct{}), gone: make(chan struct{})}
	b := &boot{group: w.group, up: k}
	b.data = clone.Pack(env, o.Get("data"), clone.List(env, o.Get("transferList"), "Optional transferList argument must be an iterable"))
	var near *end
	near, b.end = newChannel()
	k.id = w.group.nextID()
	if !o.Get("stdin").ToBoolean() {
		k.stdin.Add(nil)
	}
	k.handle = env.Loop.NewHandle()
	stop, err := env.Host.StartThread(k.spec(o, b))
	if err != nil {
		k.handle.Close()
		b.data.Drop()
		panic(w.startError(err))
	}
	k.stop = stop
	w.workers[k] = true
	return k.object(near)
}

func (w *Threads) startError(err error) goja.Value {
	var bad jsapi.BadFlags
	if errors.As(err, &bad) {
		return w.env.CodeError("Error", "ERR_WORKER_INVALID_EXEC_ARGV", "Initiated Worker with invalid execArgv flags: "+strings.Join(bad, ", "))
	}
	return w.env.CodeError("Error", "ERR_WORKER_INIT_FAILED", "Worker initialization failure: "+err.Error())
}

// spec is what the host is asked to start.
func (k *worker) spec(o *goja.Object, b *boot) jsapi.ThreadStart {
	w := k.w
	s := jsapi.ThreadStart{
		Thread: &jsapi.Thread{
			ID: k.id, Stopped: k.stopped, Stdin: k.stdin, Boot: b, CloseFiles: o.Get("trackUnmanagedFds").ToBoolean(),
			Title: process.From(w.env).Title(),
			Write: func(fd int, data []byte) {
				data = slices.Clone(data)
				k.post(func() { k.emit("output", w.env.VM.ToValue(fd), buffer.From(w.env).New(data)) })
			},
		},
		File: o.Get("filename").String(), Eval: o.Get("eval").ToBoolean(),
		Args: w.strings(o.Get("argv")), Env: w.environ(o.Get("env")), StackSize: o.Get("stackSizeMb").ToFloat(),
		Online: func() { k.post(func() { k.emit("online") }) },
		Exited: func(code int) {
			k.post(func() { k.ended(code) })
			close(k.gone)
		},
	}
	if v := o.Get("execArgv"); !jsapi.IsNullish(v) {
		s.ExecArgv = w.strings(v)
	}
	return s
}

// ended is told the Worker behind everything else.
func (k *worker) ended(code int) {
	delete(k.w.workers, k)
	k.handle.Close()
	k.emit("exit", k.w.env.VM.ToValue(code))
}

// object is the thread's handle for worker.js.
func (k *worker) object(near *end) *goja.Object {
	env := k.w.env
	o := env.VM.NewObject()
	jsapi.Must(o.Set("threadId", k.id))
	jsapi.Must(o.Set("port", k.w.newPort(near).Object()))
	do := func(name string, f func(v goja.Value)) jsapi.Method {
		return jsapi.Method{Name: name, Fn: func(c goja.FunctionCall) goja.Value { f(c.Argument(0)); return goja.Undefined() }}
	}
	env.SetMethods(o, true,
		do("ref", func(goja.Value) { k.handle.Ref() }),
		do("unref", func(goja.Value) { k.handle.Unref() }),
		do("terminate", func(goja.Value) { k.terminate() }),
		do("endInput", func(goja.Value) { k.stdin.Add(nil) }),
		do("input", func(v goja.Value) {
			if b, ok := buffer.Bytes(v); ok && len(b) > 0 {
				k.stdin.Add(slices.Clone(b))
			}
		}))
	return o
}

// strings are the items of an array as texts, without nil.
func (w *Threads) strings(v goja.Value) []string {
	list := []string{}
	w.env.VM.ForOf(v, func(item goja.Value) bool { list = append(list, w.env.Text(item)); return true })
	return list
}

// environ is what options.env says: a copy of this thread's, the same one, or an object's.
func (w *Threads) environ(v goja.Value) *jsapi.Environ {
	if v == goja.Value(w.shareEnv()) {
		return w.env.Host.Env
	}
	o, ok := v.(*goja.Object)
	if !ok {
		return jsapi.NewEnviron(w.env.Host.Env.Pairs())
	}
	e := jsapi.NewEnviron(nil)
	for _, name := range o.Keys() {
		e.Set(name, w.env.Text(o.Get(name)))
	}
	return e
}

// nextID is the id of the next thread.
func (g *group) nextID() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.lastID++
	return g.lastID
}
