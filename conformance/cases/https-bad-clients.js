// 'clientError' of a client that does not speak TLS and of one that does not speak http
const https = require('https');
const net = require('net');
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
(async () => {
  for (const listens of [true, false]) {
    const server = https.createServer(identity('server'), (req, res) => res.end());
    if (listens) server.on('clientError', (e, socket) => { console.log('clientError', e.code, socket.constructor.name); socket.destroy(); });
    const port = await listen(server);
    const send = (socket) => new Promise((done) => {
      socket.on('data', (d) => console.log(String(d)));
      socket.on('error', () => {});
      socket.on('close', done);
    });
    await send(net.connect(port, function() { this.write('GET / HTTP/1.1\r\n\r\n'); }));
    await send(tls.connect({ port, ca }, function() { this.write('NONSENSE\r\n\r\n'); }));
    await close(server);
  }
})();
