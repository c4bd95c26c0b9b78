package v8_test

import (
	"bytes"
	"encoding/hex"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi/v8"
)

// seeds are the bytes of the golden files.
func seeds(f *testing.F) {
	for _, file := range []string{"testdata/write.golden", "testdata/read.golden"} {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, word := range strings.Fields(string(data)) {
			if b, err := hex.DecodeString(word); err == nil && len(b) > 0 && len(b) < 500 {
				f.Add(b)
			}
		}
	}
}

// FuzzDeserialize reads anything: a value or an error comes of it, and what comes can be
// written, and read and written again to the same bytes.
func FuzzDeserialize(f *testing.F) {
	seeds(f)
	w := newWorld(f)
	m := v8.From(w.Env)
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, read := range []func([]byte) goja.Value{m.Deserialize, m.DecodeMessage} {
			var v goja.Value
			if w.Try(func() { v = read(b) }) != nil {
				continue
			}
			var once, twice []byte
			if ex := w.Try(func() { once = m.Serialize(v) }); ex != nil {
				t.Fatalf("%x was read and cannot be written: %v", b, ex)
			}
			if ex := w.Try(func() { twice = m.Serialize(m.Deserialize(once)) }); ex != nil {
				t.Fatalf("%x was written as %x: %v", b, once, ex)
			}
			if !bytes.Equal(once, twice) {
				t.Fatalf("%x was written as %x, then as %x", b, once, twice)
			}
		}
	})
}

// TestHostileLengths reads lengths and depths that the bytes do not hold.
func TestHostileLengths(t *testing.T) {
	w := newWorld(t)
	m := v8.From(w.Env)
	dense := "41ffff3f" // an array of a million elements, in an array of a million elements, ...
	for name, in := range map[string]string{
		"arrays":   strings.Repeat(dense, 100) + strings.Repeat("30", 1<<20),
		"deep":     strings.Repeat("4101", 1<<20),
		"verify":   strings.Repeat("3f00", 1<<20),
		"sparse":   strings.Repeat("6f490061ffffffff0f", 100),
		"buffer":   "42ffffffff0f",
		"bigint":   "5afeffffff0f",
		"string":   "22ffffffff0f",
		"two byte": "63feffffff0f",
		"host":     "5c0affffffff0f",
		"view":     "42080000000000000000566600ffffffff0f00",
		"map":      strings.Repeat("3b", 1<<20),
		"resize":   "7effffffff0fffffffff0f",
	} {
		b, err := hex.DecodeString("ff0f" + in)
		if err != nil {
			t.Fatal(name, err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		ex := w.Try(func() { m.Deserialize(b) })
		runtime.ReadMemStats(&after)
		if ex == nil {
			t.Errorf("%s: no error", name)
		}
		if used, limit := after.TotalAlloc-before.TotalAlloc, uint64(400*len(b)+4<<20); used > limit {
			t.Errorf("%s: %d bytes for %d", name, used, len(b))
		}
	}
}
