// what each side hears of a handshake that comes to nothing
const net = require('net');
const tls = require('tls');
const { ca, identity } = require('../lib/tls');
const plain = (text) => (port) => {
  const socket = net.connect(port, () => (text === undefined ? socket.destroy() : text === '' ? socket.end() : socket.write(text)));
  return socket;
};
const cases = [
  ['versions', { minVersion: 'TLSv1.3' }, (port) => tls.connect({ port, ca, maxVersion: 'TLSv1.2' })],
  ['suites', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' }, (port) => tls.connect({ port, ca, ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384', maxVersion: 'TLSv1.2' })],
  ['protocols', { ALPNProtocols: ['a'] }, (port) => tls.connect({ port, ca, ALPNProtocols: ['b'] })],
  ['http', {}, plain('GET / HTTP/1.1\r\n\r\n')],
  ['no TLS', {}, plain('this is not a handshake\r\n')],
  ['end', {}, plain('')],
  ['destroy', {}, plain()],
];
(async () => {
  for (const [name, options, connect] of cases) {
    const server = tls.createServer({ ...identity('server'), ...options });
    await new Promise((done) => server.listen(0, done));
    await new Promise((done) => {
      let left = 2;
      const end = () => { if (!--left) done(); };
      const lines = [];
      server.on('tlsClientError', (e, socket) => { lines.push(`${name} server ${e.code} ${e.library} ${e.reason} ${socket.destroyed}`); end(); });
      const socket = connect(server.address().port);
      socket.on('error', (e) => lines.push(`${name} client ${e.code} ${e.library} ${e.reason}`));
      socket.on('close', end).resume();
      server.on('close', () => console.log(lines.sort().join('\n')));
    });
    await new Promise((done) => server.close(done));
  }
})();
