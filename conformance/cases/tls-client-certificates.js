// requestCert and rejectUnauthorized, with no certificate, a good one and a strange one
const tls = require('tls');
const { ca, identity } = require('../lib/tls');
(async () => {
  for (const rejectUnauthorized of [true, false]) {
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3']) {
      const server = tls.createServer({ ...identity('server'), ca, requestCert: true, rejectUnauthorized, maxVersion }, (socket) => {
        const cert = socket.getPeerCertificate();
        console.log('server', socket.authorized, socket.authorizationError, cert.subject && cert.subject.CN);
        socket.end('welcome');
      });
      server.on('tlsClientError', (e) => console.log('server', e.code));
      await new Promise((done) => server.listen(0, done));
      for (const who of [null, 'client', 'self']) {
        await new Promise((done) => {
          const socket = tls.connect({ port: server.address().port, host: 'localhost', ca, ...(who && identity(who)) });
          let text = '';
          socket.on('data', (d) => { text += d; });
          socket.on('error', () => {});
          socket.on('close', () => { console.log(maxVersion, rejectUnauthorized, who, text || 'nothing'); setImmediate(done); });
        });
      }
      await new Promise((done) => server.close(done));
    }
  }
})();
