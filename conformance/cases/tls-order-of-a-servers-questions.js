// what a server asks its script and in which order: SNICallback, 'OCSPRequest' and ALPNCallback, up to TLS 1.2 and in TLS 1.3; what ends the handshake there, and when the client is told of the status
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
const alpn = { ALPNProtocols: ['b'] };
const ask = async (name, status, options, wants) => {
  const told = [];
  const say = (text) => told.push(text);
  const named = (given) => given && ((servername, done) => { say('SNICallback'); given(done); });
  const chosen = (given) => given && (() => { say('ALPNCallback'); return given(); });
  const server = tls.createServer({ ...identity('server'), ca, ...options, SNICallback: named(options.SNICallback), ALPNCallback: chosen(options.ALPNCallback) }, (socket) => socket.end('bye'));
  if (status) server.on('OCSPRequest', (cert, issuer, done) => { say(`OCSPRequest ${Buffer.isBuffer(cert)} ${Buffer.isBuffer(issuer)}`); status(done); });
  server.on('tlsClientError', (e) => say(`tlsClientError ${e.code || e.message}`));
  const port = await listen(server);
  await new Promise((closed) => {
    const socket = tls.connect({ port, ca, servername: 'localhost', requestOCSP: true, ...wants });
    const seen = [];
    for (const event of ['OCSPResponse', 'secureConnect', 'error', 'close']) socket.on(event, (v) => seen.push(`${event} ${v && v.code || v}`));
    socket.resume().on('close', () => { console.log(name, seen.join(', ')); closed(); });
  });
  await close(server);
  console.log(name, told.join(', '));
};
(async () => {
  const answer = (text) => (done) => done(null, text && Buffer.from(text));
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3']) {
    const run = (name, status, options = {}, wants = {}) => ask(`${maxVersion} ${name}:`, status, { maxVersion, ...options }, wants);
    await run('nobody');
    await run('status', answer('good'));
    await run('later', (done) => setImmediate(answer('good'), done));
    await run('no status', answer(null));
    await run('error', (done) => done(new Error('no')));
    await run('twice', (done) => { done(null, null); done(); });
    await run('context twice', null, { SNICallback: (done) => { done(); done(); } });
    await run('no certificate', answer('good'), maxVersion === 'TLSv1.2' ? { requestCert: true } : {});
    await run('no protocol', answer('good'), { ALPNProtocols: ['a'], SNICallback: (done) => done() }, alpn);
    await run('all', answer('good'), { ALPNCallback: () => 'b', SNICallback: (done) => done() }, alpn);
    await run('wrong protocol', answer('good'), { ALPNCallback: () => 'c', SNICallback: (done) => done() }, alpn);
    await run('no context', answer('good'), { ALPNProtocols: ['a'], SNICallback: (done) => done(new Error('none')) }, alpn);
    await run('what is no context', answer('good'), { SNICallback: (done) => done(null, {}) });
  }
})();
