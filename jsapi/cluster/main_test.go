package cluster_test

import (
	"io"
	stdnet "net"
	"strings"
	"testing"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/childprocess"
	"github.com/gaggle-js/gaggle/jsapi/cluster"
	"github.com/gaggle-js/gaggle/jsapi/dgram"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

func TestMain(m *testing.M) { jsapitest.Child{Modules: modules(), Start: startWorker}.Main(m) }

func modules() []jsapi.Module {
	return append([]jsapi.Module{
		buffer.Module, childprocess.Module, cluster.Module, dgram.Module, events.Module, net.Module, process.Module,
	}, stream.Modules()...)
}

// startWorker gives the scripts of workers their process and their place in the cluster.
func startWorker(w *jsapitest.World) {
	p := process.From(w.Env)
	w.Loop.AtEnd = p.Finish
	w.Loop.OnError = func(*goja.Exception) {
		p.SetExitCode(1)
		p.Finish()
	}
	_ = w.VM.Set("process", p.Object())
	_ = w.VM.Set("noDescriptors", w.Func("noDescriptors", 0, noDescriptors))
	childprocess.AttachChannel(w.Env, p.Object())
	cluster.Start(w.Env)
}

// noDescriptors sets the limit of this process to what it has open.
func noDescriptors(goja.FunctionCall) goja.Value {
	fd, err := unix.Dup(2)
	if err == nil {
		err = unix.Close(fd)
	}
	if err == nil {
		err = unix.Setrlimit(unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: uint64(fd), Max: uint64(fd)})
	}
	if err != nil {
		panic(err)
	}
	return goja.Undefined()
}

// primary is a world that forks the test binary. Its scripts have beside cluster:
// start(text, n) forks n workers that run text and returns them; ready(n, f) calls f with
// the address of the nth 'listening'; ask(port, n, f) makes n connections one after the
// other and calls f with what they were sent; askNow does it while JavaScript stands still.
func primary(t *testing.T) *jsapitest.World {
	t.Helper()
	w := jsapitest.New(t, modules()...)
	w.Forks()
	t.Cleanup(func() { childprocess.From(w.Env).Close() })
	set := func(name string, f jsapi.Fn) { _ = w.VM.Set(name, w.Func(name, 0, f)) }
	set("ask", func(c goja.FunctionCall) goja.Value {
		f, _ := jsapi.AsFn(c.Argument(2))
		port, n, pending := c.Argument(0).String(), int(c.Argument(1).ToInteger()), w.Loop.NewPending()
		go func() {
			got := ask(port, n)
			pending.Resolve(func() { f(goja.FunctionCall{This: goja.Undefined(), Arguments: []goja.Value{w.VM.ToValue(got)}}) })
		}()
		return goja.Undefined()
	})
	set("askNow", func(c goja.FunctionCall) goja.Value {
		return w.VM.ToValue(ask(c.Argument(0).String(), int(c.Argument(1).ToInteger())))
	})
	return w
}

// ask makes n connections one after the other and joins what they bring.
func ask(port string, n int) string {
	var got []string
	for range n {
		got = append(got, askOnce("tcp", "127.0.0.1:"+port))
	}
	return strings.Join(got, "")
}

func askOnce(network, addr string) string {
	c, err := stdnet.Dial(network, addr)
	if err != nil {
		return "(" + err.(*stdnet.OpError).Err.Error() + ")"
	}
	defer c.Close()
	b, err := io.ReadAll(c)
	if err != nil {
		return "(" + err.Error() + ")"
	}
	return string(b)
}

const primaryJS = `
	const cluster = require('cluster');
	const start = (text, n, env) => {
		cluster.setupPrimary({exec: text});
		return Array.from({length: n}, () => cluster.fork(env));
	};
	const ready = (n, f) => cluster.on('listening', (w, a) => { if (--n === 0) f(a.port, a); });
	const all = (f) => Object.values(cluster.workers).forEach(f);
	const end = () => all((w) => w.process.kill('SIGKILL'));
`

// echo is a worker that sends its number to each client.
const echo = `"` + echoText + `"`

const echoText = `const s = require('net').createServer((c) => c.end(String(require('cluster').worker.id))); s.listen(0, '127.0.0.1')`

// expect runs the script in a primary and compares what it logs.
func expect(t *testing.T, script string, want ...string) {
	t.Helper()
	compare(t, primary(t).Run(primaryJS+script), want)
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}
