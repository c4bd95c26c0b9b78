// A listen that has failed leaves its listener for 'listening' behind: the next one is reported
// to the primary once more for it. One that is closed by then is not reported.
const cluster = require('cluster');
const dgram = require('dgram');
const net = require('net');
if (cluster.isPrimary) {
  const busy = net.createServer().listen(0, '127.0.0.1', () => {
    const w = cluster.fork({ PORT: busy.address().port });
    let listening = 0;
    cluster.on('listening', (_, a) => console.log('listening', a.addressType, a.address, ++listening));
    w.on('message', (m) => {
      console.log(m);
      if (m === 'failed EADDRINUSE 2') busy.close(() => w.send('again'));
      if (m === 'end') w.disconnect();
    });
  });
} else {
  const say = (m) => process.send(m);
  const server = net.createServer().on('listening', () => { say('server'); });
  server.once('error', (e) => say(`failed ${e.code} ${server.listenerCount('listening')}`));
  server.listen(process.env.PORT, '127.0.0.1');
  process.once('message', () => {
    server.listen(process.env.PORT, '127.0.0.1', () => {
      const closed = net.createServer().on('listening', () => closed.close(() => {
        say('closed');
        const socket = dgram.createSocket('udp4').on('listening', () => { say('socket'); });
        socket.bind(0, '127.0.0.1');
        socket.on('listening', () => setImmediate(say, 'end'));
      }));
      closed.listen(0, '127.0.0.1');
    });
  });
}
