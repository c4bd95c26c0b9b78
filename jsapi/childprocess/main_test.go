package childprocess_test

import (
	"os"
	"strconv"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/childprocess"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// TestMain lets the test binary be its own child: with childVar in the environment it
// runs the JavaScript text that is its first argument, with the channel that it was given.
func TestMain(m *testing.M) {
	if os.Getenv(childVar) != "" {
		os.Exit(runChild())
	}
	os.Exit(m.Run())
}

const childVar = "GAGGLE_TEST_CHILD"

func modules() []jsapi.Module {
	return append([]jsapi.Module{
		events.Module, process.Module, buffer.Module, childprocess.Module, net.Module,
	}, stream.Modules()...)
}

// runChild is the main of a child.
func runChild() int {
	t := &noTest{}
	defer t.cleanUp()
	w := jsapitest.New(t, modules()...)
	if fd, err := strconv.Atoi(os.Getenv("NODE_CHANNEL_FD")); err == nil {
		w.Host.ChannelFD, w.Host.ChannelSerialization = fd, os.Getenv("NODE_CHANNEL_SERIALIZATION_MODE")
	}
	w.Host.Embedded = false
	p := process.From(w.Env)
	w.Loop.AtEnd = p.Finish
	code, _ := w.Loop.Run(func() {
		_ = w.VM.Set("process", p.Object())
		if w.Host.ChannelFD >= 0 {
			childprocess.AttachChannel(w.Env, p.Object())
		}
		if _, err := w.VM.RunScript("child.js", os.Args[1]); err != nil {
			panic(err)
		}
	})
	return code
}

// noTest stands for the test that a child process does not have.
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

// parent makes a world that can fork the test binary: fork(child's text) in its scripts.
func parent(t *testing.T) *jsapitest.World {
	t.Helper()
	w := jsapitest.New(t, modules()...)
	w.Host.Env.Set(childVar, "1")
	t.Cleanup(func() { childprocess.From(w.Env).Close() })
	return w
}

const forkJS = `
	const {fork} = require('child_process');
	const log2 = (c) => {
		for (const e of ['spawn', 'message', 'disconnect', 'exit', 'close', 'error'])
			c.on(e, (...a) => log(e, ...a.map((v) => JSON.stringify(v) ?? '')));
		return c;
	};
`
