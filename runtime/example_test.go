package runtime_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	gonet "net"
	"strconv"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/runtime"
)

// run runs code in a runtime of cfg.
func run(cfg runtime.Config, code string) {
	rt, err := runtime.New(cfg)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = rt.Close() }()
	exitCode, err := rt.RunEval(code)
	fmt.Println(exitCode, err)
}

// A module written in Go is there for require.
func ExampleConfig_WithModule() {
	cfg := runtime.NewConfig().WithModule("greet", func(env *jsapi.Env) goja.Value {
		exports := env.VM.NewObject()
		env.SetMethods(exports, true, jsapi.Method{Name: "hello", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			return env.VM.ToValue("Hello " + c.Argument(0).String())
		}})
		return exports
	})
	run(cfg, `console.log(require('greet').hello('gopher')); process.exitCode = 3`)
	// Output:
	// Hello gopher
	// 3 <nil>
}

// A function that works elsewhere returns a promise.
func ExampleConfig_WithModule_promise() {
	cfg := runtime.NewConfig().WithModule("store", func(env *jsapi.Env) goja.Value {
		exports := env.VM.NewObject()
		env.SetMethods(exports, true, jsapi.Method{Name: "load", Length: 1, Fn: func(c goja.FunctionCall) goja.Value {
			key := env.ValidateString(c.Argument(0), "key") // throws what Node's own functions throw
			return jsapi.Async(env, func(ctx context.Context) (string, error) {
				if key == "" {
					return "", errors.New("no key")
				}
				return "value of " + key, ctx.Err()
			}, nil)
		}})
		return exports
	})
	run(cfg, `
		const store = require('store');
		store.load('a').then(console.log).then(() => store.load('')).catch((e) => console.log(e.message));
		try { store.load() } catch (e) { console.log(e.code) }`)
	// Output:
	// ERR_INVALID_ARG_TYPE
	// value of a
	// no key
	// 0 <nil>
}

// ticker is an event emitter in Go.
type ticker struct {
	events.Emitter
}

// Another goroutine comes back to the loop through a Handle, and emits there.
func ExampleConfig_WithModule_events() {
	cfg := runtime.NewConfig().WithModule("ticker", func(env *jsapi.Env) goja.Value {
		m := events.From(env)
		return env.Class(jsapi.ClassSpec{Name: "Ticker", Parent: m.Class, Init: func(this *goja.Object, args []goja.Value) {
			t := &ticker{}
			m.Bind(this, t)
			handle := env.Loop.NewHandle() // the process lives until it is closed
			go func() {
				for i := range 2 {
					handle.Post(func() { t.Emit("tick", env.VM.ToValue(i)) })
				}
				handle.Post(handle.Close)
			}()
		}}).Ctor
	})
	run(cfg, `
		const Ticker = require('ticker');
		class Clock extends Ticker {}
		new Clock().on('tick', (n) => console.log('tick', n))`)
	// Output:
	// tick 0
	// tick 1
	// 0 <nil>
}

// countdown is a readable stream in Go.
type countdown struct {
	stream.Readable
	left int
}

// ReadMore is called when there is room for more.
func (c *countdown) ReadMore(int) {
	if c.left == 0 {
		c.PushEOF()
		return
	}
	c.Push([]byte(strconv.Itoa(c.left)))
	c.left--
}

// A stream in Go is one of Node's: scripts read it, pipe it and destroy it.
func ExampleConfig_WithModule_stream() {
	cfg := runtime.NewConfig().WithModule("countdown", func(env *jsapi.Env) goja.Value {
		s := stream.From(env)
		return env.Func("countdown", 1, func(c goja.FunctionCall) goja.Value {
			r := &countdown{left: int(c.Argument(0).ToInteger())}
			s.Bind(env.Create(s.Readable), r)
			return r.Object()
		})
	})
	run(cfg, `
		const { text } = require('stream/consumers');
		text(require('countdown')(3)).then(console.log)`)
	// Output:
	// 321
	// 0 <nil>
}

// Go accepts a connection and the script has it as a net.Socket.
func ExampleConfig_WithModule_socket() {
	l, err := gonet.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer l.Close()
	cfg := runtime.NewConfig().WithModule("accept", func(env *jsapi.Env) goja.Value {
		return env.Func("accept", 0, func(goja.FunctionCall) goja.Value {
			accept := func(context.Context) (*gonet.TCPConn, error) { return l.(*gonet.TCPListener).AcceptTCP() }
			return jsapi.Async(env, accept, func(conn *gonet.TCPConn) goja.Value {
				defer conn.Close() // the script's socket has a descriptor of its own
				socket, err := net.From(env).Adopt(conn)
				if err != nil {
					env.Throw(env.Error(err.Error()))
				}
				return socket.Object()
			})
		})
	})
	go func() {
		c, err := gonet.Dial("tcp", l.Addr().String())
		if err == nil {
			_, _ = io.WriteString(c, "hello from Go")
			_ = c.Close()
		}
	}()
	run(cfg, `require('accept')().then((socket) => socket.on('data', (d) => console.log(d.toString())).resume())`)
	// Output:
	// hello from Go
	// 0 <nil>
}

// A script of a stranger: it has a minute, its output is kept, and it gets neither files nor
// processes. What it throws is a Go error.
func ExampleRuntime_Err() {
	var out bytes.Buffer
	rt, err := runtime.New(runtime.NewConfig().
		WithEnviron(nil). // not this process's
		WithOutput(&out, io.Discard).
		WithoutModules("fs", "child_process", "cluster", "worker_threads"))
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	stop := context.AfterFunc(ctx, func() { rt.Terminate(1) })
	defer stop()

	code, err := rt.RunEval(`
		console.log(Object.keys(process.env).length);
		require('fs')`)
	if err == nil {
		err = rt.Err()
	}
	_ = rt.Close()

	fmt.Printf("%d %q\n", code, out.String())
	var uncaught *runtime.UncaughtError
	if errors.As(err, &uncaught) {
		fmt.Println(uncaught.Code)
	}
	// Output:
	// 1 "0\n"
	// MODULE_NOT_FOUND
}

// A context ends a script that would run for ever.
func ExampleRuntime_Terminate() {
	rt, err := runtime.New(runtime.NewConfig())
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = rt.Close() }()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	stop := context.AfterFunc(ctx, func() { rt.Terminate(1) })
	defer stop()
	code, err := rt.RunEval(`for (;;);`)
	fmt.Println(code, err, ctx.Err())
	// Output: 1 <nil> context deadline exceeded
}

// Stop ends a script that waits, from any goroutine: it may still clean up.
func ExampleRuntime_Stop() {
	var rt *runtime.Runtime
	cfg := runtime.NewConfig().WithModule("ready", func(env *jsapi.Env) goja.Value {
		return env.Func("ready", 0, func(goja.FunctionCall) goja.Value {
			go rt.Stop(3)
			return goja.Undefined()
		})
	})
	rt, err := runtime.New(cfg)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = rt.Close() }()
	code, err := rt.RunEval(`
		process.on('exit', (code) => console.log('exit', code));
		setInterval(() => {}, 1000);
		require('ready')()`)
	fmt.Println(code, err)
	// Output:
	// exit 3
	// 3 <nil>
}
