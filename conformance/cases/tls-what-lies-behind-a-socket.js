// what a TLSSocket owns, its _handle around the connection's, and whose its errors are
const tls = require('tls');
const net = require('net');
const { identity } = require('../lib/tls');

const kind = (v) => v && v.constructor.name;
const show = (name, s) => console.log(name, kind(s._handle), s.ssl === s._handle, kind(s._handle && s._handle._parent),
  kind(s._handle && s._handle._parentWrap), kind(s._parent), s._controlReleased, s._requestCert, s._rejectUnauthorized);

const own = Object.getOwnPropertyNames(new tls.TLSSocket());
for (const name of ['_tlsOptions', '_secureEstablished', '_controlReleased', '_SNICallback', 'authorized', 'ssl', '_requestCert'])
  console.log(name, own.includes(name));

for (const o of [undefined, { rejectUnauthorized: true }, { isServer: true }, { isServer: true, requestCert: true }])
  show('by hand', new tls.TLSSocket(undefined, o));

const byHand = new tls.TLSSocket();
byHand.on('_tlsError', (e) => console.log('_tlsError', e.message));
console.log(byHand._tlsError(new Error('held')), byHand._releaseControl(), byHand._releaseControl(), byHand._tlsError(new Error('told')).message);

const server = tls.createServer(identity('server'), (s) => {
  const shown = `server ${kind(s._handle)} ${kind(s._handle._parentWrap)} ${kind(s._parent)} ${s._controlReleased} ${s._requestCert}`;
  s.end();
  if (accepted++ === 0) server.on('close', () => console.log(shown));
});
let accepted = 0;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const ask = (name, options, next) => {
    const s = tls.connect({ rejectUnauthorized: false, ...options }, () => show(name, s));
    show(name + ' begun', s);
    s.resume().on('close', () => { show(name + ' closed', s); next(); });
  };
  ask('client', { port, host: '127.0.0.1' }, () => {
    ask('over a socket', { socket: net.connect(port, '127.0.0.1') }, () => server.close());
  });
});
