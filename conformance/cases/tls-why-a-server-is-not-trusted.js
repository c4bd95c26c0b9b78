// the code and the wording of each objection, and that it is only shown without rejectUnauthorized
const tls = require('tls');
const { ca, read, identity } = require('../lib/tls');
const cases = [
  ['no ca', 'server', { ca: undefined }],
  ['self-signed', 'self', {}],
  ['self-signed and trusted', 'self', { ca: read('self.pem') }],
  ['expired', 'expired', {}],
  ['name', 'other', {}],
  ['servername', 'server', { servername: 'a.example.org' }],
  ['other servername', 'server', { servername: 'a.b.example.org' }],
  ['root in the chain', 'server', { ca: read('self.pem'), chain: true }],
  ['own check', 'server', { checkServerIdentity: (host, cert) => new Error(host + ' is not ' + cert.subject.CN) }],
];
(async () => {
  for (const [name, who, options] of cases) {
    const id = identity(who);
    if (options.chain) id.cert = Buffer.concat([id.cert, ca]);
    const server = tls.createServer(id, (socket) => socket.end());
    server.on('tlsClientError', (e) => console.log(name, 'server', e.code));
    await new Promise((done) => server.listen(0, done));
    for (const rejectUnauthorized of [true, false]) {
      await new Promise((done) => {
        const socket = tls.connect({ port: server.address().port, host: 'localhost', ca, ...options, rejectUnauthorized });
        socket.on('secureConnect', () => console.log(name, rejectUnauthorized, socket.authorized, socket.authorizationError));
        socket.on('error', (e) => console.log(name, e.code, e.message, e.reason, e.host));
        socket.on('close', done).resume();
      });
    }
    await new Promise((done) => server.close(done));
  }
})();
