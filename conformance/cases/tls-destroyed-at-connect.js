// a write that waited for the connection, and a listener of 'connect' that destroys the socket before the write has heard of it: the write ends at once, and before 'error'
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
(async () => {
  const server = tls.createServer(identity('server'));
  const port = await listen(server);
  for (const error of [undefined, new Error('no more')]) {
    for (const first of ['listener', 'write']) {
      await new Promise((closed) => {
        const socket = tls.connect({ port, host: 'localhost', ca });
        const write = () => socket.write('x', (e) => console.log(first, 'written', e && (e.code || e.message)));
        if (first === 'write') write();
        socket.on('connect', () => { console.log(first, 'connect'); socket.destroy(error); });
        if (first === 'listener') write();
        socket.on('error', (e) => console.log(first, e.message));
        socket.on('close', () => { console.log(first, 'close'); closed(); });
      });
    }
  }
  await close(server);
})();
