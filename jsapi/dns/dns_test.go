package dns_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/dns"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest/golden"
	"github.com/gaggle-js/gaggle/jsapi/util"
)

func table() []jsapi.Module { return append(dns.Modules(), util.Modules()...) }

func TestArgumentsAsNode(t *testing.T) { golden.Run(t, "testdata/arguments.js", table(), nil) }

// both runs a script here and on Node, and compares what they log, sorted: answers come
// in any order. Without a node only the run here is left.
func both(t *testing.T, script string) {
	t.Helper()
	w := jsapitest.New(t, table()...)
	got := w.Run(script)
	slices.Sort(got)
	node, err := exec.LookPath("node")
	if err != nil {
		return
	}
	cmd := exec.Command(node, "--no-warnings", "-e", "const log = console.log;"+script)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(want)
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("logged\n%s\nNode\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

const show = `
	const dns = require('dns');
	const text = (v) => v instanceof Error ? v.message + ' ' + JSON.stringify(v) : JSON.stringify(v);
	const cb = (name) => (...a) => log(name, a.map(text).join());`

func TestLookupLocalhost(t *testing.T) {
	both(t, show+`
		dns.lookup('localhost', cb('one'));
		dns.lookup('localhost', { all: true, family: 4 }, cb('four'));
		dns.lookup('localhost', { family: 6, hints: dns.V4MAPPED, all: true }, cb('mapped'));
		dns.promises.lookup('localhost', { family: 4 }).then(cb('promise'));
		dns.lookupService('127.0.0.1', 22, cb('service'));
		dns.lookupService('127.0.0.1', 59999, cb('no service'));`)
}

// A lookup keeps the process alive, and its callback's throw is an uncaught error.
func TestLookupIsPending(t *testing.T) {
	w := jsapitest.New(t, table()...)
	got := w.Run(`require('dns').lookup('localhost', { family: 4 }, () => { log('asked'); throw new Error('mine'); });`)
	if !slices.Equal(got, []string{"asked", "Uncaught Error: mine"}) {
		t.Errorf("logged %q", got)
	}
}

// What a script puts in dns.lookup's place is what Go callers use.
func TestLookupOne(t *testing.T) {
	w := jsapitest.New(t, table()...)
	d := dns.From(w.Env)
	got := w.RunGo(func() {
		d.LookupOne(w.VM.ToValue("::1"), func(err *goja.Object, ip string, family int) {
			if err != nil || ip != "::1" || family != 6 {
				t.Error(err, ip, family)
			}
		})
		_, _ = w.VM.RunString(`require('dns').lookup = (h, cb) => { log('mine', h); cb(null, '9.9.9.9', 4); }`)
		d.LookupOne(w.VM.ToValue("x"), func(_ *goja.Object, ip string, _ int) {
			if ip != "9.9.9.9" {
				t.Error(ip)
			}
		})
	})
	if !slices.Equal(got, []string{"mine x"}) {
		t.Errorf("logged %q", got)
	}
}
