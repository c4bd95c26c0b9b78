// a client whose limits leave no version or no suite: its error, that of an early write, and its alert
const net = require('net');
const tls = require('tls');
const { listen, close } = require('../lib/tls');
const limits = {
  versions: { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.2' },
  suites: { ciphers: 'TLS_AES_128_GCM_SHA256', maxVersion: 'TLSv1.2' },
};
(async () => {
  for (const [name, options] of Object.entries(limits)) {
    for (const early of [false, true]) {
      const server = net.createServer();
      const port = await listen(server);
      const heard = new Promise((done) => server.once('connection', (raw) => {
        let hex = '';
        raw.on('data', (d) => { hex += d.toString('hex'); }).on('error', () => {}).on('close', () => done(hex));
      }));
      const socket = tls.connect({ port, ...options });
      socket.on('connect', () => console.log(name, 'connect'));
      if (early) socket.write('x', (e) => console.log(name, 'write', e.code, e.message));
      socket.on('error', (e) => console.log(name, e.code, e.reason, /SSL routines:(\w+):/.exec(e.message)[1], /No ciphers/.test(e.message)));
      await new Promise((done) => socket.on('close', done));
      console.log(name, 'alert', await heard);
      await close(server);
    }
  }
})();
