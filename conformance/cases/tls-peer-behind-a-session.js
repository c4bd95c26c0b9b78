// of whom both sides know when they go on with a session: the client of no certificate, the server of the client's, and in TLS 1.3 a client without one is trusted
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
const show = (s) => [s.isSessionReused(), s.authorized, s.authorizationError, JSON.stringify(s.getPeerCertificate().subject), typeof s.getPeerX509Certificate()].join(' ');
(async () => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3']) {
    for (const client of [{}, identity('client')]) {
      let seen;
      const server = tls.createServer({ ...identity('server'), ca, maxVersion, requestCert: true, rejectUnauthorized: false }, (socket) => {
        seen = show(socket);
        socket.end('bye');
      });
      const port = await listen(server);
      let session;
      for (let i = 0; i < 2; i++) {
        await new Promise((closed) => {
          const socket = tls.connect({ port, host: 'localhost', ca, ...client, session }, () => console.log(maxVersion, 'client', show(socket)));
          socket.on('session', (s) => { session = s; }).on('close', closed).resume();
        });
        console.log(maxVersion, 'server', seen);
      }
      await close(server);
    }
  }
})();
