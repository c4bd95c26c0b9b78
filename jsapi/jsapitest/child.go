package jsapitest

import (
	"os"
	"strconv"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
)

// childVar is in the environment of a copy of the test binary that is a forked child.
const childVar = "GAGGLE_TEST_CHILD"

// Child is what a test binary does as a child of its own tests. The tests of a module that
// forks have it for their TestMain:
//
//	func TestMain(m *testing.M) { jsapitest.Child{Modules: modules(), Start: start}.Main(m) }
type Child struct {
	Modules []jsapi.Module
	// Start readies the World of a child before its script runs: the global process, the
	// channel. It is called on the loop.
	Start func(w *World)
}

// Main runs the tests, or, in a child, the JavaScript text that is the first argument, and
// exits. The World of a child is no guest; its Host has the environment and the channel that
// it was given.
func (c Child) Main(m *testing.M) {
	if os.Getenv(childVar) == "" {
		os.Exit(m.Run())
	}
	os.Exit(c.run())
}

func (c Child) run() int {
	t := &noTest{}
	defer t.cleanUp()
	w := New(t, c.Modules...)
	h := w.Host
	h.Embedded, h.Env = false, jsapi.NewEnviron(os.Environ())
	h.UniqueID = h.Env.Take("NODE_UNIQUE_ID")
	h.ChannelSerialization = h.Env.Take("NODE_CHANNEL_SERIALIZATION_MODE")
	if fd, err := strconv.Atoi(h.Env.Take("NODE_CHANNEL_FD")); err == nil {
		h.ChannelFD = fd
	}
	code, _ := w.Loop.Run(func() {
		c.Start(w)
		if _, err := w.VM.RunScript("child.js", os.Args[1]); err != nil {
			panic(err)
		}
	})
	return code
}

// Forks makes the children of w's scripts copies of the test binary that run what is their
// first argument.
func (w *World) Forks() { w.Host.Env.Set(childVar, "1") }

// ChildEnviron is this process's environment with what makes a copy of the test binary a
// child, for one that the test starts itself.
func ChildEnviron() []string { return append(os.Environ(), childVar+"=1") }

// noTest stands for the test that a child does not have.
type noTest struct {
	testing.TB
	cleanups []func()
}

func (*noTest) Helper()            {}
func (*noTest) Fatal(args ...any)  { panic(args) }
func (t *noTest) Cleanup(f func()) { t.cleanups = append(t.cleanups, f) }
func (t *noTest) cleanUp() {
	for _, f := range t.cleanups {
		f()
	}
}
