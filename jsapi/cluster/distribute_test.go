package cluster_test

import (
	"path/filepath"
	"testing"
)

func TestRoundRobin(t *testing.T) {
	expect(t, `
		start(`+echo+`, 2);
		ready(2, (port) => ask(port, 10, (got) => {
			log(got.replace(/2/g, '').length, got.replace(/1/g, '').length);
			end();
		}));`,
		"5 5")
}

func TestPrimaryStuckInAScriptServes(t *testing.T) {
	expect(t, `
		start(`+echo+`, 2);
		ready(2, (port) => { log(askNow(port, 20).length); end(); });`,
		"20")
}

func TestBusyWorkerIsPassedOver(t *testing.T) {
	expect(t, `
		// The first connection of worker 1 keeps its loop for good. It has answered for that
		// one, so it is sent one more; all the others are for worker 2.
		start("const {worker} = require('cluster');" +
			"require('net').createServer((c) => { c.end(String(worker.id)); if (worker.id === 1) c.on('close', () => { process.send('busy'); for (;;); }); }).listen(0, '127.0.0.1')", 2);
		let served = '', port = 0;
		ready(2, (p) => { port = p; ask(port, 1, () => {}); ask(port, 1, () => {}); });
		cluster.on('message', () => {
			for (let i = 0; i < 12; i++) ask(port, 1, (got) => {
				served += got;
				if (served.length === 11 && got) { log(served); end(); }
			});
		});`,
		"22222222222")
}

func TestConnectionsOfADeadWorkerGoToTheNext(t *testing.T) {
	expect(t, `
		const [a] = start(`+stuck+`, 2);
		ready(2, (port) => {
			let n = 0;
			const done = (got) => { log(got); if (++n === 2) end(); else a.process.kill('SIGKILL'); };
			a.on('message', () => { ask(port, 1, done); ask(port, 1, done); });
			a.send('stick');
		});`,
		"2", "2")
}

// stuck is echo that, once told to, gets a connection and answers none.
const stuck = `"` + echoText + `; process.on('message', () => { process.send('stuck'); for (;;); })"`

// What reaches a worker behind its own worker.kill() is another's: it might exit before it has
// served it, and when its channel is closed it cannot even say that it has taken it.
func TestConnectionsOfAWorkerThatKillsItselfGoToTheNext(t *testing.T) {
	file := filepath.Join(t.TempDir(), "go")
	expect(t, `
		const [a] = start("`+echoText+`; process.on('message', (file) => {" +
			"require('cluster').worker.kill(); process.send('leaving');" +
			"while (require('child_process').spawnSync('test', ['-e', file]).status); })", 2);
		ready(2, (port) => {
			let n = 0;
			const done = (got) => {
				log(got);
				if (++n === 2) end(); else require('child_process').spawnSync('touch', ['`+file+`']);
			};
			a.on('message', () => { ask(port, 1, done); ask(port, 1, done); });
			a.send('`+file+`');
		});`,
		"2", "2")
}

func TestConnectionGoesOnFromAWorkerWithoutDescriptors(t *testing.T) {
	expect(t, `
		const [a] = start("`+echoText+`; process.on('message', () => { noDescriptors(); process.send('full'); })", 2);
		ready(2, (port) => {
			a.on('message', () => ask(port, 4, (got) => { log(got); end(); }));
			a.send('fill');
		});`,
		"2222")
}

// Where workers share the listening socket, it is the descriptor of that which is missing.
func TestListenWithoutDescriptors(t *testing.T) {
	expect(t, `
		cluster.schedulingPolicy = cluster.SCHED_NONE;
		start("noDescriptors(); require('net').createServer().on('error', (e) => process.send(e.code)).listen(0, '127.0.0.1')", 1);
		cluster.on('message', (w, m) => { log(m); end(); });`,
		"EMFILE")
}

func TestShared(t *testing.T) {
	expect(t, `
		cluster.schedulingPolicy = cluster.SCHED_NONE;
		start(`+echo+`, 2);
		ready(2, (port) => ask(port, 20, (got) => { log(got.length, /^[12]*$/.test(got)); end(); }));`,
		"20 true")
}

func TestRefusedConnectionWaits(t *testing.T) {
	expect(t, `
		// One connection at a time: the second is refused until the first has gone.
		start("let open = 0; const s = require('net').createServer((c) => { c.on('close', () => open--); c.resume(); process.once('message', () => c.end('x')); process.send(++open); });" +
			"s.maxConnections = 1; s.listen(0, '127.0.0.1')", 1);
		const w = cluster.workers[1], seen = [];
		w.on('message', (open) => { seen.push(open); w.send('go'); });
		ready(1, (port) => {
			const done = (got) => { if (seen.push(got) === 4) { log(...seen.sort()); end(); } };
			ask(port, 1, done);
			ask(port, 1, done);
		});`,
		"1 1 x x")
}

func TestLastWorkerTakesTheSocketAlong(t *testing.T) {
	expect(t, `
		const [w] = start(`+echo+`, 1);
		ready(1, (port) => {
			w.disconnect();
			w.on('exit', () => log(askNow(port, 1)));
		});`,
		"(connect: connection refused)")
}
