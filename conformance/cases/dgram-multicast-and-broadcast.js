// What is sent to a group reaches its members on the interface chosen, also the sender while
// it loops back; broadcasts need setBroadcast.
const dgram = require('dgram');
const group = '239.1.2.3', on = '127.0.0.1';
const a = dgram.createSocket({ type: 'udp4', reuseAddr: true });
const b = dgram.createSocket({ type: 'udp4', reuseAddr: true });
const got = (s, text) => new Promise((done) => s.on('message', function hears(m) {
  if (String(m) !== text) return;
  s.off('message', hears);
  done();
}));
a.bind(0, () => b.bind(a.address().port, async () => {
  const port = a.address().port;
  console.log(a.addMembership(group, on), b.addMembership(group, on));
  console.log(a.setMulticastInterface(on), a.setMulticastLoopback(true), a.setMulticastTTL(1));
  const both = Promise.all([got(a, 'to all'), got(b, 'to all')]);
  a.send('to all', port, group);
  await both;
  console.log('both');
  b.dropMembership(group, on);
  try { b.dropMembership(group, on); } catch (e) { console.log(e.code, e.syscall); }
  a.send('x', port, '127.255.255.255', (err) => {
    console.log(err && err.code, err && err.message.replace(port, 'PORT'));
    console.log(a.setBroadcast(true));
    a.send('x', port, '127.255.255.255', (err, n) => {
      console.log(err, n);
      a.close();
      b.close();
    });
  });
}));
