// ipv6
const net = require('net');
const show = (a) => [a.address, a.family, a.port > 0].join(' ');
const s4 = net.createServer().listen(0, '127.0.0.1', () => {
  console.log(show(s4.address()));
  const s6 = net.createServer().listen(0, '::1', () => {
    console.log(show(s6.address()));
    const any = net.createServer().listen(0, () => {
      console.log(show(any.address()));
      const client = net.connect(any.address().port, '127.0.0.1');
      any.on('connection', (c) => {
        console.log('server sees', c.remoteAddress, c.remoteFamily);
        c.end();
        for (const s of [s4, s6, any]) s.close();
        console.log(any.address());
      });
      client.on('end', () => console.log('client sees', client.remoteAddress, client.remoteFamily)).resume();
    });
  });
});
