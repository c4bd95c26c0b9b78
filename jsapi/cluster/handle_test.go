package cluster_test

import "testing"

func TestSocketGoesToAWorker(t *testing.T) {
	expect(t, `
		const [w] = start("process.on('message', (m, s) => s.end(m + require('cluster').worker.id))", 1);
		const s = require('net').createServer((c) => w.send('taken', c)).listen(0, '127.0.0.1', () =>
			ask(s.address().port, 3, (got) => { log(got); s.close(); end(); }));`,
		"taken1taken1taken1")
}

func TestServerGoesToAWorker(t *testing.T) {
	expect(t, `
		const [w] = start("process.on('message', (m, s) => { s.on('connection', (c) => c.end('w')); process.send('ready'); })", 1);
		const s = require('net').createServer().listen(0, '127.0.0.1', () => { port = s.address().port; w.send('serve', s); });
		let port;
		w.on('message', (m) => { s.close(); ask(port, 2, (got) => { log(m, got); end(); }); });`,
		"ready ww")
}
