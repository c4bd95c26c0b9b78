package childprocess_test

import (
	"testing"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/childprocess"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

func TestMain(m *testing.M) { jsapitest.Child{Modules: modules(), Start: startChild}.Main(m) }

func modules() []jsapi.Module {
	return append([]jsapi.Module{
		events.Module, process.Module, buffer.Module, childprocess.Module, net.Module,
	}, stream.Modules()...)
}

// startChild gives the scripts of children their process, with the channel if there is one.
func startChild(w *jsapitest.World) {
	p := process.From(w.Env)
	w.Loop.AtEnd = p.Finish
	_ = w.VM.Set("process", p.Object())
	if fd := w.Host.ChannelFD; fd >= 0 {
		childprocess.AttachChannel(w.Env, p.Object())
		_ = w.VM.Set("sendRaw", w.Func("sendRaw", 1, func(c goja.FunctionCall) goja.Value { return sendRaw(fd, c) }))
	}
}

// sendRaw(bytes) writes to the channel what no channel would, and a descriptor of /dev/null.
func sendRaw(channel int, c goja.FunctionCall) goja.Value {
	null, err := unix.Open("/dev/null", unix.O_RDONLY|unix.O_CLOEXEC, 0)
	if err == nil {
		err = unix.Sendmsg(channel, []byte(c.Argument(0).String()), unix.UnixRights(null), nil, 0)
	}
	if err != nil {
		panic(err)
	}
	return goja.Undefined()
}

// parent makes a world that can fork the test binary: fork(child's text) in its scripts.
func parent(t *testing.T) *jsapitest.World {
	t.Helper()
	w := jsapitest.New(t, modules()...)
	w.Forks()
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
