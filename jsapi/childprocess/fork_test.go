package childprocess_test

import (
	"strings"
	"testing"
)

// expect runs the script and compares what it logs.
func expect(t *testing.T, script string, want ...string) {
	t.Helper()
	got := parent(t).Run(forkJS + script)
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func TestMessagesBothWays(t *testing.T) {
	expect(t, `
		const c = log2(fork("process.on('message', (m) => { process.send([m]); if (m === 'end') process.disconnect(); })"));
		for (const m of [{a: 'ü\u2028'}, 1.5, true, null, 'end']) c.send(m);`,
		"spawn", `message [{"a":"ü`+"\u2028"+`"}] `, "message [1.5] ", "message [true] ", "message [null] ", `message ["end"] `,
		"disconnect", "exit 0 null", "close 0 null")
}

func TestNothingIsLostBeforeDisconnectOrExit(t *testing.T) {
	for _, last := range []string{"process.disconnect()", "process.exit(3)"} {
		t.Run(last, func(t *testing.T) {
			expect(t, `
				let n = 0, ordered = true;
				const c = fork("for (let i = 0; i < 50; i++) process.send([i, 'x'.repeat(65536)]); `+last+`");
				c.on('message', ([i, s]) => { ordered = ordered && i === n && s.length === 65536; n++; });
				c.on('disconnect', () => log('disconnect', n, ordered));
				c.on('exit', () => log('exit', n));`,
				"disconnect 50 true", "exit 50")
		})
	}
}

func TestParentDisconnectFlushes(t *testing.T) {
	expect(t, `
		const c = fork("let n = 0; process.on('message', (m) => { n += m.length === 65536; }); process.on('disconnect', () => process.exit(n))");
		for (let i = 0; i < 50; i++) c.send('x'.repeat(65536));
		c.disconnect();
		c.on('exit', (code) => log(code));`,
		"50")
}

func TestSendTellsOfBackPressure(t *testing.T) {
	expect(t, `
		const c = fork("process.on('message', () => {}); process.on('disconnect', () => {})");
		const first = c.send('small');
		c.kill('SIGSTOP');
		let last;
		for (let i = 0; i < 20; i++) last = c.send('x'.repeat(65536));
		log(first, last);
		c.kill('SIGCONT');
		c.send('last', (e) => { log(e); c.disconnect(); });`,
		"true false", "null")
}

func TestExitOrder(t *testing.T) {
	for name, c := range map[string]struct {
		child string
		want  []string
	}{
		"code":   {"process.exit(7)", []string{"disconnect", "exit 7 null", "close 7 null"}},
		"signal": {"process.kill(process.pid, 'SIGKILL')", []string{"disconnect", `exit null "SIGKILL"`, `close null "SIGKILL"`}},
		"end":    {"1", []string{"disconnect", "exit 0 null", "close 0 null"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, `log2(fork(`+"`"+c.child+"`"+`))`, append([]string{"spawn"}, c.want...)...)
		})
	}
}

func TestSendErrors(t *testing.T) {
	expect(t, `
		const c = fork("process.on('message', () => {})");
		for (const args of [[], [() => {}], [1, {}], [{}, undefined, 5]])
			try { c.send(...args); } catch (e) { log(e.code, e.message); }
		c.disconnect();
		log(c.connected, c.channel);
		log(c.send('x', (e) => log('callback', e.code)));
		c.on('error', (e) => log('error', e.code, e.message));
		c.disconnect();`,
		`ERR_MISSING_ARGS The "message" argument must be specified`,
		`ERR_INVALID_ARG_TYPE The "message" argument must be one of type string, object, number, or boolean. Received function `,
		`ERR_INVALID_HANDLE_TYPE This handle type cannot be sent`,
		`ERR_INVALID_ARG_TYPE The "options" argument must be of type object. Received type number (5)`,
		`false null`, `false`, `error ERR_IPC_DISCONNECTED IPC channel is already disconnected`, `callback ERR_IPC_CHANNEL_CLOSED`)
}

func TestMessagesWaitForAListener(t *testing.T) {
	expect(t, `
		const c = fork("process.send(0); process.send(1); process.send(2); process.on('message', () => {})");
		c.once('message', () => Promise.resolve().then(() => c.on('message', (m) => {
			log(m);
			if (m === 2) c.disconnect();
		})));`,
		"1", "2")
}

// Who has given up the channel gets nothing of it any more, also what had waited.
func TestMessagesDoNotOutliveTheChannel(t *testing.T) {
	expect(t, `
		const c = fork("process.send(1)");
		c.on('disconnect', () => log('disconnect'));
		c.on('exit', () => { c.on('message', (m) => log(m)); log('exit'); });`,
		"disconnect", "exit")
}

func TestChannelIsHiddenFromTheChild(t *testing.T) {
	expect(t, `
		const c = fork("process.send({cmd: 'NODE_x'}); process.send([typeof process.send, process.connected, typeof process.channel.ref])");
		c.on('message', (m) => log(JSON.stringify(m)));`,
		`["function",true,"function"]`)
}

func TestChildWithoutListenerEnds(t *testing.T) {
	expect(t, `
		const c = fork("process.once('message', (m) => process.send(m))");
		c.on('message', (m) => log(m));
		c.on('exit', (code) => log('exit', code));
		c.send('once');`,
		"once", "exit 0")
}

func TestSpawnFailure(t *testing.T) {
	expect(t, `
		const c = fork('x', {execPath: '/does/not/exist'});
		c.on('error', (e) => log(e.message, e.code, e.errno, e.syscall, e.path, JSON.stringify(e.spawnargs)));
		c.on('close', (code) => log('close', code));
		log(c.pid);`,
		"undefined", `spawn /does/not/exist ENOENT ENOENT -2 spawn /does/not/exist /does/not/exist ["x"]`, "close -2")
}
