// sendto is the older form of send; memberships of one source take two addresses.
const dgram = require('dgram');
const tries = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
const a = dgram.createSocket('udp4');
a.on('message', (m, from) => {
  console.log(String(m), from.size);
  tries(() => a.addSourceSpecificMembership());
  tries(() => a.addSourceSpecificMembership('127.0.0.1', 5));
  tries(() => a.dropSourceSpecificMembership(7, '232.1.1.1'));
  tries(() => a.dropSourceSpecificMembership('127.0.0.1'));
  tries(() => a.dropSourceSpecificMembership('127.0.0.1', '127.0.0.1', '127.0.0.1'));
  a.close();
  tries(() => a.dropSourceSpecificMembership('127.0.0.1', '232.1.1.1'));
});
a.bind(0, '127.0.0.1', () => {
  const { port } = a.address();
  const text = Buffer.from('some text');
  tries(() => a.sendto(text, 'x', 4, port, '127.0.0.1'));
  tries(() => a.sendto(text, 0, 'x', port, '127.0.0.1'));
  tries(() => a.sendto(text, 0, 4, 'x', '127.0.0.1'));
  tries(() => a.sendto(text, 0, 4, port, 5));
  a.sendto(text, 5, 4, port, '127.0.0.1', (err, n) => console.log('sent', err, n));
});
