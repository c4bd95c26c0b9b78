package cluster_test

import (
	"path/filepath"
	"testing"
)

func TestOnePortForAll(t *testing.T) {
	expect(t, `
		start("require('net').createServer().listen(0)", 2);
		const ports = new Set();
		cluster.on('listening', (w, a) => ports.add(a.port));
		ready(2, (port, a) => { log(ports.size, port > 0, a.addressType, a.address, a.fd); end(); });`,
		"1 true 4 null undefined")
}

func TestSecondListenAndListenAgain(t *testing.T) {
	expect(t, `
		start("const net = require('net'); const a = net.createServer().listen(0, '127.0.0.1', () => {" +
			"const b = net.createServer().listen(0, '127.0.0.1', () => {" +
			"process.send(a.address().port !== b.address().port);" +
			"const {port} = a.address(); a.close(() => a.listen(port, '127.0.0.1', () => process.send(a.address().port === port)));" +
		"}); })", 1);
		let n = 0;
		cluster.on('message', (w, m) => { log(m); if (++n === 2) end(); });`,
		"true", "true")
}

func TestPortInUse(t *testing.T) {
	expect(t, `
		const net = require('net');
		const taken = net.createServer().listen(0, '127.0.0.1', () => {
			const {port} = taken.address();
			start("const s = require('net').createServer(); const go = () => s.listen(" + port + ", '127.0.0.1');" +
				"s.on('error', (e) => process.send([e.code, e.errno, e.syscall, e.address]));" +
				"s.on('listening', () => process.send('listening')); process.on('message', go); go();", 1);
			cluster.on('message', (w, m) => {
				log(String(m));
				if (m === 'listening') end();
				else taken.close(() => w.send('again')); // the error is not remembered
			});
		});`,
		"EADDRINUSE,-98,bind,127.0.0.1", "listening")
}

func TestUnixSocket(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	expect(t, `
		const path = '`+path+`';
		start("require('net').createServer((c) => c.end('unix')).listen('" + path + "')", 2);
		ready(2, (port, a) => {
			log(port, a.addressType, a.address === path);
			require('net').connect(path).on('data', (b) => { log(b.toString()); end(); });
		});`,
		"-1 -1 true", "unix")
}

func TestExclusive(t *testing.T) {
	expect(t, `
		start("const s = require('net').createServer().listen({port: 0, host: '127.0.0.1', exclusive: true}, () => process.send(s.address().port))", 2);
		const ports = new Set();
		cluster.on('listening', () => log('the primary was asked'));
		cluster.on('message', (w, port) => { ports.add(port); if (ports.size === 2) { log('two'); end(); } });`,
		"two")
}
