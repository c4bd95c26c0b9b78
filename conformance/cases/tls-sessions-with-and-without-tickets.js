// TLS 1.2: by tickets, of which the listeners of 'newSession' and 'resumeSession' know nothing, and with SSL_OP_NO_TICKET by what those keep
const tls = require('tls');
const { SSL_OP_NO_TICKET } = require('constants');
const { ca, identity, listen, close } = require('../lib/tls');
(async () => {
  for (const secureOptions of [0, SSL_OP_NO_TICKET]) {
    for (const keeps of [true, false]) {
      const kept = new Map();
      const log = [];
      const server = tls.createServer({ ...identity('server'), maxVersion: 'TLSv1.2', secureOptions }, (socket) => socket.end(String(socket.isSessionReused())));
      if (keeps) {
        server.on('newSession', (id, data, done) => { log.push(`new ${id.length}`); kept.set(id.toString('hex'), data); setImmediate(done); });
        server.on('resumeSession', (id, done) => {
          const data = kept.get(id.toString('hex'));
          if (data) log.push('resume');
          setImmediate(done, null, data || null);
        });
      }
      const port = await listen(server);
      const connect = (session) => new Promise((done) => {
        let got;
        const socket = tls.connect({ port, ca, session });
        socket.on('session', (s) => { got = s; });
        socket.on('data', (d) => log.push(`reused ${d} ${socket.isSessionReused()}`));
        socket.on('close', () => setImmediate(done, got || session));
      });
      let session;
      for (let i = 0; i < 3; i++) session = await connect(session);
      console.log(secureOptions, keeps, log.join(', '), kept.size);
      await close(server);
    }
  }
})();
