package workerthreads_test

import (
	"strconv"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/workerthreads"
)

// One message from a port to a listener in the same thread.
func BenchmarkMessage(b *testing.B) {
	w := jsapitest.New(b, workerthreads.Module, events.Module, process.Module)
	b.ReportAllocs()
	w.Run(`const { MessageChannel } = require('worker_threads'), { port1, port2 } = new MessageChannel();
		let n = 0; const total = ` + strconv.Itoa(b.N) + `;
		port2.on('message', () => { if (++n === total) port2.close(); else port1.postMessage({ n }) }); port1.postMessage({ n })`)
}
