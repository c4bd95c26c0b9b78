// The option lookup finds every address: of bind, send and connect; what it fails with goes
// to the callback, or to 'error'.
const dgram = require('dgram');
const finds = (host, family, cb) => { console.log('lookup', host, family); cb(null, '127.0.0.1', 4); };
const fails = (host, family, cb) => (host.startsWith('bad') ? process.nextTick(cb, new Error('no ' + host)) : cb(null, '127.0.0.1'));
const server = dgram.createSocket({ type: 'udp4', lookup: finds }, (msg, from) => {
  console.log(String(msg), from.address);
  failures();
});
server.bind(0, 'a.name', () => server.send('m', server.address().port, 'another.name', (e, n) => console.log('sent', e, n)));
function failures() {
  const s = dgram.createSocket({ type: 'udp4', lookup: fails });
  const told = [];
  const next = (what) => {
    told.push(what);
    const steps = [
      () => s.send('x', 9, 'bad.send', (e, n) => next(`callback ${e.message} ${n}`)),
      () => s.send('x', 9, 'bad.send'),
      () => s.connect(9, 'bad.connect', (e) => next(`callback ${e.message}`)),
      () => s.connect(9, 'bad.connect'),
      () => s.close(() => server.close(binding)),
    ];
    console.log(what);
    steps[told.length - 1]();
  };
  s.on('error', (e) => next(`error ${e.message}`));
  next('begin');
}
function binding() {
  const s = dgram.createSocket({ type: 'udp6', lookup(host, family, cb) { console.log(host, family); cb(new Error('no ' + host)); } });
  s.on('error', (e) => {
    console.log('error', e.message);
    s.close(() => console.log('closed'));
  });
  s.bind(0);
}
