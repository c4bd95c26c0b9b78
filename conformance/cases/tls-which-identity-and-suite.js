// which identity and suite a server takes: by the order of its ciphers up to TLS 1.2, and with SNICallback, whose context adds its identity and nothing else
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
const both = (...names) => ({ key: names.map((n) => identity(n).key), cert: names.map((n) => identity(n).cert) });
const ask = async (name, options, context) => {
  const SNICallback = context && ((_, done) => done(null, tls.createSecureContext(context)));
  const server = tls.createServer({ ...options, SNICallback }, (socket) => socket.end());
  const port = await listen(server);
  await new Promise((closed) => {
    const socket = tls.connect({ port, ca, servername: 'a.name', rejectUnauthorized: false }, () => {
      const { version, name: suite } = socket.getCipher();
      const [protocol, cert] = [socket.getProtocol(), socket.getPeerCertificate()];
      console.log(name, protocol, version === 'TLSv1.3' ? '' : suite, cert.subject.CN, cert.subjectaltname, socket.alpnProtocol);
    });
    socket.on('error', (e) => console.log(name, e.code)).on('close', closed).resume();
  });
  await close(server);
};
(async () => {
  const old = { maxVersion: 'TLSv1.2' };
  const [A, B, C] = ['ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES128-GCM-SHA256'];
  for (const list of [[A, B], [B, A], [C, A], [A, C], ['AES128-SHA', C]]) await ask('suites', { ...both('server', 'rsa'), ...old, ciphers: list.join(':') });
  await ask('two', both('server', 'rsa'));
  await ask('two, old', { ...both('server', 'rsa'), ...old });
  for (const limit of [{}, old]) {
    for (const name of ['server', 'rsa']) {
      await ask(`${name} and nothing`, { ...identity(name), ...limit }, {});
      await ask(`${name} and other`, { ...identity(name), ...limit }, identity('other'));
      await ask(`${name} and rsa`, { ...identity(name), ...limit }, { ...identity('rsa'), ciphers: 'AES128-SHA', maxVersion: 'TLSv1.2' });
    }
  }
})();
