package cluster_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
)

// node is real Node, or the test is skipped.
func node(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node here")
	}
	return path
}

// mixed is a worker that answers clients with its number, echoes messages, and leaves
// when it is told to.
const mixed = `const {worker} = require('cluster');
require('net').createServer((c) => c.end(String(worker.id))).listen(0, '127.0.0.1');
process.on('message', (m) => { process.send(m); if (m === 'leave') worker.disconnect(); });`

// mixedPrimary logs what two of them do; it begins with where they come from.
const mixedPrimary = `
	let listening = 0, exits = 0;
	const workers = [cluster.fork(), cluster.fork()];
	cluster.on('listening', (w, a) => { if (++listening === 2) client(a.port, 6, (got) => {
		log(got.length, /^[12]*$/.test(got));
		workers[0].send('leave');
		workers[1].send({b: 'ü', big: 'x'.repeat(100000)});
	}); });
	cluster.on('message', (w, m) => {
		log('message', w.id, typeof m === 'string' ? m : m.b + m.big.length);
		if (w.id === 2) w.disconnect();
	});
	cluster.on('exit', (w, code, signal) => { log('exit', code, signal, w.exitedAfterDisconnect); });
`

var mixedWant = []string{"6 true", "message 1 leave", "message 2 ü100000", "exit 0 null true", "exit 0 null true"}

var mixtures = []struct{ policy, serialization string }{
	{"SCHED_RR", "json"}, {"SCHED_NONE", "json"}, {"SCHED_RR", "advanced"}, {"SCHED_NONE", "advanced"},
}

func TestNodeWorkers(t *testing.T) {
	path := node(t)
	file := filepath.Join(t.TempDir(), "worker.js")
	if err := os.WriteFile(file, []byte(mixed), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, m := range mixtures {
		t.Run(m.policy+" "+m.serialization, func(t *testing.T) {
			got := primary(t).Run(primaryJS + `const client = ask; cluster.schedulingPolicy = cluster.` + m.policy + `;
				cluster.setupPrimary({serialization: '` + m.serialization + `', exec: '` + file + `', execPath: '` + path + `'});` + mixedPrimary)
			compareAnyOrder(t, got, mixedWant)
		})
	}
}

func TestNodePrimary(t *testing.T) {
	path := node(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range mixtures {
		t.Run(m.policy+" "+m.serialization, func(t *testing.T) {
			cmd := exec.Command(path, "-e", `
				const cluster = require('cluster'), net = require('net'), log = console.log;
				const client = (port, n, f, got = '') => n === 0 ? f(got) : net.connect(port, '127.0.0.1')
					.on('data', (b) => { got += b; }).on('close', () => client(port, n - 1, f, got));
				process.execPath = process.argv[1];
				cluster.schedulingPolicy = cluster.`+m.policy+`;
				cluster.setupPrimary({serialization: '`+m.serialization+`', exec: process.argv[2], execArgv: [], args: []});`+mixedPrimary, self, mixed)
			cmd.Env = jsapitest.ChildEnviron()
			cmd.Stderr = os.Stderr
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			compareAnyOrder(t, strings.Split(strings.TrimSpace(string(out)), "\n"), mixedWant)
		})
	}
}

// compareAnyOrder compares what two workers did, whose order among themselves is open.
func compareAnyOrder(t *testing.T, got, want []string) {
	t.Helper()
	left := append([]string(nil), want...)
	for _, line := range got {
		for i, w := range left {
			if w == line {
				left = append(left[:i], left[i+1:]...)
				break
			}
		}
	}
	if len(left) > 0 || len(got) != len(want) {
		compare(t, got, want)
	}
}
