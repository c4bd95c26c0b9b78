package childprocess_test

import (
	"strconv"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi/childprocess"
)

const execJS = `
	const cp = require('child_process');
	const env = {PATH: '/bin:/usr/bin', A: 'a'};
	const show = (name) => (e, out, err) => log(name, e && [e.message, e.code, e.killed, e.signal, e.cmd].join('|'), JSON.stringify(out), JSON.stringify(err));
`

func TestExec(t *testing.T) {
	for name, c := range map[string]struct{ script, want string }{
		"output": {`cp.exec('echo $A; echo b >&2', {env}, show('x'))`, `x null "a\n" "b\n"`},
		"code":   {`cp.exec('exit 3', {env}, show('x'))`, `x Command failed: exit 3` + "\n" + `|3|false||exit 3 "" ""`},
		"signal": {`cp.exec('kill -9 $$', {env}, show('x'))`, `x Command failed: kill -9 $$` + "\n" + `||false|SIGKILL|kill -9 $$ "" ""`},
		"timeout": {`cp.execFile('sleep', ['60'], {env, timeout: 20}, show('x'))`,
			`x Command failed: sleep 60` + "\n" + `||true|SIGTERM|sleep 60 "" ""`},
		"limit": {`cp.execFile('yes', {env, maxBuffer: 6}, show('x'))`,
			`x stdout maxBuffer length exceeded|ERR_CHILD_PROCESS_STDIO_MAXBUFFER|||yes "y\ny\ny\n" ""`},
		"missing": {`cp.execFile('does-not-exist', ['a'], {env}, show('x'))`,
			`x spawn does-not-exist ENOENT|ENOENT|||does-not-exist a "" ""`},
		"input": {`cp.execFile('cat', {env}, show('x')).stdin.end('in')`, `x null "in" ""`},
		"promise": {`cp.exec[Symbol.for('nodejs.util.promisify.custom')]('echo p', {env}).then((r) => log(JSON.stringify(r)))`,
			`{"stdout":"p\n","stderr":""}`},
	} {
		t.Run(name, func(t *testing.T) { expect(t, execJS+c.script, c.want) })
	}
}

func TestSpawnStdio(t *testing.T) {
	expect(t, execJS+`
		const c = cp.spawn('sh', ['-c', 'cat; echo 3 >&3'], {env, stdio: ['pipe', 'pipe', 'ignore', 'pipe']});
		const got = {};
		for (const i of [1, 3]) c.stdio[i].on('data', (b) => { got[i] = (got[i] || '') + b; });
		c.stdin.end('through');
		log(c.stdio.length, c.stderr, c.stdin === c.stdio[0]);
		c.on('close', (code) => log(code, got[1], got[3].trim()));`,
		"4 null true", "0 through 3")
}

func TestUnreadOutputDoesNotHoldClose(t *testing.T) {
	expect(t, execJS+`cp.spawn('sh', ['-c', 'echo unread'], {env}).on('close', (code) => log('close', code));`, "close 0")
}

func TestAbortSignal(t *testing.T) {
	expect(t, execJS+`
		const listeners = [];
		const signal = {aborted: false, addEventListener: (_, f) => listeners.push(f), removeEventListener() {}};
		const c = cp.spawn('sleep', ['60'], {env, signal});
		c.on('error', (e) => log(e.name, e.code));
		c.on('exit', (code, sig) => log(code, sig));
		listeners[0]();`,
		"AbortError ABORT_ERR", "null SIGTERM")
}

func TestDetachedIsItsOwnSession(t *testing.T) {
	expect(t, execJS+`
		const r = cp.spawnSync('sh', ['-c', 'ps -o sid= -p $$; echo $$'], {env, detached: true, encoding: 'utf8'}).stdout.trim().split(/\s+/);
		log(r[0] === r[1]);`,
		"true")
}

// Node aborts at the first of these.
func TestChildProcessSpawnsOnce(t *testing.T) {
	expect(t, execJS+`
		const c = cp.spawn('cat', {env});
		const again = () => { try { c.spawn({file: 'true', args: ['true']}); } catch (e) { log(e.name, e.code, e.message); } };
		again();
		c.on('close', (code) => { log(code); again(); });
		c.stdin.end();`,
		"Error EBUSY spawn EBUSY", "0", "TypeError undefined Cannot read properties of null (reading 'spawn')")
}

func TestChildIsWaitedForWhenTheLoopHasEnded(t *testing.T) {
	w := parent(t)
	out := w.Run(execJS + `
		const c = cp.spawn('sleep', ['0.1'], {env, stdio: 'ignore'});
		c.unref();
		log(c.pid);`)
	childprocess.From(w.Env).Close()
	pid, err := strconv.Atoi(out[0])
	if err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(10 * time.Second); unix.Kill(pid, 0) == nil; {
		if time.Now().After(end) {
			t.Fatal("the child has ended and is still there")
		}
		time.Sleep(time.Millisecond)
	}
}
