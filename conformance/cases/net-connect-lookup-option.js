// The lookup option: what it is called with, what may come back, the event 'lookup'.
const net = require('net'), util = require('util');
const server = net.createServer((c) => c.end()).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const hide = (v) => (v === port ? 'PORT' : v instanceof Error ? [v.name, v.code, v.message.replaceAll(port, 'PORT'), v.host, v.port === port].join('/') : v);
  const cases = [
    ['plain', { autoSelectFamily: false }, (cb) => cb(null, '127.0.0.1', 4)],
    ['family 4', { family: 4 }, (cb) => cb(null, '127.0.0.1', 4)],
    ['family 6', { family: 6 }, (cb) => cb(new Error('none'))],
    ['IPv4', { family: 'IPv4' }, (cb) => cb(null, '127.0.0.1', 4)],
    ['hints', { hints: 32, family: 4 }, (cb) => cb(null, '127.0.0.1', 4)],
    ['all', {}, (cb) => cb(null, [{ address: '127.0.0.1', family: 4 }])],
    ['later', {}, (cb) => setImmediate(cb, null, [{ address: '127.0.0.1', family: 4 }])],
    ['error', {}, (cb) => cb(Object.assign(new Error('mine'), { code: 'ECODE' }))],
    ['error one', { autoSelectFamily: false }, (cb) => cb(Object.assign(new Error('mine'), { code: 'ECODE' }))],
    ['no address', { autoSelectFamily: false }, (cb) => cb(null, 'x', 4)],
    ['no address in all', {}, (cb) => cb(null, [{ address: 'x', family: 4 }])],
    ['undefined', { autoSelectFamily: false }, (cb) => cb(null, undefined, undefined)],
    ['wrong family', { autoSelectFamily: false }, (cb) => cb(null, '127.0.0.1', 100)],
    ['wrong family in all', {}, (cb) => cb(null, [{ address: '127.0.0.1', family: 100 }])],
    ['localAddress', { localAddress: '127.0.0.1' }, (cb) => cb(null, '127.0.0.1', 4)],
    ['twice', { autoSelectFamily: false }, (cb) => { cb(null, '127.0.0.1', 4); }],
    ['destroyed', {}, (cb, c) => setImmediate(() => { c.destroy(); cb(null, [{ address: '127.0.0.1', family: 4 }]); })],
  ];
  (function next() {
    const one = cases.shift();
    if (!one) return server.close();
    const [name, options, answer] = one;
    let c;
    const lookup = (host, o, cb) => { console.log(name, 'asked', host, util.inspect(o), typeof cb, cb.length); answer(cb, c); };
    if (name !== 'destroyed') c = net.connect({ port, host: 'somewhere.test', lookup, ...options });
    else { c = new net.Socket(); c.connect({ port, host: 'somewhere.test', lookup, ...options }); }
    for (const ev of ['lookup', 'connectionAttempt', 'connectionAttemptFailed', 'connect', 'error', 'close']) c.on(ev, (...a) => console.log(name, ev, ...a.map(hide)));
    c.resume().on('close', next);
  })();
});
