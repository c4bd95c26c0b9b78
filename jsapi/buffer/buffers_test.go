package buffer

import (
	"encoding/hex"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/runtime/eventloop"
)

// newTest makes an Env with the module and its globals.
func newTest(tb testing.TB) (*jsapi.Env, *Buffers) {
	tb.Helper()
	vm := goja.New()
	loop, err := eventloop.New(vm, eventloop.NewPoller())
	if err != nil {
		tb.Fatal(err)
	}
	env := jsapi.NewEnv(vm, loop, nil, &jsapi.Host{}, []jsapi.Module{Module})
	b := From(env)
	if err := vm.Set("Buffer", b.Ctor()); err != nil {
		tb.Fatal(err)
	}
	return env, b
}

func TestNewSharesItsBytes(t *testing.T) {
	env, b := newTest(t)
	data := []byte("hello")
	buf := b.New(data)
	jsapi.Must(env.VM.Set("buf", buf))
	if _, err := env.VM.RunString(`buf[0] = 0x4a`); err != nil {
		t.Fatal(err)
	}
	if string(data) != "Jello" {
		t.Errorf("after a write from JavaScript the slice holds %q", data)
	}
	if !b.IsBuffer(buf) || b.IsBuffer(env.VM.NewArray()) {
		t.Error("IsBuffer takes the wrong ones")
	}
}

func TestBytesOfEveryView(t *testing.T) {
	env, _ := newTest(t)
	for src, want := range map[string]string{
		`new Uint8Array([1,2,3]).subarray(1)`:                "0203",
		`new Uint8ClampedArray([1,2])`:                       "0102",
		`new Int8Array([-1])`:                                "ff",
		`new Uint16Array([1,2,3]).subarray(1,2)`:             "0200",
		`new Int16Array([-2])`:                               "feff",
		`new Uint32Array([1])`:                               "01000000",
		`new Int32Array([1])`:                                "01000000",
		`new Float32Array([1])`:                              "0000803f",
		`new Float64Array([1])`:                              "000000000000f03f",
		`new BigInt64Array([-1n])`:                           "ffffffffffffffff",
		`new BigUint64Array([1n,2n]).subarray(1)`:            "0200000000000000",
		`new DataView(new Uint8Array([1,2,3,4]).buffer,1,2)`: "0203",
		`new Uint8Array([7,8]).buffer`:                       "0708",
		`new Uint8Array(0)`:                                  "",
	} {
		v, err := env.VM.RunString(src)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := Bytes(v)
		if !ok || hex.EncodeToString(got) != want {
			t.Errorf("Bytes(%s) = %x, %v, want %s", src, got, ok, want)
		}
	}
	for _, src := range []string{`[1,2]`, `({buffer: new ArrayBuffer(2), byteOffset: 0, byteLength: 2})`, `"ab"`, `5`, `null`, `new Map()`} {
		v, err := env.VM.RunString("(" + src + ")")
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := Bytes(v); ok {
			t.Errorf("Bytes takes %s", src)
		}
	}
}

func TestIsUint8Array(t *testing.T) {
	env, b := newTest(t)
	for src, want := range map[string]bool{
		`new Uint8Array(1)`: true, `new Uint8ClampedArray(1)`: false, `new Int8Array(1)`: false,
		`Object.create(Uint8Array.prototype)`: false, `[]`: false,
		`Object.setPrototypeOf(new Uint8ClampedArray(1), null)`: false,
		`Object.setPrototypeOf(new Uint8Array(1), null)`:        true,
	} {
		v, err := env.VM.RunString(src)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.IsUint8Array(v); got != want {
			t.Errorf("IsUint8Array(%s) = %v", src, got)
		}
	}
}

func TestTextOfEveryStringKind(t *testing.T) {
	env, _ := newTest(t)
	for src, want := range map[string]string{
		`"plain"`: "plain", `"é€"`: "é€", `"\ud83d\ude00"`: "😀",
		`"\ud800"`: "\ufffd", `"a\udc00b"`: "a\ufffdb", `"\ud800\ud800\udc00"`: "\ufffd\U00010000",
	} {
		v, err := env.VM.RunString(src)
		if err != nil {
			t.Fatal(err)
		}
		if got := Text(v); got != want {
			t.Errorf("Text(%s) = %q, want %q", src, got, want)
		}
		if got := UTF8.Encode(v); string(got) != want {
			t.Errorf("Encode(%s) = %q, want %q", src, got, want)
		}
		if got := UTF8.ByteLength(v); got != len(want) {
			t.Errorf("ByteLength(%s) = %d, want %d", src, got, len(want))
		}
	}
	bad := env.VM.ToValue("a string from Go that is malformed: \xff\xfe")
	if got := Text(bad); !strings.HasSuffix(got, ": \ufffd\ufffd") {
		t.Errorf("malformed Go string reads as %q", got)
	}
}

func BenchmarkNew(b *testing.B) {
	_, bufs := newTest(b)
	data := []byte("hello world")
	b.ReportAllocs()
	for b.Loop() {
		bufs.New(data)
	}
}

func BenchmarkBytes(b *testing.B) {
	_, bufs := newTest(b)
	buf := bufs.New([]byte("hello world"))
	b.ReportAllocs()
	for b.Loop() {
		Bytes(buf)
	}
}

func BenchmarkFrom(b *testing.B) {
	for b.Loop() {
		newTest(b)
	}
}

func BenchmarkToStringASCII(b *testing.B) {
	_, bufs := newTest(b)
	data := []byte(strings.Repeat("hello world ", 100))
	b.ReportAllocs()
	for b.Loop() {
		bufs.Decode(data, UTF8)
	}
}

func BenchmarkSub(b *testing.B) {
	_, bufs := newTest(b)
	buf := bufs.New([]byte("hello world"))
	b.ReportAllocs()
	for b.Loop() {
		bufs.Sub(buf, 2, 5)
	}
}
