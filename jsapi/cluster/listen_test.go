package cluster_test

import (
	stdnet "net"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
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
	for _, listen := range []string{
		"require('net').createServer().listen({port: 0, host: '127.0.0.1', exclusive: true}",
		"require('dgram').createSocket('udp4').bind({port: 0, address: '127.0.0.1', exclusive: true}",
	} {
		expect(t, `
			start("const s = `+listen+`, () => process.send(s.address().port))", 2);
			const ports = new Set();
			cluster.on('listening', () => log('the primary was asked'));
			cluster.on('message', (w, port) => { ports.add(port); if (ports.size === 2) { log('two'); end(); } });`,
			"two")
	}
}

// The sequence is that of Node 20: an emitter that asks by itself gets connections.
func TestGetServer(t *testing.T) {
	expect(t, `
		start("const cluster = require('cluster'), o = new (require('events'))(); let port;" +
			"o.address = () => ({port});" +
			"cluster._getServer(o, {address: '127.0.0.1', port: 0, addressType: 4, flags: 0}, (err, handle) => {" +
			"const a = {}; handle.getsockname(a); port = a.port;" +
			"handle.onconnection = (err, conn) => { process.send([err, conn.constructor.name]); conn.close(); handle.close(); process.disconnect(); };" +
			"process.send([err, handle.listen(5), Object.keys(handle).slice(0, 5).join()]); o.emit('listening'); });" +
			"cluster._getServer(o, {address: '1.2.3.4', port: 0, addressType: 4}, (err, handle) => process.send([err, handle]));", 1);
		const got = [];
		cluster.on('message', (w, m) => got.push(m));
		cluster.on('listening', (w, a) => { if (a.address === '127.0.0.1') ask(a.port, 1, () => {}); });
		cluster.on('exit', () => got.forEach((m) => log(String(m))));`,
		"0,0,close,listen,ref,unref,getsockname", "-99,", "0,TCP")
}

func TestDescriptorOfThePrimary(t *testing.T) {
	for _, policy := range []string{"SCHED_RR", "SCHED_NONE"} {
		t.Run(policy, func(t *testing.T) {
			l, err := stdnet.Listen("tcp4", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			f, err := l.(*stdnet.TCPListener).File()
			if err != nil {
				t.Fatal(err)
			}
			l.Close()
			fd, err := unix.Dup(int(f.Fd())) // as one that was inherited: not close-on-exec
			if err != nil {
				t.Fatal(err)
			}
			f.Close()
			expect(t, strings.ReplaceAll(strings.ReplaceAll(`
				cluster.schedulingPolicy = cluster.POLICY;
				start("require('net').createServer((c) => c.end('x')).listen({fd: FD})", 2);
				ready(2, (port, a) => {
					log(a.addressType, a.address, a.fd === FD);
					ask(port, 2, (got) => { log(got); cluster.disconnect(); });
					let left = 2; // the workers have inherited it too
					cluster.on('exit', () => { if (--left === 0) log(askNow(port, 1)); });
				});`, "POLICY", policy), "FD", strconv.Itoa(fd)),
				"null null true", "xx", "(connect: connection refused)")
		})
	}
}

func TestDescriptorThatIsNone(t *testing.T) {
	expect(t, `
		start("require('net').createServer().on('error', (e) => process.send([e.message, e.address, 'port' in e])).listen({fd: 999});" +
			"require('dgram').createSocket('udp4').on('error', (e) => process.send([e.message, e.syscall])).bind({fd: 999})", 1);
		const got = []; // in an order that has to do with how many reads the answers take
		cluster.on('message', (w, m) => { if (got.push(String(m)) === 2) { log(...got.sort()); end(); } });`,
		"bind EINVAL,,false open EINVAL,open")
}

// A path is the worker's, wherever the primary is.
func TestRelativePath(t *testing.T) {
	dir := t.TempDir()
	expect(t, `
		cluster.setupPrimary({cwd: '`+dir+`'});
		start("require('net').createServer((c) => c.end('unix')).listen('s')", 1);
		ready(1, (port, a) => {
			log(a.address);
			require('net').connect('`+dir+`/s').on('data', (b) => { log(b.toString()); end(); });
		});`,
		dir+"/s", "unix")
}
