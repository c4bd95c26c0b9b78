// send, connect and addMembership bind a socket that is not bound: to a free port of every address.
// ipv6
const dgram = require('dgram');
const where = (s) => { const a = s.address(); return [a.address, a.family, a.port > 0].join(' '); };
const starts = {
  send: (s, done) => s.send('x', 9, done),
  connect: (s, done) => s.connect(9, done),
  'send twice': (s, done) => { s.send('x', 9); s.send('y', 9, done); },
  'address that is null': (s, done) => s.send('x', 9, null, done),
  'address that is empty': (s, done) => s.send('x', 9, '', done),
  'part of a buffer': (s, done) => s.send(Buffer.from('abcde'), 1, 2, 9, done),
};
const todo = [];
for (const type of ['udp4', 'udp6']) for (const name of Object.keys(starts)) todo.push([type, name]);
(function next() {
  if (!todo.length) return membership();
  const [type, name] = todo.shift();
  const s = dgram.createSocket(type);
  let listening = 0;
  s.on('listening', () => listening++);
  starts[name](s, (err, n) => {
    console.log(type, name, err, n, listening, where(s));
    try { s.bind(0); } catch (e) { console.log(e.code); }
    s.close(next);
  });
})();
function membership() {
  const s = dgram.createSocket('udp4');
  s.on('listening', () => { console.log('listening', where(s)); s.close(); });
  try {
    console.log(s.addMembership('224.0.0.114', '127.0.0.1'));
    console.log(s.dropMembership('224.0.0.114', '127.0.0.1'));
  } catch (e) { console.log(e.message); }
}
