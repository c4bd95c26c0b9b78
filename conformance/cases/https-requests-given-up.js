// events of https requests: client certificates, destroy and abort at each stage, upgrades, servers that do not speak TLS or end in the handshake
const https = require('https');
const net = require('net');
const { ca, identity, read, listen, close } = require('../lib/tls');
(async () => {
  const server = https.createServer({ ...identity('server'), ca, requestCert: true, rejectUnauthorized: false }, (req, res) => {
    if (req.url === '/part') res.write('x');
    else if (req.url !== '/hang') res.end(JSON.stringify([req.socket.authorized, req.socket.authorizationError, req.socket.getPeerCertificate().subject]));
  });
  server.on('upgrade', (req, socket) => { socket.write('HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: e\r\n\r\n'); socket.pipe(socket); });
  const port = await listen(server);
  const run = (name, options, act) => new Promise((done) => {
    const log = [];
    let req;
    try {
      req = https.request({ port, ca, agent: false, ...options });
    } catch (e) {
      console.log(name, 'throws', e.name, e.code);
      return done();
    }
    const text = (a) => (a instanceof Error ? ` ${a.name} ${a.code} ${/SSL/.test(a.message) ? '' : a.message}` : Buffer.isBuffer(a) ? ` ${a}` : '');
    for (const ev of ['socket', 'response', 'abort', 'timeout', 'error', 'close', 'upgrade']) req.on(ev, (a) => log.push(ev + text(a)));
    req.on('response', (res) => { for (const ev of ['data', 'end', 'aborted', 'error', 'close']) res.on(ev, (a) => log.push('response ' + ev + text(a))); });
    req.on('socket', (socket) => { for (const ev of ['connect', 'secureConnect']) socket.on(ev, () => log.push(ev)); });
    if (act) act(req, log);
    req.on('close', () => setImmediate(() => setImmediate(() => { console.log(name, log.join(', '), req.destroyed, req.aborted); done(); })));
    req.end();
  });
  await run('no certificate', {});
  await run('certificate', identity('client'));
  await run('its own', identity('self'));
  await run('pfx', { pfx: read('server.pfx'), passphrase: 'secret' });
  await run('hanging', { path: '/hang' }, (req) => req.on('finish', () => req.setTimeout(20)).on('timeout', () => req.destroy()));
  await run('at secureConnect', { path: '/hang' }, (req) => req.on('socket', (s) => s.on('secureConnect', () => req.destroy())));
  await run('at connect', { path: '/hang' }, (req) => req.on('socket', (s) => s.on('connect', () => req.destroy())));
  await run('abort at once', { path: '/hang' }, (req) => req.abort());
  await run('abort at socket', { path: '/hang' }, (req) => req.on('socket', () => req.abort()));
  await run('in the answer', { path: '/part' }, (req) => req.on('response', (res) => res.once('data', () => req.destroy())));
  await run('upgrade', { headers: { Connection: 'Upgrade', Upgrade: 'e' } }, (req, log) => req.on('upgrade', (res, socket) => {
    log.push(socket.constructor.name, socket.authorized);
    socket.destroy();
  }));
  await run('refused', { port: 1, host: '127.0.0.1' });
  const others = {
    'speaks http': (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'), 'resets': (socket) => socket.once('data', () => socket.resetAndDestroy()), 'ends': (socket) => socket.once('data', () => socket.end()),
  };
  for (const [name, act] of Object.entries(others)) {
    const other = net.createServer((socket) => act(socket.on('error', () => {}).resume()));
    await run(name, { port: await listen(other) });
    await close(other);
  }
  const silent = net.createServer((socket) => socket.on('error', () => {}));
  await run('silent', { port: await listen(silent) }, (req) => req.on('socket', (s) => s.on('connect', () => req.setTimeout(20))).on('timeout', () => req.destroy(new Error('slow'))));
  silent.close();
  await run('key only', { key: identity('client').key });
  await run('certificate only', { cert: identity('client').cert });
  await run('another key', { key: identity('client').key, cert: identity('other').cert });
  await run('no protocol', { ALPNProtocols: ['h2'] });
  await run('no version', { maxVersion: 'TLSv1.1' }, (req, log) => req.on('error', (e) => log.push(e.library, e.reason)));
  server.closeAllConnections();
  await close(server);
})();
