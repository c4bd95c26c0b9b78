package jsapi

import "sync"

// Thread is what a runtime that is a worker thread of another has in place of a process
// (Node, "Worker threads" page): Host.Thread. It is made by whoever starts the thread and
// belongs to the thread from then on, but for Stdin, which both sides use.
type Thread struct {
	// ID is the threadId, unique among the threads of one main thread, from 1.
	ID int
	// Title is process.title, which a thread cannot change.
	Title string
	// Stopped is closed when the thread is terminated: natives that block look at it, too.
	Stopped <-chan struct{}
	// Write takes what is written to process.stdout (fd 1) and process.stderr (2). It does
	// not keep b.
	Write func(fd int, b []byte)
	// Stdin is what process.stdin reads.
	Stdin *Feed
	// CloseFiles has the descriptors closed that the thread opened by fs.open and did not
	// close: the option trackUnmanagedFds.
	CloseFiles bool
	// Boot is what package workerthreads has for itself in the thread.
	Boot any
}

// ThreadStart is what Host.StartThread runs, and as what.
type ThreadStart struct {
	Thread *Thread
	// File is the absolute path of the script; with Eval it is the script itself.
	File string
	Eval bool
	// Args are process.argv behind the script.
	Args []string
	// Env is process.env: the thread's own, or one that several threads share.
	Env *Environ
	// ExecArgv are the thread's own flags; nil for those of the thread that starts it.
	ExecArgv []string
	// StackSize is how deep calls may nest, in MiB of V8's stack.
	StackSize float64
	// Online is called on the thread's goroutine when the script is about to run.
	Online func()
	// Exited is told the exit code when the thread has ended and let go of everything. It
	// runs on the thread's goroutine, its last act.
	Exited func(code int)
}

// BadFlags is the error of Host.StartThread for flags that a thread cannot have of its own.
type BadFlags []string

func (f BadFlags) Error() string { return "flags that a worker thread cannot have" }

// Feed is bytes on their way into a thread: a queue between two goroutines without a bound.
type Feed struct {
	mu     sync.Mutex
	chunks [][]byte
	ended  bool
	wake   func()
}

// Add puts b, which the Feed then owns, at the end; nil is the end itself.
func (f *Feed) Add(b []byte) {
	f.mu.Lock()
	if b == nil {
		f.ended = true
	} else {
		f.chunks = append(f.chunks, b)
	}
	wake := f.wake
	f.mu.Unlock()
	if wake != nil {
		wake()
	}
}

// Take returns what is there and whether the end has come behind it.
func (f *Feed) Take() (chunks [][]byte, ended bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	chunks, f.chunks = f.chunks, nil
	return chunks, f.ended
}

// OnAdd has wake called, on any goroutine, at each Add from now on.
func (f *Feed) OnAdd(wake func()) {
	f.mu.Lock()
	f.wake = wake
	f.mu.Unlock()
}
