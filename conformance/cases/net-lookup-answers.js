// What custom lookup functions answer: doubles, wrong families, holes, and the attempts they lead to.
'use strict';
const net = require('net');
const a = (address, family) => ({ address, family });
const lists = [
  [a('127.0.0.1', 4), a('127.0.0.1', 4)],
  [a('127.0.0.2', 4), a('127.0.0.1', 4), a('127.0.0.2', 4)],
  [a('127.0.0.1', '4')],
  [a('127.0.0.1', '4'), a('127.0.0.1', 4)],
  [a('::1', 4)],
  [a('127.0.0.1', 6), a('127.0.0.1', 4)],
  [a('127.0.0.2', 4), null],
  [undefined],
  [],
];
const server = net.createServer((s) => s.end()).listen(0, '127.0.0.1', next);
function next() {
  const list = lists.shift();
  if (!list) return server.close();
  console.log('---', JSON.stringify(list));
  const hide = (v) => String(v && v.message ? `${v.code} ${v.message}` : v).replaceAll(server.address().port, 'P');
  const c = new net.Socket();
  for (const e of ['lookup', 'connectionAttempt', 'connectionAttemptFailed', 'connect', 'error']) {
    c.on(e, (...args) => console.log(e, args.map(hide).join(' ')));
  }
  c.on('close', () => {
    console.log((c.autoSelectFamilyAttemptedAddresses || ['none']).map(hide).join(' '));
    next();
  });
  const lookup = (host, options, cb) => setImmediate(() => {
    try { cb(null, list); } catch (e) { console.log('threw', e.message); c.destroy(); }
  });
  c.connect({ host: 'some.name', port: server.address().port, lookup, autoSelectFamily: true });
  c.resume();
}
