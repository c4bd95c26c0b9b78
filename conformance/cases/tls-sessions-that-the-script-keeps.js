// a session kept by 'newSession' is gone on with, and so is the one that comes of it; ALPNCallback sees no name as false
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
(async () => {
  const kept = new Map();
  const server = tls.createServer({
    ...identity('server'),
    ALPNCallback({ servername, protocols }) {
      console.log('alpn', servername, protocols);
      return protocols[0];
    },
  }, (socket) => socket.end(String(socket.isSessionReused())));
  server.on('newSession', (id, data, done) => {
    kept.set(id.toString('hex'), data);
    done();
  });
  server.on('resumeSession', (id, done) => done(null, kept.get(id.toString('hex')) || null));
  const port = await listen(server);
  const connect = (options) => new Promise((done) => {
    let got;
    const socket = tls.connect({ port, ca, ...options });
    socket.on('session', (s) => { got = s; });
    socket.on('data', (d) => console.log('resumed', String(d)));
    socket.on('close', () => done(got));
  });
  const first = await connect({ host: 'localhost' });
  console.log(kept.size > 0);
  const second = await connect({ host: 'localhost', session: first });
  const third = await connect({ host: 'localhost', session: second });
  await connect({ host: 'localhost', session: third });
  await connect({ rejectUnauthorized: false, ALPNProtocols: ['a', 'b'] });
  await close(server);
})();
