// What the page says of each event of a socket: when, how often, with what arguments.
const dgram = require('dgram');
const log = (...a) => console.log(...a);
const s = dgram.createSocket('udp4');
const args = (name) => (...a) => log(name, a.length, a.map((x) => x instanceof Error ? x.code : Buffer.isBuffer(x) ? 'Buffer' : typeof x).join());
for (const e of ['listening', 'connect', 'message', 'error', 'close']) s.on(e, args(e));
const peer = dgram.createSocket('udp4', args('peer message'));
peer.bind(0, '127.0.0.1', () => {
  s.bind(0, '127.0.0.1', function (...a) {
    log('bind callback', a.length, this === s);
    s.connect(peer.address().port, '127.0.0.1', function (...a) {
      log('connect callback', a.length, this === s);
      peer.send('to you', s.address().port, '127.0.0.1');
    });
  });
  s.once('message', function (msg, rinfo) {
    log(this === s, Buffer.isBuffer(msg), rinfo.size === msg.length, rinfo.family, rinfo.port === peer.address().port);
    log(Object.getPrototypeOf(rinfo) === Object.prototype, JSON.stringify(Object.getOwnPropertyDescriptor(rinfo, 'size')));
    peer.send('never', s.address().port, '127.0.0.1', () => {
      s.close(function (...a) { log('close callback', a.length, this === s); });
      log('closed', s.listenerCount('close'));
      setImmediate(() => setImmediate(() => peer.close()));
    });
  });
});
