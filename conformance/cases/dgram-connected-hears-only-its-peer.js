// A connected socket hears its peer and nobody else; it may be connected anew.
const dgram = require('dgram');
const names = {};
const open = (name) => new Promise((done) => {
  const s = dgram.createSocket('udp4', (msg, from) => console.log(name, 'got', String(msg), 'from', names[from.port], from.address));
  s.bind(0, '127.0.0.1', () => { names[s.address().port] = name; done(s); });
});
const send = (from, to, text) => new Promise((done) => {
  to.once('message', () => setImmediate(done));
  if (from.isConnected) from.send(text);
  else from.send(text, to.address().port, '127.0.0.1');
});
(async () => {
  const [a, peer, other] = await Promise.all(['a', 'peer', 'other'].map(open));
  await new Promise((done) => a.connect(peer.address().port, done));
  console.log(a.remoteAddress().address, a.remoteAddress().family, a.remoteAddress().port === peer.address().port, a.address().address);
  other.send('not heard', a.address().port, '127.0.0.1');
  await send(peer, a, 'heard');
  a.isConnected = true;
  await send(a, peer, 'to the peer');
  a.isConnected = false;
  console.log(a.disconnect());
  await new Promise((done) => a.connect(other.address().port, '127.0.0.1', done));
  console.log(names[a.remoteAddress().port]);
  for (const s of [a, peer, other]) s.close();
})();
