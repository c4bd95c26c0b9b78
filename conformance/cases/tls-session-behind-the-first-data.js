// 'session' comes behind what a server of TLS 1.3 writes at once; errors thrown by 'session' and 'secureConnect'
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
(async () => {
  const server = tls.createServer(identity('server'), (s) => { s.write('at once'); s.on('error', () => {}).resume(); });
  const port = await listen(server);
  await new Promise((done) => {
    const socket = tls.connect({ port, ca, host: 'localhost', minVersion: 'TLSv1.3' }, () => console.log('secureConnect'));
    socket.on('data', (d) => console.log('data', String(d)));
    socket.once('session', () => { console.log('session'); socket.destroy(); });
    socket.on('close', done);
  });
  for (const event of ['session', 'secureConnect']) {
    await new Promise((done) => {
      process.once('uncaughtException', (e) => { console.log('thrown', e.message); socket.end(); });
      const socket = tls.connect({ port, ca, host: 'localhost', maxVersion: 'TLSv1.2' });
      socket.on(event, () => { throw new Error(event); });
      socket.on('error', (e) => console.log(e.code, e.message)).on('close', done).resume();
    });
  }
  server.close();
})();
