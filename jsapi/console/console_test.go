package console

import (
	"io"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

func table() []jsapi.Module {
	return slices.Concat([]jsapi.Module{Module, process.Module, events.Module, buffer.Module}, stream.Modules(), util.Modules())
}

func TestConsoleIsNodes(t *testing.T) {
	golden.Run(t, "testdata/console.js", table(), func(e *jsapi.Env) {
		_ = e.VM.Set("console", e.Require("console"))
	})
}

// output runs a script with the global console on files and returns what it wrote.
func output(t *testing.T, script string) (stdout, stderr string) {
	t.Helper()
	w := jsapitest.New(t, table()...)
	files := [2]*os.File{}
	for i := range files {
		f, err := os.CreateTemp(t.TempDir(), "out")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		files[i] = f
	}
	w.Host.Stdout, w.Host.Stderr = files[0], files[1]
	_ = w.VM.Set("process", w.Require("process"))
	_ = w.VM.Set("console", w.Require("console"))
	if lines := w.Run(script); len(lines) > 0 {
		t.Errorf("unexpected: %q", lines)
	}
	return contents(t, files[0]), contents(t, files[1])
}

func contents(t *testing.T, f *os.File) string {
	t.Helper()
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestGlobalWritesToDescriptors(t *testing.T) {
	out, err := output(t, `console.log('a', { b: 1 }); console.error('é'); console.group(); console.log('in'); process.stdout; console.log('still')`)
	if out != "a { b: 1 }\n  in\n  still\n" || err != "é\n" {
		t.Errorf("stdout %q, stderr %q", out, err)
	}
}

func TestReplacedWriteGetsTheLine(t *testing.T) {
	out, _ := output(t, `
		const write = process.stdout.write;
		let got = '';
		process.stdout.write = (s) => { got += s; return true };
		console.log('caught %d', 1);
		process.stdout.write = write;
		console.log(JSON.stringify(got))`)
	if out != "\"caught 1\\n\"\n" {
		t.Errorf("stdout %q", out)
	}
}

func TestCorkedStreamKeepsTheOrder(t *testing.T) {
	out, _ := output(t, `process.stdout.cork(); process.stdout.write('1\n'); console.log('2'); process.stdout.uncork(); console.log('3')`)
	if out != "1\n2\n3\n" {
		t.Errorf("stdout %q", out)
	}
}

func TestFormatTime(t *testing.T) {
	for d, want := range map[time.Duration]string{
		1500 * time.Nanosecond:                          "0.002ms",
		12 * time.Millisecond:                           "12ms",
		1234 * time.Millisecond:                         "1.234s",
		62345 * time.Millisecond:                        "1:02.345 (m:ss.mmm)",
		time.Hour + 62*time.Second + 5*time.Millisecond: "1:01:02.005 (h:mm:ss.mmm)",
	} {
		if got := formatTime(d); got != want {
			t.Errorf("%v: got %s, want %s", d, got, want)
		}
	}
}

func BenchmarkLog(b *testing.B) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer null.Close()
	w := jsapitest.New(b, table()...)
	w.Host.Stdout = null
	log, _ := jsapi.AsFn(w.RequireObject("console").Get("log"))
	args := []goja.Value{w.VM.ToValue("hello %s"), w.VM.ToValue("x")}
	for b.Loop() {
		log(goja.FunctionCall{This: goja.Undefined(), Arguments: args})
	}
}
