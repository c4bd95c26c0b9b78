package dgram_test

import (
	"path/filepath"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/dgram"
	"github.com/gaggle-js/gaggle/jsapi/dns"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/globals"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

// table is what the scripts of this package's tests can require.
func table() []jsapi.Module {
	t := append(util.Modules(), events.Module, buffer.Module, dgram.Module)
	return append(t, dns.Modules()...)
}

// Every script in testdata prints what Node printed.
func TestAsNode(t *testing.T) {
	files, err := filepath.Glob("testdata/[^_]*.js")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d case files, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) { golden.Run(t, f, table(), globals.Define) })
	}
}
