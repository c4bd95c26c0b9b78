// a TLSSocket that wraps a client's connection says nothing before it has something to write
const net = require('net');
const tls = require('tls');
const { identity, listen, close, trace } = require('../lib/tls');
(async () => {
  const server = tls.createServer(identity('server'), (s) => s.on('data', (d) => s.end('echo ' + d)));
  const port = await listen(server);
  const raw = net.connect(port);
  await new Promise((done) => raw.on('connect', done));
  const socket = new tls.TLSSocket(raw, { isServer: false });
  trace('client', socket, ['secureConnect', 'secure', 'data', 'end', 'close']);
  try { socket.resetAndDestroy(); } catch (e) { console.log(e.name, e.code, e.message); }
  const probe = tls.connect({ port, rejectUnauthorized: false }, () => probe.end('probe'));
  await new Promise((done) => probe.resume().on('close', done));
  console.log('quiet', raw.bytesWritten);
  socket.write('hello');
  await new Promise((done) => socket.on('close', done));
  await close(server);
})();
