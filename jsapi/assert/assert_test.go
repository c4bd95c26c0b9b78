package assert

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

func TestMessagesAreNodes(t *testing.T) {
	golden.Run(t, "testdata/messages.js", slices.Concat(Modules(), util.Modules()), nil)
}

func TestThrowsAreNodes(t *testing.T) {
	golden.Run(t, "testdata/throws.js", slices.Concat(Modules(), util.Modules()), nil)
}

func TestCallAt(t *testing.T) {
	for _, c := range []struct {
		src          string
		line, column int
		want         string
	}{
		{"assert.ok(a === b)", 1, 10, "assert.ok(a === b)"},
		{"x; assert['ok'](f(')'), /\\)/) + 1", 1, 16, "assert['ok'](f(')'), /\\)/)"},
		{"\n  ok(`${g(')')}` // )\n     , 1 / 2)", 2, 5, "ok(`${g(')')}` // )\n     , 1 / 2)"},
		{"    assert(\n      [1],\n    )", 1, 11, "assert(\n    [1],\n  )"},
		{"assert(1", 1, 7, ""},
		{"assert(1)", 2, 7, ""},
		{"assert(1)", 1, 3, ""},
	} {
		if got := callAt(c.src, c.line, c.column); got != c.want {
			t.Errorf("%q: got %q, want %q", c.src, got, c.want)
		}
	}
}
