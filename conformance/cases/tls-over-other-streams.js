// tls.connect over a connected socket, one that is connecting, and a stream that is no socket
const net = require('net');
const tls = require('tls');
const { Duplex } = require('stream');
const { ca, identity, trace } = require('../lib/tls');
const pair = () => {
  const make = (other) => new Duplex({
    read() {},
    write(chunk, _, cb) { other().push(chunk); cb(); },
    final(cb) { other().push(null); cb(); },
  });
  const a = make(() => b);
  const b = make(() => a);
  return [a, b];
};
(async () => {
  const server = tls.createServer(identity('server'), (socket) => socket.on('data', (d) => socket.end('echo ' + d)));
  await new Promise((done) => server.listen(0, done));
  const talk = (name, raw) => new Promise((done) => {
    const socket = tls.connect({ socket: raw, ca, host: 'localhost' }, () => socket.write(name));
    console.log(name, socket.connecting, socket.encrypted);
    trace('client', socket, ['secureConnect', 'data', 'end', 'close']);
    trace('raw', raw, ['data', 'close']);
    socket.on('close', () => setImmediate(done));
  });
  const raw = net.connect(server.address().port);
  await new Promise((done) => raw.on('connect', done));
  await talk('connected', raw);
  await talk('connecting', net.connect(server.address().port));
  await new Promise((done) => server.close(done));
  const [a, b] = pair();
  const socket = new tls.TLSSocket(a, { isServer: true, secureContext: tls.createSecureContext(identity('server')) });
  socket.on('data', (d) => socket.write('echo ' + d));
  const client = tls.connect({ socket: b, ca, host: 'localhost' }, () => client.write('duplex'));
  client.on('data', (d) => { console.log(String(d), client.remoteAddress, client.getProtocol()); client.destroy(); });
  client.on('close', () => console.log('closed', b.destroyed));
})();
