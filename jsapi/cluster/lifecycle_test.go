package cluster_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi/process"
)

// lifeJS logs every event of one worker with what cluster says at that moment.
const lifeJS = `
	const follow = (w) => {
		const show = (from, e) => (...a) => log(from, e, ...a.slice(from === 'cluster' ? 1 : 0).map((x) => typeof x === 'object' && x ? 'object' : x), w.exitedAfterDisconnect, Object.keys(cluster.workers).length);
		for (const e of ['online', 'listening', 'disconnect', 'exit']) { w.on(e, show('worker', e)); cluster.on(e, show('cluster', e)); }
		cluster.on('fork', (x) => log('fork', x === w));
		w.process.on('close', (...a) => log('close', ...a));
	};
`

// The sequences of these tests are those of Node 20.
func TestLifeCycle(t *testing.T) {
	born := []string{"fork true", "worker online undefined 1", "cluster online undefined 1"}
	for _, c := range []struct{ name, worker, primary, want string }{
		{"throws at once", "throw 1", "", `
			worker disconnect false 1,cluster disconnect false 1,worker exit 1 null false 0,cluster exit 1 null false 0,close 1 null`},
		{"exits", "process.exit(3)", "", `
			worker disconnect false 1,cluster disconnect false 1,worker exit 3 null false 0,cluster exit 3 null false 0,close 3 null`},
		{"killed", "1", "cluster.on('online', () => w.process.kill('SIGKILL'))", `
			worker disconnect false 1,cluster disconnect false 1,worker exit null SIGKILL false 0,cluster exit null SIGKILL false 0,close null SIGKILL`},
		{"primary disconnects", "1", "cluster.on('online', () => w.disconnect())", `
			worker disconnect true 0,cluster disconnect true 0,worker exit 0 null true 0,cluster exit 0 null true 0,close 0 null`},
		{"worker disconnects", "require('cluster').worker.disconnect()", "", `
			worker disconnect true 1,cluster disconnect true 1,worker exit 0 null true 0,cluster exit 0 null true 0,close 0 null`},
		{"worker listens on its way out", "require('cluster').worker.disconnect(); require('net').createServer().listen(0)", "", `
			worker disconnect true 1,cluster disconnect true 1,worker exit 0 null true 0,cluster exit 0 null true 0,close 0 null`},
		{"worker kills itself", "require('cluster').worker.kill()", "", `
			worker disconnect true 1,cluster disconnect true 1,worker exit 0 null true 0,cluster exit 0 null true 0,close 0 null`},
		{"channel closed", "process.disconnect()", "", `
			worker disconnect false 1,cluster disconnect false 1,worker exit 0 null false 0,cluster exit 0 null false 0,close 0 null`},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := primary(t)
			got := w.Run(primaryJS + lifeJS + "const [w] = start(" + quote(c.worker) + ", 1); follow(w);" + c.primary)
			compare(t, got, append(born[:3:3], strings.Split(strings.TrimSpace(c.want), ",")...))
		})
	}
}

func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }

func TestRefork(t *testing.T) {
	expect(t, `
		let n = 0;
		cluster.on('exit', (w, code) => { log(w.id, code); if (++n < 3) cluster.fork(); });
		start("process.exit(require('cluster').worker.id)", 1);`,
		"1 1", "2 2", "3 3")
}

func TestWorkerWithoutPrimaryExits(t *testing.T) {
	expect(t, `
		const [w] = start(`+echo+`, 1);
		w.on('exit', (code, signal) => log(code, signal, w.exitedAfterDisconnect, w.isDead(), w.isConnected()));
		ready(1, () => w.process.disconnect());`,
		"0 null false true false")
}

func TestSuicide(t *testing.T) {
	expect(t, `
		const [a, b] = start("1", 2);
		log(a.suicide);
		cluster.on('exit', (w) => log(w.id, w.suicide, w.exitedAfterDisconnect));
		a.kill();
		a.on('exit', () => b.disconnect());`,
		"undefined", "1 true false", "2 true true")
	expect(t, `
		const [w] = start("const {worker} = require('cluster'); process.send([String(worker.suicide), worker.disconnect().suicide])", 1);
		w.on('message', (m) => log(...m));
		w.on('exit', () => log(w.suicide));`,
		"undefined true", "true")
}

func TestDebugLines(t *testing.T) {
	r, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	w := primary(t)
	w.Host.Stderr = out
	w.Host.Env.Set("NODE_DEBUG", "http,cluster")
	w.RunGo(func() {
		_ = w.VM.Set("process", process.From(w.Env).Object())
		if _, err := w.VM.RunString(primaryJS + "const [w] = start(" + echo + ", 1, {NODE_DEBUG: ''}); ready(1, () => w.disconnect())"); err != nil {
			t.Error(err)
		}
	})
	out.Close()
	b := make([]byte, 4096)
	n, _ := r.Read(b)
	want := `^P,Master Worker \d+ forked
P,Master Worker \d+ online
P,Master Worker \d+ listening on 127\.0\.0\.1:\d+
P,Master Worker \d+ disconnected
P,Master Worker \d+ exited with code 0
$`
	if !regexp.MustCompile(strings.ReplaceAll(want, "P", `\d+`)).Match(b[:n]) {
		t.Errorf("got\n%s", b[:n])
	}
}

func TestBadSchedulingPolicy(t *testing.T) {
	expect(t, `
		cluster.schedulingPolicy = 7;
		try { cluster.fork(); } catch (e) { log(e.code, e.message.split('\n')[0]); }`,
		"ERR_INTERNAL_ASSERTION Bad cluster.schedulingPolicy: 7")
	w := primary(t)
	w.Host.Env.Set("NODE_CLUSTER_SCHED_POLICY", "none")
	compare(t, w.Run(primaryJS+`log(cluster.schedulingPolicy)`), []string{"1"})
}

func TestForkWithoutDescriptors(t *testing.T) {
	w := primary(t)
	var was unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &was); err != nil {
		t.Fatal(err)
	}
	_ = w.VM.Set("limit", w.Func("limit", 0, func(goja.FunctionCall) goja.Value {
		now := unix.Rlimit{Cur: 3, Max: was.Max}
		if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &now); err != nil {
			t.Error(err)
		}
		return goja.Undefined()
	}))
	defer func() { _ = unix.Setrlimit(unix.RLIMIT_NOFILE, &was) }()
	compare(t, w.Run(primaryJS+`
		const [first] = start(`+echo+`, 1); // the hub has what it needs
		first.on('online', () => {
			limit();
			const w = cluster.fork();
			log(w.process.pid, w.isConnected(), w.isDead());
			w.on('error', (e) => { log(e.code); w.disconnect(); log(w.kill()); end(); });
		});`),
		[]string{"undefined false false", "EMFILE", "undefined"})
}
