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

// mixture is a scenario: what the workers run, what the primary runs, and what that logs
// in the end, in any order.
type mixture struct {
	name, worker, primary, want string
	// ours says that a Node primary cannot do it: it leaves a connection open that it has
	// given to a worker which died before taking it.
	ours bool
}

// The workers of these are cluster.workers 1 and 2, and the last thing that each primary
// does is to log that they have gone. client(port, n, f) is ask of main_test.go.
var mixtures = []mixture{
	{
		name: "connections and messages",
		worker: `const {worker} = require('cluster');
			require('net').createServer((c) => c.end(String(worker.id))).listen(0, '127.0.0.1');
			process.on('message', (m) => { process.send(m); if (m === 'leave') worker.disconnect(); });`,
		primary: `
			ready(2, (port) => client(port, 6, (got) => {
				log(got.length, /^[12]*$/.test(got));
				workers[0].send('leave');
				workers[1].send({b: 'ü', big: 'x'.repeat(100000)});
			}));
			cluster.on('message', (w, m) => {
				log('message', w.id, typeof m === 'string' ? m : m.b + m.big.length);
				if (w.id === 2) w.disconnect();
			});`,
		want: "6 true|message 1 leave|message 2 ü100000|exit 0 null true|exit 0 null true",
	},
	{
		name: "handles both ways",
		worker: `const net = require('net');
			process.on('message', (m, h) => {
				if (m === 'socket') process.send('back', h);
				else if (m === 'server') { h.on('connection', (c) => c.end('served')); process.send('ready'); }
				else {
					const s = net.createServer((c) => c.end('w'));
					s.listen({port: 0, host: '127.0.0.1', exclusive: true}, () => process.send('mine', s));
				}
			});`,
		primary: `
			const [a, b] = workers;
			const s = net.createServer((c) => a.send('socket', c)).listen(0, '127.0.0.1', () =>
				client(s.address().port, 3, (got) => { log(got); s.close(); server(); }));
			a.on('message', (m, c) => { if (m === 'back') c.end('b'); });
			const server = () => {
				const s = net.createServer((c) => c.end('served')).listen(0, '127.0.0.1', () => a.send('server', s));
				a.on('message', (m) => {
					if (m === 'ready') client(s.address().port, 2, (got) => { log(got); s.close(); b.send('give'); });
				});
			};
			b.on('message', (m, h) => {
				log(m, h.listening);
				h.on('connection', (c) => c.end('p'));
				client(h.address().port, 1, (got) => { log(/^[pw]$/.test(got)); h.close(); a.kill('SIGKILL'); b.process.disconnect(); });
			});`,
		want: "bbb|servedserved|mine true|true|exit null SIGKILL false|exit 0 null false",
	},
	{
		name: "datagrams, paths and errors",
		worker: `const net = require('net'), dgram = require('dgram');
			const u = dgram.createSocket('udp4', (m, r) => u.send('pong', r.port, r.address)).bind(0, '127.0.0.1');
			net.createServer((c) => c.end('unix')).listen(process.env.SOCK);
			net.createServer().on('error', (e) => process.send([e.code, e.syscall, e.port > 0])).listen(+process.env.TAKEN, '127.0.0.1');`,
		primary: `
			cluster.on('message', (w, m) => log(String(m)));
			const ports = new Set();
			let n = 0;
			cluster.on('listening', (w, a) => {
				ports.add(a.addressType + ':' + a.port);
				if (++n < 4) return;
				log(ports.size);
				net.connect(env.SOCK).on('data', (b) => log(b.toString())).on('close', () => {
					const port = +[...ports].find((x) => x.startsWith('udp4')).slice(5);
					const c = require('dgram').createSocket('udp4', (m) => { log(m.toString()); c.close(); cluster.disconnect(() => log('all')); });
					c.send('ping', port, '127.0.0.1');
				});
			});`,
		want: "EADDRINUSE,bind,true|EADDRINUSE,bind,true|2|unix|pong|all|exit 0 null true|exit 0 null true",
	},
	{
		name: "a worker dies with connections",
		worker: `const {worker} = require('cluster');
			require('net').createServer((c) => { c.on('error', () => {}); if (worker.id === 1) process.kill(process.pid, 'SIGKILL'); c.end('2'); }).listen(0, '127.0.0.1');`,
		primary: `
			ready(2, (port) => client(port, 8, (got) => { log(/^2{4,7}$/.test(got)); cluster.workers[2].kill(); }));`,
		want: "true|exit null SIGKILL false|exit null SIGTERM false", ours: true,
	},
}

// mixedPrimary goes before each primary.
const mixedPrimary = `
	cluster.on('exit', (w, code, signal) => {
		log('exit', code, signal, w.exitedAfterDisconnect);
		if (Object.keys(cluster.workers).length === 0) taken.close();
	});
	const ready = (n, f) => cluster.on('listening', (w, a) => { if (--n === 0) f(a.port); });
	const workers = [], env = {SOCK};
	const taken = net.createServer().listen(0, '127.0.0.1', () => {
		env.TAKEN = taken.address().port;
		workers.push(cluster.fork(env), cluster.fork(env));
		scenario();
	});
	const scenario = () => {`

// inAllModes runs f as a test for each mixture, policy and serialization, of which short
// tests have two of four. setup is the beginning of the primary's script but for the
// settings exec and execPath.
func inAllModes(t *testing.T, f func(t *testing.T, m mixture, setup func(settings string) string)) {
	for _, m := range mixtures {
		for _, policy := range []string{"SCHED_RR", "SCHED_NONE"} {
			for _, serialization := range []string{"json", "advanced"} {
				if testing.Short() && (policy == "SCHED_RR") != (serialization == "json") {
					continue
				}
				t.Run(m.name+" "+policy+" "+serialization, func(t *testing.T) {
					f(t, m, func(settings string) string {
						return "cluster.schedulingPolicy = cluster." + policy + ";" +
							"cluster.setupPrimary({serialization: '" + serialization + "', " + settings + "});" +
							"const SOCK = '" + filepath.Join(t.TempDir(), "s") + "';" + mixedPrimary + m.primary + "};"
					})
				})
			}
		}
	}
}

func TestNodeWorkers(t *testing.T) {
	path := node(t)
	inAllModes(t, func(t *testing.T, m mixture, setup func(string) string) {
		file := filepath.Join(t.TempDir(), "worker.js")
		if err := os.WriteFile(file, []byte(m.worker), 0o600); err != nil {
			t.Fatal(err)
		}
		got := primary(t).Run(`const cluster = require('cluster'), net = require('net'), client = ask;` +
			setup(`exec: '`+file+`', execPath: '`+path+`'`))
		compareAnyOrder(t, got, strings.Split(m.want, "|"))
	})
}

func TestNodePrimary(t *testing.T) {
	path := node(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	inAllModes(t, func(t *testing.T, m mixture, setup func(string) string) {
		if m.ours {
			t.Skip("Node 20 loses connections here")
		}
		cmd := exec.CommandContext(t.Context(), path, "-e", `
			const cluster = require('cluster'), net = require('net'), log = console.log;
			const client = (port, n, f, got = '') => n === 0 ? f(got) : net.connect(port, '127.0.0.1')
				.on('error', () => {}).on('data', (b) => { got += b; }).on('close', () => client(port, n - 1, f, got));
			process.execPath = process.argv[1];`+setup(`exec: process.argv[2], execArgv: [], args: []`), self, m.worker)
		cmd.Env = jsapitest.ChildEnviron()
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		compareAnyOrder(t, strings.Split(strings.TrimSpace(string(out)), "\n"), strings.Split(m.want, "|"))
	})
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
