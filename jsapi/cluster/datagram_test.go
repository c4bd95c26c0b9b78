package cluster_test

import "testing"

// ping sends datagrams to a port until n different workers have answered.
const ping = `
	const ping = (port, n, f) => {
		const seen = new Set(), c = require('dgram').createSocket('udp4', (m) => {
			if (seen.add(String(m)).size < n) return c.send('ping', port, '127.0.0.1');
			c.close();
			f([...seen].sort().join());
		});
		c.send('ping', port, '127.0.0.1');
	};`

const udpEcho = `"const s = require('dgram').createSocket('udp4', (m, r) => s.send(String(require('cluster').worker.id), r.port, r.address));" +
	"s.bind(0, '127.0.0.1')"`

func TestDatagramsShared(t *testing.T) {
	expect(t, ping+`
		start(`+udpEcho+`, 2);
		const ports = new Set();
		cluster.on('listening', (w, a) => ports.add(a.port));
		ready(2, (port, a) => {
			log(ports.size, port > 0, a.addressType, a.address, a.fd);
			const [one, two] = Object.values(cluster.workers);
			ping(port, 1, () => {
				one.process.kill('SIGKILL'); // the other has the socket still
				one.on('exit', () => ping(port, 1, (who) => { log(who === String(two.id)); end(); }));
			});
		});`,
		"1 true udp4 127.0.0.1 -1", "true")
}

func TestDatagramPortInUse(t *testing.T) {
	expect(t, `
		const taken = require('dgram').createSocket('udp4').bind(0, '127.0.0.1', () => {
			const {port} = taken.address();
			start("const s = require('dgram').createSocket('udp4'); const go = () => s.bind(" + port + ", '127.0.0.1');" +
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

func TestDatagramDisconnect(t *testing.T) {
	expect(t, `
		start("const s = require('dgram').createSocket('udp6').bind(0, '::1').on('close', () => process.send('closed'))", 1);
		cluster.on('message', (w, m) => log(m));
		cluster.on('exit', (w, code) => log('exit', code, w.exitedAfterDisconnect));
		ready(1, (port, a) => { log(a.addressType); cluster.disconnect(() => log('all')); });`,
		"udp6", "closed", "all", "exit 0 true")
}

// A UDP socket goes with a message; the receiver has it when the sender has closed it.
func TestDatagramSent(t *testing.T) {
	expect(t, ping+`
		start("process.on('message', (m, s) => { s.on('message', (m, r) => s.send('worker', r.port, r.address)); process.send(s.type + s.address().address); })", 1);
		const dgram = require('dgram'), s = dgram.createSocket('udp4');
		const [w] = Object.values(cluster.workers);
		let address;
		w.send('unbound', s, (e) => {
			log(e.message);
			s.bind(0, '127.0.0.1', () => w.send('socket', s, (e) => { log(e, (address = s.address()).address); }));
		});
		cluster.on('message', (w, m) => { log(m); s.close(() => ping(address.port, 1, (who) => { log(who); end(); })); });`,
		"write EBADF", "null 127.0.0.1", "udp4127.0.0.1", "worker")
}
