// tls.connect in every form of its arguments, what goes before what, and what it refuses
const net = require('net');
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
(async () => {
  const server = tls.createServer(identity('server'), (socket) => socket.on('error', () => {}).end('bye'));
  server.on('tlsClientError', () => {});
  const port = await listen(server);
  process.on('uncaughtException', () => {}); // of sockets that had begun before they were refused
  const path = process.env.CASE_TMP + '/s';
  const unix = tls.createServer(identity('server'), (socket) => socket.on('error', () => {}).end('from a path'));
  unix.on('tlsClientError', () => {});
  await new Promise((done) => unix.listen(path, done));
  const show = (...all) => console.log(all.join(' ').replaceAll(port, 'PORT').replaceAll(path, 'PATH'));
  const run = (name, socket) => new Promise((done) => {
    const log = [];
    for (const ev of ['lookup', 'connect', 'secureConnect', 'ready', 'end', 'close']) socket.on(ev, () => log.push(ev));
    socket.on('error', (e) => log.push(`${e.name} ${e.code} ${Object.keys(e)}`)).on('data', (d) => log.push(d));
    socket.on('close', () => { show(name, log.join(', ')); setImmediate(done); });
  });
  const cb = function cb() { show('called back', this.authorized, this.servername); };
  await run('port, options', tls.connect(port, { ca }));
  await run('port, host, options', tls.connect(port, 'localhost', { ca }));
  await run('port, host, options, callback', tls.connect(port, 'localhost', { ca }, cb));
  await run('port, options, callback', tls.connect(port, { ca }, cb));
  await run('options, callback', tls.connect({ port, ca }, cb));
  await run('options before arguments', tls.connect(1, 'nowhere', { ca, port, host: 'localhost' }));
  await run('port as text', tls.connect(String(port), { ca, port, host: 'localhost' }));
  await run('path, options', tls.connect(path, { ca, checkServerIdentity() {} }));
  await run('path before host', tls.connect({ path, port, host: '1.2.3.4', ca, checkServerIdentity: (host) => show('checked', host) }));
  await run('servername', tls.connect({ port, ca, servername: 'a.example.org' }, cb));
  await run('address', tls.connect({ port, ca, host: '127.0.0.1' }, cb));
  await run('lookup', tls.connect({ port, ca, host: 'localhost', lookup: (h, o, done) => { show('lookup', h); done(null, o.all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4); } }));
  await run('timeout', tls.connect({ port, ca, timeout: 5000 }));
  await run('secureContext', tls.connect({ port, secureContext: tls.createSecureContext({ ca }), key: 'ignored' }));
  await run('socket', tls.connect({ socket: net.connect(port, 'localhost'), ca, host: 'localhost', port: 1 }));
  await run('refused', tls.connect({ port: 1, host: '127.0.0.1', ca }));
  await run('destroyed', tls.connect({ port, ca }).destroy());
  await run('destroyed with an error', tls.connect({ port, ca }).destroy(new Error('mine')));
  for (const args of [[], [{}], [null], [port, { ALPNProtocols: 5 }], [port, { minDHSize: 0 }], [port, { minDHSize: 'x' }], [port, { servername: 5 }], [port, { session: 'x' }],
    [port, { ciphers: 5 }], [port, { ciphers: 'nope' }], [port, { minVersion: 'x' }], [port, { timeout: 'x' }], [port, { socket: {} }], [99999], [-1]]) {
    try {
      tls.connect(...args).on('error', () => {});
    } catch (e) {
      show(JSON.stringify(args), e.name, e.code, e.message.split('\n')[0]);
    }
  }
  await Promise.all([close(server), close(unix)]);
})();
