package stream_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/globals"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// letters is a Go source that gives its parts one by one.
type letters struct {
	stream.Readable
	parts []string
	asked int
	idle  bool // more comes by itself
}

func (l *letters) ReadMore(int) {
	l.asked++
	if l.idle {
		return
	}
	if len(l.parts) == 0 {
		l.PushEOF()
		return
	}
	part := l.parts[0]
	l.parts = l.parts[1:]
	l.Push([]byte(part))
}

// basin is a Go sink that keeps what it gets; slow ones end a write at the next immediate.
type basin struct {
	stream.Writable
	world *jsapitest.World
	slow  bool
	got   []string
	first *byte // of the first chunk
	torn  int
}

func (b *basin) WriteChunk(p []byte) {
	if b.first == nil {
		b.first = &p[0]
	}
	b.got = append(b.got, string(p))
	b.end()
}

func (b *basin) WriteChunks(ps [][]byte) {
	var all []string
	for _, p := range ps {
		all = append(all, string(p))
	}
	b.got = append(b.got, strings.Join(all, "+"))
	b.end()
}

func (b *basin) end() {
	if !b.slow {
		b.WriteDone(nil)
		return
	}
	b.world.Loop.NewImmediate(func() { b.WriteDone(nil) })
}

func (b *basin) Finish() {
	b.got = append(b.got, "finish")
	b.FinishDone(nil)
}

func (b *basin) Teardown(err goja.Value) {
	b.torn++
	b.TeardownDone(err)
}

// goWorld makes a World with the streams, and puts src and dst into it as globals.
func goWorld(t testing.TB, parts ...string) (*jsapitest.World, *letters, *basin) {
	t.Helper()
	w := jsapitest.New(t, table()...)
	s := stream.From(w.Env)
	globals.Define(w.Env)
	src, dst := &letters{parts: parts}, &basin{world: w}
	s.Bind(w.Create(s.Readable), src)
	s.Bind(w.Create(s.Writable), dst)
	if err := w.VM.Set("src", src.Object()); err != nil {
		t.Fatal(err)
	}
	if err := w.VM.Set("dst", dst.Object()); err != nil {
		t.Fatal(err)
	}
	return w, src, dst
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

func TestSourceFeedsScript(t *testing.T) {
	w, _, _ := goWorld(t, "one", "two")
	got := w.Run(`src.on('data', (b) => log(Buffer.isBuffer(b), b.toString()));
		for (const e of ['end', 'close']) src.on(e, () => log(e));`)
	equal(t, "events", got, []string{"true one", "true two", "end", "close"})
}

func TestScriptWritesToSink(t *testing.T) {
	w, _, dst := goWorld(t)
	got := w.Run(`for (const e of ['finish', 'close']) dst.on(e, () => log(e));
		dst.write('aé'); dst.write('6869', 'hex', () => log('written')); dst.cork(); dst.write('x'); dst.write('y'); dst.end('z');`)
	equal(t, "sink", dst.got, []string{"aé", "hi", "x+y+z", "finish"})
	equal(t, "events", got, []string{"written", "finish", "close"})
	if dst.torn != 1 {
		t.Errorf("Teardown was called %d times", dst.torn)
	}
}

func TestDestroyWithError(t *testing.T) {
	w, _, dst := goWorld(t)
	got := w.Run(`dst.on('error', (e) => log('error', e.message, dst.errored === e)); dst.on('close', () => log('close'));
		dst.destroy(new Error('gone')); dst.destroy(); log(dst.destroyed, dst.writable);`)
	equal(t, "events", got, []string{"true false", "error gone true", "close"})
	if dst.torn != 1 {
		t.Errorf("Teardown was called %d times", dst.torn)
	}
}

// Between two Go streams the bytes are the source's own, and no Buffer is made of them.
func TestPipeMovesSlices(t *testing.T) {
	w, src, dst := goWorld(t)
	part := []byte("payload")
	w.RunGo(func() {
		if err := w.VM.Set("Buffer", goja.Undefined()); err != nil {
			t.Error(err)
		}
		src.Pipe(dst.Object(), true)
		src.Push(part)
		src.PushEOF()
	})
	equal(t, "sink", dst.got, []string{"payload", "finish"})
	if dst.first != &part[0] {
		t.Error("the bytes were copied on their way")
	}
	if !dst.Destroyed() || !src.Destroyed() {
		t.Error("the streams are not destroyed at their end")
	}
}

func TestPipeBackPressure(t *testing.T) {
	w, src, dst := goWorld(t, "aaaa", "bbbb", "cccc")
	src.SetReadableHighWaterMark(4)
	dst.SetWritableHighWaterMark(4)
	dst.slow = true
	got := w.Run(`src.on('pause', () => log('pause', dst.writableLength)); dst.on('drain', () => log('drain')); src.pipe(dst);`)
	equal(t, "sink", dst.got, []string{"aaaa", "bbbb", "cccc", "finish"})
	equal(t, "events", got, []string{"pause 4", "drain", "pause 4", "drain", "pause 4"})
}

// What a script puts over our functions is called.
func TestPipeHonoursOverrides(t *testing.T) {
	w, _, dst := goWorld(t, "ab")
	got := w.Run(`const write = dst.write; dst.write = function (b) { log('write', Buffer.isBuffer(b)); return write.call(this, b.toString().toUpperCase()) };
		const emit = src.emit; src.emit = function (name) { log('emit', name); return emit.apply(this, arguments) };
		src.pipe(dst);`)
	equal(t, "sink", dst.got, []string{"AB", "finish"})
	for _, want := range []string{"emit data", "write true", "emit end"} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

// A script's _write, _read and _destroy come before the hooks, and reach them by super.
func TestOverriddenHooks(t *testing.T) {
	w, src, dst := goWorld(t, "q")
	got := w.Run(`const { Readable, Writable } = require('stream');
		dst._write = function (b, e, cb) { log('_write', e); Writable.prototype._write.call(this, '<' + b + '>', 'utf8', cb) };
		dst._destroy = function (e, cb) { log('_destroy'); Writable.prototype._destroy.call(this, e, cb) };
		src._read = function (n) { log('_read', n); Readable.prototype._read.call(this, n) };
		src.on('data', (b) => dst.end(b)); dst.on('close', () => log('close'));`)
	equal(t, "sink", dst.got, []string{"<q>", "finish"})
	equal(t, "events", got, []string{"_read 16384", "_read 16384", "_write buffer", "_destroy", "close"})
	if src.asked != 2 || dst.torn != 1 {
		t.Errorf("ReadMore %d times, Teardown %d times", src.asked, dst.torn)
	}
}

func TestConsumeInGo(t *testing.T) {
	w, src, _ := goWorld(t, "x", "y")
	var got []string
	w.RunGo(func() {
		src.Consume(func(b []byte) { got = append(got, string(b)) })
		src.Finished(func(err goja.Value) { got = append(got, "finished") })
	})
	equal(t, "consumer", got, []string{"x", "y", "finished"})
}

func TestWriteThenAndEndThen(t *testing.T) {
	w, _, dst := goWorld(t)
	var got []string
	w.RunGo(func() {
		dst.WriteThen([]byte("1"), func(err goja.Value) { got = append(got, "written") })
		dst.EndThen(func(err goja.Value) { got = append(got, "ended "+code(err)) })
		dst.WriteThen([]byte("2"), func(err goja.Value) { got = append(got, code(err)) })
		dst.OnGo("error", func([]goja.Value) { got = append(got, "error") })
	})
	equal(t, "callbacks", got, []string{"written", "ended ERR_STREAM_WRITE_AFTER_END", "ERR_STREAM_WRITE_AFTER_END", "error"})
}

func code(err goja.Value) string { return err.(*goja.Object).Get("code").String() }

// A stream that nobody reads costs its own allocation and the tie to its object.
func BenchmarkBind(b *testing.B) {
	w := jsapitest.New(b, table()...)
	s := stream.From(w.Env)
	w.RunGo(func() {
		b.ReportAllocs()
		for b.Loop() {
			s.Bind(w.Create(s.Readable), &letters{})
		}
	})
}

func BenchmarkPipeChunk(b *testing.B) {
	w, src, dst := goWorld(b)
	src.idle = true
	part := make([]byte, 1024)
	w.RunGo(func() {
		src.Pipe(dst.Object(), true)
		w.Loop.NewImmediate(func() {
			b.ReportAllocs()
			for b.Loop() {
				dst.got = dst.got[:0]
				src.Push(part)
			}
			src.Destroy(nil)
		})
	})
}
