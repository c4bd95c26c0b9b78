package runtime

import (
	"net"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// worker wraps the source of a thread into the constructor's arguments.
const workerHelp = `const { Worker, MessageChannel, receiveMessageOnPort, BroadcastChannel } = require('worker_threads');
	const work = (code, options) => new Worker('const w = require("worker_threads");' + code, { eval: true, ...options });
`

// settled fails the test unless the goroutines and descriptors come back to what they were.
func settled(t *testing.T) (check func()) {
	t.Helper()
	eval(t, NewConfig(), "") // Go's netpoller opens descriptors of its own at first
	count := func() int {
		l, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			return 0
		}
		return len(l)
	}
	goroutines, fds := runtime.NumGoroutine(), count()
	return func() {
		t.Helper()
		for end := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > goroutines || count() > fds; runtime.Gosched() {
			if time.Now().After(end) {
				buf := make([]byte, 1<<20)
				t.Fatalf("%d goroutines before and %d after, %d descriptors and %d\n%s", goroutines, runtime.NumGoroutine(),
					fds, count(), buf[:runtime.Stack(buf, true)])
			}
		}
	}
}

// Each prints what it does in Node 20.20.2, and leaves nothing behind.
func TestThreads(t *testing.T) {
	for name, c := range map[string]struct {
		code, want string
		exit       int
	}{
		"messages": {`const k = work('w.parentPort.once("message", (m) => w.parentPort.postMessage([m, w.workerData, w.threadId, w.isMainThread]))', { workerData: new Map([[1, 2]]) });
			k.on('online', () => console.log('online')).on('message', (m) => console.log(m)).on('exit', (c) => console.log(c, k.threadId)); k.postMessage({ a: 1 })`,
			"online\n[ { a: 1 }, Map(1) { 1 => 2 }, 1, false ]\n0 -1", 0},
		"uncaught": {`work('const e = new TypeError("t"); e.code = "C"; throw e').on('error', (e) => console.log(e instanceof TypeError, e.message, e.code)).on('exit', (c) => console.log(c))`,
			"true t C\n1", 0},
		"thrown values": {`(async () => { for (const v of ['5', 'null', 'Symbol("s")', '() => 1', '({ f() {} })'])
			await new Promise((done) => work('throw ' + v).on('error', (e) => console.log(typeof e, String(e))).on('exit', done)) })()`,
			"number 5\nobject null\nsymbol Symbol(s)\nstring [Function (anonymous)]\nstring { f: [Function: f] }", 0},
		"exit in a thread": {`work('process.on("exit", (c) => console.log("exit", c)); setInterval(() => {}, 1e6); process.exit(3)').on('exit', (c) => console.log(c))`, "exit 3\n3", 0},
		"exitCode":         {`work('process.exitCode = 4').on('exit', (c) => console.log(c))`, "4", 0},
		"transfer": {`const { port1, port2 } = new MessageChannel(), memory = new ArrayBuffer(8);
			work('w.workerData.port.on("message", (m) => { w.workerData.port.postMessage(m.byteLength); w.workerData.port.close() })', { workerData: { port: port2 }, transferList: [port2] });
			port1.postMessage(memory, [memory]); console.log(memory.byteLength); port1.on('message', (m) => console.log(m)).on('close', () => console.log('closed'))`, "0\n8\nclosed", 0},
		"shared memory": {`const a = new Int32Array(new SharedArrayBuffer(8)); let left = 3;
			for (let i = 0; i < 3; i++) work('for (let i = 0; i < 1000; i++) Atomics.add(w.workerData, 0, 1); Atomics.add(w.workerData, 1, 1); Atomics.notify(w.workerData, 1)', { workerData: a })
				.on('exit', () => { if (--left === 0) console.log(Atomics.load(a, 0), Atomics.load(a, 1)) })`, "3000 3", 0},
		"wait and notify": {`const a = new Int32Array(new SharedArrayBuffer(4));
			work('w.parentPort.postMessage(Atomics.wait(w.workerData, 0, 0))', { workerData: a }).on('message', (m) => console.log(m)).on('online', function poll() { if (!Atomics.notify(a, 0)) setImmediate(poll) })`, "ok", 0},
		"asked synchronously": {`const { port1, port2 } = new MessageChannel(), flag = new Int32Array(new SharedArrayBuffer(4));
			work('const { port, flag } = w.workerData; port.on("message", (m) => { port.postMessage(m * m); Atomics.store(flag, 0, 1); Atomics.notify(flag, 0) })', { workerData: { port: port2, flag }, transferList: [port2] }).unref();
			port1.postMessage(7); Atomics.wait(flag, 0, 0); console.log(receiveMessageOnPort(port1)); port1.close()`, "{ message: 49 }", 0},
		"terminate before it is online": {`const k = work('console.log("never")'); k.on('online', () => console.log('online')); k.terminate().then((c) => console.log(c))`, "0", 0},
		"terminate waits": {`const a = new Int32Array(new SharedArrayBuffer(4));
			const k = work('Atomics.wait(w.workerData, 0, 0)', { workerData: a }); k.on('online', () => k.terminate().then((c) => console.log(c)))`, "1", 0},
		"children of the terminated":  {`const k = work('new w.Worker("for (;;);", { eval: true }).on("online", () => w.parentPort.postMessage(0)); setInterval(() => {}, 1e6)'); k.on('message', () => k.terminate().then((c) => console.log(c)))`, "1", 0},
		"end with a thread that runs": {`const k = work('for (;;);'); k.unref(); k.on('online', () => console.log('online')); k.ref(); k.on('online', () => process.exit(6))`, "online", 6},
		"broadcast": {`const b = new BroadcastChannel('n'); b.onmessage = (e) => { console.log(e.data); b.postMessage('back') };
			work('const b = new w.BroadcastChannel("n"); b.postMessage("there"); b.onmessage = (e) => { console.log(e.data); b.close() }').on('exit', () => b.close())`, "there\nback", 0},
		"stdio": {`const k = work('process.stdin.on("data", (d) => console.log("" + d)).on("end", () => { process.stdout.write("end"); process.exit() })', { stdin: true, stdout: true });
			k.stdin.write('in'); k.stdin.end(); let s = ''; k.stdout.on('data', (d) => s += d).on('end', () => console.log(JSON.stringify(s)))`, `"in\nend"`, 0},
		"sockets of the terminated": {`const net = require('net'), k = work('const s = require("net").createServer((c) => { c.write("x"); c.pause() }).listen(0, "127.0.0.1", () => w.parentPort.postMessage(s.address().port))');
			k.on('message', (port) => { const c = net.connect(port, '127.0.0.1').on('data', () => k.terminate()).on('error', () => {}).on('close', () =>
				net.connect(port, '127.0.0.1').on('error', (e) => console.log(e.code))) })`, "ECONNREFUSED", 0},
		"files of the terminated": {`const k = work('require("fs").openSync("/dev/null"); require("fs").promises.open("/dev/null").then(() => w.parentPort.postMessage(0)); setInterval(() => {}, 1e6)');
			k.on('message', () => k.terminate())`, "", 0},
		"environment": {`process.env.A = '1'; work('process.env.A = "2"; process.env.B = 3', { env: require('worker_threads').SHARE_ENV }).on('exit', () => console.log(process.env.A, process.env.B))`, "2 3", 0},
		"unsupported": {`work('for (const f of ["chdir", "abort", "setuid"]) try { process[f]("/") } catch (e) { console.log(e.code, e.message) }')`,
			"ERR_WORKER_UNSUPPORTED_OPERATION process.chdir() is not supported in workers\nERR_WORKER_UNSUPPORTED_OPERATION process.abort() is not supported in workers\nERR_WORKER_UNSUPPORTED_OPERATION process.setuid() is not supported in workers", 0},
		"to a thread by its number": {`const { postMessageToThread } = require('worker_threads');
			const told = new Promise((f) => process.on('workerMessage', (v, from) => f(console.log(v, from))));
			const k = work('process.on("workerMessage", (v, from) => w.postMessageToThread(from, v + 1)); w.parentPort.postMessage(0); setInterval(() => {}, 1e6)');
			k.on('message', () => Promise.all([told, postMessageToThread(k.threadId, 1)]).then(() => k.terminate()))`, "2 1", 0},
		"nobody there": {`require('worker_threads').postMessageToThread(99, 1).catch((e) => console.log(e.code))`, "ERR_WORKER_MESSAGING_FAILED", 0},
	} {
		t.Run(name, func(t *testing.T) {
			after := settled(t)
			got, exit := eval(t, NewConfig(), workerHelp+c.code)
			if got != c.want || exit != c.exit {
				t.Errorf("got %q, exit code %d\nwant %q, %d", got, exit, c.want, c.exit)
			}
			after()
		})
	}
}

// A thread that is terminated ends wherever it is.
func TestTerminateBreaksIn(t *testing.T) {
	for _, busy := range []string{
		`for (;;);`, `try { for (;;); } catch {} finally { for (;;); }`, `(function f() { Promise.resolve().then(f) })()`,
		`(function f() { process.nextTick(f) })()`, `(function f() { setImmediate(f) })()`, `setInterval(() => {}, 1e6)`,
		`Array.from({ length: 2 }, () => { for (;;); })`, `"a".replace(/a/, () => { for (;;); })`, `JSON.parse("[1]", () => { for (;;); })`,
		`process.on("exit", () => { for (;;); })`, `const e = new (require("events"))(); e.on("x", () => { for (;;); }); e.emit("x")`,
		`process.on("uncaughtException", () => { for (;;); }); throw 1`,
	} {
		after := settled(t)
		code := workerHelp + `const k = work(` + quote(`w.parentPort.postMessage(0); setImmediate(() => {`+busy+`})`) + `); k.on('message', () => setImmediate(() => k.terminate().then((c) => console.log(c))))`
		if strings.Contains(busy, `"exit"`) {
			code = strings.Replace(code, "setImmediate(() => k", "setTimeout(() => k", 1)
			code = strings.Replace(code, "console.log(c)))", "console.log(c)), 20)", 1)
		}
		if got, _ := eval(t, NewConfig(), code); got != "1" {
			t.Errorf("%s: %q", busy, got)
		}
		after()
	}
}

func quote(s string) string { return "`" + strings.ReplaceAll(s, "`", "\\`") + "`" }

// Two main threads in one process know nothing of each other.
func TestGroupsAreApart(t *testing.T) {
	out := make(chan string)
	const code = workerHelp + `const b = new BroadcastChannel('n'); b.onmessage = (e) => { console.log(e.data); b.close() };
		const k = work('console.log(w.threadId); new w.BroadcastChannel("n").unref().postMessage(process.env.WHO)')`
	for _, who := range []string{"a", "b"} {
		go func() {
			got, _ := eval(t, NewConfig().WithEnv("WHO="+who), code)
			out <- strings.Join(strings.Split(strings.TrimSpace(got), "\n"), " ")
		}()
	}
	for range 2 {
		if got := <-out; got != "1 a" && got != "a 1" && got != "1 b" && got != "b 1" {
			t.Errorf("got %q", got)
		}
	}
}

// What a guest's script leaves open is closed with the runtime.
func TestCloseClosesSockets(t *testing.T) {
	after := settled(t)
	got, _ := eval(t, NewConfig(), `const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); process.exit() })`)
	if c, err := net.Dial("tcp", "127.0.0.1:"+got); err == nil {
		_ = c.Close()
		t.Error("still listening")
	}
	after()
}

// What stands behind an object goes with it, and its classes come with it.
func TestTransferAcross(t *testing.T) {
	file := t.TempDir() + "/f"
	if err := os.WriteFile(file, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	after := settled(t)
	got, _ := eval(t, NewConfig().WithEnv("FILE="+file), workerHelp+`
		const { BlockList, SocketAddress } = require('net'), list = new BlockList();
		list.addAddress('1.2.3.4');
		require('fs').promises.open(process.env.FILE).then((file) => {
			const data = { file, list, address: new SocketAddress({ port: 5 }), key: require('crypto').createSecretKey(Buffer.from('k')), blob: new Blob(['b']) };
			const k = work('const d = w.workerData; (async () => w.parentPort.postMessage([await d.file.readFile("utf8"), d.list.check("1.2.3.4"), d.address.port, String(d.key.export()), await d.blob.text()]))()',
				{ workerData: data, transferList: [file] });
			console.log(file.fd);
			k.on('message', (m) => console.log(m.join()));
		})`)
	if want := "-1\ntext,true,5,k,b"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	after()
}
