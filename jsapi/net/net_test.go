package net_test

import (
	"path/filepath"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/dns"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/globals"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

// table is what the scripts of this package's tests can require.
func table() []jsapi.Module {
	t := append(stream.Modules(), events.Module, buffer.Module, net.Module)
	return append(append(t, dns.Modules()...), util.Modules()...)
}

// Every script in testdata prints what Node printed.
func TestAsNode(t *testing.T) {
	files, err := filepath.Glob("testdata/[^_]*.js")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d case files, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			if unordered[filepath.Base(f)] {
				t.Skip("the order of two sockets is not promised here")
			}
			golden.Run(t, f, table(), globals.Define)
		})
	}
}
