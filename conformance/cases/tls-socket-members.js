// what a TLSSocket tells of its connection: before the handshake, behind it and when it is destroyed; on both sides
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
const members = ['getProtocol', 'getCipher', 'getPeerCertificate', 'getSession', 'isSessionReused', 'getTLSTicket', 'getEphemeralKeyInfo', 'getCertificate', 'getX509Certificate', 'getPeerX509Certificate', 'getSharedSigalgs', 'getFinished', 'getPeerFinished'];
const brief = (v) => {
  if (Buffer.isBuffer(v)) return 'Buffer';
  if (v !== null && typeof v === 'object' && v.constructor && v.constructor.name === 'X509Certificate') return 'X509 ' + v.subject.replace('\n', ' ');
  if (v && v.subject) return 'certificate of ' + v.subject.CN;
  return JSON.stringify(v);
};
const show = (name, socket, left = []) => console.log(name, members.filter((m) => !left.includes(m)).map((m) => `${m} ${brief(socket[m]())}`).join(', '),
  [socket.encrypted, socket.authorized, socket.authorizationError, socket.alpnProtocol, socket.servername, socket.connecting].map(String).join());
(async () => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3']) {
    const options = { ...identity('server'), ca, maxVersion, requestCert: true, rejectUnauthorized: false, ALPNProtocols: ['x'] };
    const unlike = ['getSession', 'getTLSTicket', 'getFinished', 'getPeerFinished', 'getSharedSigalgs', 'getCipher'];
    const server = tls.createServer(options, (socket) => {
      show('server', socket, unlike);
      socket.on('close', () => show('server closed', socket, unlike));
      socket.end('bye');
    });
    const port = await listen(server);
    const socket = tls.connect({ port, host: 'localhost', ca, ...identity('client'), ALPNProtocols: ['x', 'y'] });
    show('before', socket, ['getSession', 'getCipher', 'getProtocol', 'getCertificate', 'getX509Certificate']);
    socket.on('secureConnect', () => {
      const chain = socket.getPeerCertificate(true);
      console.log(Object.keys(chain).join(), chain.issuerCertificate.subject.CN, chain.issuerCertificate.issuerCertificate === chain.issuerCertificate);
      show('client', socket, unlike);
      const { family, address, port: bound } = socket.address();
      console.log(family, address === socket.localAddress, bound === socket.localPort, socket.remoteFamily, socket.remoteAddress, socket.remotePort === port);
      console.log(socket.setMaxSendFragment(1024), socket.setMaxSendFragment(100), socket.exportKeyingMaterial(16, 'label').length, socket.exportKeyingMaterial(16, 'label', Buffer.from('c')).length);
      for (const args of [[], [16], ['x', 'y'], [-1, 'x'], [16, 5], [16, 'x', 'text']]) {
        try {
          console.log(socket.exportKeyingMaterial(...args).length);
        } catch (e) {
          console.log(e.name, e.code, e.message);
        }
      }
    });
    await new Promise((done) => socket.on('close', done).resume());
    show('closed', socket, ['getProtocol']);
    await close(server);
  }
})();
