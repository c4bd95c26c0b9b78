// a socket still has its connection while 'tlsClientError' and 'error' tell of a handshake that failed
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
const show = (name, s) => console.log(name, s.destroyed, s.pending, s.remoteAddress === s.localAddress, typeof s.remotePort,
  Object.keys(s.address()).length, s.servername, s.getPeerCertificate(), s._hadError);
(async () => {
  const cases = {
    versions: [{ minVersion: 'TLSv1.3' }, { maxVersion: 'TLSv1.2' }],
    protocols: [{ ALPNProtocols: ['a'] }, { ALPNProtocols: ['b'] }],
  };
  for (const [name, [served, asked]] of Object.entries(cases)) {
    const server = tls.createServer({ ...identity('server'), ...served });
    const port = await listen(server);
    const told = new Promise((done) => server.on('tlsClientError', (_, socket) => {
      show(name + ' server', socket);
      done();
    }));
    const socket = tls.connect({ port, ca, servername: 'localhost', ...asked });
    socket.on('error', (e) => {
      console.log(name, e.code);
      show(name + ' client', socket);
    });
    await Promise.all([told, new Promise((done) => socket.on('close', () => setImmediate(done)))]);
    try { socket.setMaxSendFragment(512); } catch (e) { console.log(e.name, e.message); }
    await close(server);
  }
})();
