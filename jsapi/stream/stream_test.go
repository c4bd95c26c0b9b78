package stream_test

import (
	"path/filepath"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/globals"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/stream"
)

// table is what the scripts of this package's tests can require.
func table() []jsapi.Module { return append(stream.Modules(), events.Module, buffer.Module) }

// Every script in testdata prints what Node printed.
func TestAsNode(t *testing.T) {
	files, err := filepath.Glob("testdata/*.js")
	if err != nil || len(files) < 17 {
		t.Fatalf("%d case files, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) { golden.Run(t, f, table(), globals.Define) })
	}
}
