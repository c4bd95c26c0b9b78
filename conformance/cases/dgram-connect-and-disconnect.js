// A connected socket sends without an address, and only so; it may be let go and connected anew.
const dgram = require('dgram');
const server = dgram.createSocket('udp4');
const tried = (name, f) => {
  try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); }
};
server.bind(0, '127.0.0.1', () => {
  const port = server.address().port;
  const c = dgram.createSocket('udp4');
  tried('not yet', () => c.remoteAddress());
  tried('disconnect', () => c.disconnect());
  for (const bad of [0, -1, 65536, 'x', undefined]) tried(`port ${bad}`, () => c.connect(bad));
  c.on('connect', () => console.log('connect'));
  tried('connect', () => c.connect(port, '127.0.0.1', () => {
    const to = c.remoteAddress();
    console.log(to.address, to.family, to.port === port);
    tried('again', () => c.connect(port));
    tried('with a port', () => c.send('x', port));
    tried('with an address', () => c.send('x', 0, 1, port, '127.0.0.1'));
    c.send(['a', 'b'], (err, n) => console.log('sent', err, n));
  }));
  tried('while connecting', () => c.connect(port));
  tried('disconnect while connecting', () => c.disconnect());
  server.once('message', (msg, from) => {
    console.log(String(msg));
    tried('disconnect', () => c.disconnect());
    tried('remoteAddress', () => c.remoteAddress());
    tried('send without a port', () => c.send('x'));
    server.once('message', (msg) => {
      console.log(String(msg));
      c.close();
      server.close();
    });
    c.send('once more', port, '127.0.0.1');
  });
});
