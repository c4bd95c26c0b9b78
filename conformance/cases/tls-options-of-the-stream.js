// handshakeTimeout, onread, allowHalfOpen, pauseOnConnect, requestOCSP, 'keylog', renegotiation where there is none
const net = require('net');
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
const till = (emitter, ev) => new Promise((done) => emitter.on(ev, done));
(async () => {
  let server = tls.createServer({ ...identity('server'), handshakeTimeout: 20 });
  let port = await listen(server);
  const raw = net.connect(port).on('error', () => {}).resume();
  await new Promise((done) => server.on('tlsClientError', (e, socket) => {
    console.log('handshakeTimeout', e.name, e.code, e.message, socket.constructor.name);
    socket.destroy();
    raw.on('close', done).destroy();
  }));
  await close(server);
  server = tls.createServer(identity('server'), (socket) => socket.end('hello'));
  port = await listen(server);
  const buffer = Buffer.alloc(3);
  let text = '';
  await till(tls.connect({ port, ca, onread: { buffer, callback(n, b) { console.log('onread', n <= 3, b === buffer); text += b.subarray(0, n); return true; } } }), 'close');
  console.log(text);
  await close(server);
  server = tls.createServer({ ...identity('server'), allowHalfOpen: true }, (socket) => socket.on('end', () => socket.end('late')).resume());
  port = await listen(server);
  let client = tls.connect({ port, ca, allowHalfOpen: true }, () => client.end());
  client.on('data', (d) => console.log('half open', String(d)));
  await till(client, 'close');
  await close(server);
  server = tls.createServer({ ...identity('server'), pauseOnConnect: true }, (socket) => {
    console.log('pauseOnConnect', socket.isPaused(), socket.readableFlowing);
    socket.on('data', (d) => { console.log(String(d)); socket.end(); }).resume();
  });
  port = await listen(server);
  client = tls.connect({ port, ca }, () => client.write('x')).resume();
  await till(client, 'close');
  await close(server);
  for (const answer of [Buffer.from('status'), null]) {
    server = tls.createServer(identity('server'), (socket) => socket.end());
    server.on('OCSPRequest', (cert, issuer, done) => { console.log('OCSPRequest', Buffer.isBuffer(cert), issuer); setImmediate(done, null, answer); });
    port = await listen(server);
    client = tls.connect({ port, ca, requestOCSP: true });
    client.on('OCSPResponse', (status) => console.log('OCSPResponse', status && String(status))).on('secureConnect', () => console.log('secureConnect')).resume();
    await till(client, 'close');
    await close(server);
  }
  server = tls.createServer(identity('server'), (socket) => socket.on('error', () => {}).resume());
  let lines = 0;
  server.on('keylog', (line, socket) => { if (!lines++) console.log('keylog', /^[A-Z_]+ [0-9a-f]{64} [0-9a-f]+\n$/.test(String(line)), socket.constructor.name); });
  port = await listen(server);
  client = tls.connect({ port, ca });
  client.once('keylog', (line) => console.log('keylog', /^[A-Z_]+ [0-9a-f]{64} [0-9a-f]+\n$/.test(String(line))));
  await till(client, 'secureConnect');
  for (const args of [[], [{}, 5]]) {
    try {
      client.renegotiate(...args);
    } catch (e) {
      console.log(e.name, e.code, e.message);
    }
  }
  await new Promise((done) => console.log(client.renegotiate({}, (e) => { console.log('renegotiate', e.code); done(); })));
  console.log(client.disableRenegotiation());
  client.destroy();
  console.log(client.renegotiate({}, () => console.log('never')));
  await till(client, 'close');
  await close(server);
})();
