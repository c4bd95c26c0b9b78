// Every form of listen: who is called back, with what, on which address.
// ipv6
const net = require('net');
const at = (s) => { const a = s.address(); return a && [a.address, a.family, a.port > 0].join(' '); };
const forms = [[], [0], ['0'], [undefined], [null], [0, '127.0.0.1'], [0, 511], [0, '127.0.0.1', 511], [0, '127.0.0.1', '7'], [0, undefined, 5], [0, null], [0, ''], [0, '::1'], [0, '::'], [0, '0.0.0.0'],
  [{ port: 0 }], [{ port: '0', host: 'localhost' }], [{ port: undefined }], [{ port: null }], [{ port: 0, host: '127.0.0.1', backlog: 2 }], [{ port: 0, exclusive: true }], [{ port: 0, host: '::', ipv6Only: true }],
  [{ port: 0, ipv6Only: true }], [{ port: 0, host: null }], [{ port: 0, backlog: -1 }], [{ port: 0, backlog: 'x' }], ['', '127.0.0.1']];
const calls = forms.flatMap((args) => [[args, true], [args, false]]);
(function next() {
  if (!calls.length) return;
  const [args, callback] = calls.shift();
  const s = net.createServer();
  const log = [];
  const done = (...more) => { console.log(JSON.stringify(args), log.join(), ...more); next(); };
  s.on('listening', () => log.push('event', s.listening));
  s.on('error', (e) => done(e.code, e.message));
  try {
    const r = callback ? s.listen(...args, function () { log.push('callback', this === s, arguments.length); }) : s.listen(...args);
    log.push(r === s, s.listening);
  } catch (e) { return done(e.name, e.code, e.message); }
  s.on('listening', () => { log.push(at(s)); s.close(() => done(s.listening, s.address())); });
})();
