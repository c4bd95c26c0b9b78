// 'connectionAttempt' comes before the attempt: there is no own address yet, unless it was asked for.
'use strict';
const net = require('net');
const server = net.createServer((s) => s.end()).listen(0, '127.0.0.1', () => {
  const forms = [{}, { localAddress: '127.0.0.1' }, { host: '127.0.0.2' }, { host: 'bad', lookup: (h, o, cb) => cb(null, '127.0.0.1', 6), family: 6 }];
  (function next() {
    const form = forms.shift();
    if (!form) return server.close();
    const c = net.connect({ port: server.address().port, host: '127.0.0.1', ...form });
    c.on('connectionAttempt', () => console.log('attempt', c._handle.fd >= 0));
    c.on('connectionAttemptFailed', () => console.log('failed', c.connecting, c.pending, c.localAddress, typeof c.localPort));
    c.on('error', (e) => console.log(e.message.replaceAll(server.address().port, 'P'), c.localAddress));
    c.on('connect', () => console.log('connect', c.localAddress, typeof c.localPort));
    c.on('close', next);
    c.resume();
  })();
});
