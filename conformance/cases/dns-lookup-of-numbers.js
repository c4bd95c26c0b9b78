// lookup takes what inet_aton takes for an IPv4 address: few numbers, octal and hexadecimal ones.
const dgram = require('dgram');
const dns = require('dns');
const net = require('net');

const hosts = ['127.1', '1.2.3', '2130706433', '0x7f.1', '010.0.0.1', '1.2.65535', '0', '127.000.000.001'];

(async() => {
  for (const host of hosts) {
    for (const family of [0, 4, 6]) {
      await new Promise((resolve) => dns.lookup(host, { family }, (e, address, family) => {
        console.log(host, e ? [e.code, e.errno, e.message] : [address, family]);
        resolve();
      }));
    }
  }
  console.log(await dns.promises.lookup('127.1', { family: 6, hints: dns.V4MAPPED }), await dns.promises.lookup('127.1', { all: true }));
  await new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.1', () => {
      console.log(server.address().address);
      server.close(resolve);
    });
  });
  const socket = dgram.createSocket('udp4');
  socket.bind(0, '0x7f.1', () => {
    console.log(socket.address().address);
    for (const f of [() => socket.setRecvBufferSize(1n), () => socket.setSendBufferSize(1n)]) {
      try { f(); } catch (e) { console.log(e.name, e.code, e.message); }
    }
    socket.close();
  });
  // Of addresses that do not fit one another the system is not asked, and nothing is bound.
  const other = dgram.createSocket('udp4');
  for (const [source, group] of [['127.0.0.1', 'ff02::1'], ['::1', '239.1.2.3'], ['x', '239.1.2.3'], ['127.0.0.1', 'x']]) {
    for (const method of ['addSourceSpecificMembership', 'dropSourceSpecificMembership']) {
      try { other[method](source, group); } catch (e) { console.log(method, e.code, e.message); }
    }
  }
  try { other.address(); } catch (e) { console.log(e.code, e.message); }
  other.close();
})();
