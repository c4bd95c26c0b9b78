// a session that one connection got is gone on with by the next, unless the keys have changed
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
(async () => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3']) {
    const server = tls.createServer({ ...identity('server'), maxVersion }, (socket) => socket.end(String(socket.isSessionReused())));
    const port = await listen(server);
    const connect = (session) => new Promise((done) => {
      let got;
      const socket = tls.connect({ port, host: 'localhost', ca, session });
      socket.on('secureConnect', () => console.log(maxVersion, socket.isSessionReused(), socket.authorized, socket.getEphemeralKeyInfo().type));
      socket.on('session', (s) => { got = s; });
      socket.on('data', (d) => console.log('server', String(d)));
      socket.on('close', () => done(got));
    });
    const session = await connect();
    console.log(Buffer.isBuffer(session));
    await connect(session);
    const keys = server.getTicketKeys();
    server.setTicketKeys(Buffer.alloc(48, 7));
    await connect(session);
    server.setTicketKeys(keys);
    await connect(session);
    await close(server);
  }
})();
