// autoSelectFamily: the defaults and their setters, the options, attempts that time out.
// ipv6
const net = require('net'), util = require('util');
const shown = (e) => [e.name, e.code, e.message].join(', ');
console.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout());
for (const v of [undefined, null, 0, 1, 'true', {}]) { try { net.setDefaultAutoSelectFamily(v); } catch (e) { console.log(util.inspect(v), shown(e)); } }
for (const v of [undefined, null, 0, -1, 'x', {}, 1.5, NaN, Infinity, 2 ** 31, true, 1, 9, 10, 2 ** 31 - 1]) { try { net.setDefaultAutoSelectFamilyAttemptTimeout(v); console.log(v, net.getDefaultAutoSelectFamilyAttemptTimeout()); } catch (e) { console.log(util.inspect(v), shown(e)); } }
console.log(net.setDefaultAutoSelectFamily(false), net.getDefaultAutoSelectFamily());
net.setDefaultAutoSelectFamily(true);
net.setDefaultAutoSelectFamilyAttemptTimeout(20);
const server = net.createServer((c) => c.end()).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const hide = (v) => (v === port ? 'PORT' : v instanceof Error ? [v.name, v.code, v.message.replaceAll(port, 'PORT'), (v.errors || []).map((e) => e.message.replaceAll(port, 'PORT')).join(';')].join('/') : v);
  // 192.0.2.0/24 is for documents: nobody answers, or the network is unreachable; 127.0.0.x:port refuses.
  const cases = [
    ['refused then answered', ['127.0.0.7', '127.0.0.1'], {}],
    ['off', ['127.0.0.7', '127.0.0.1'], { autoSelectFamily: false }],
    ['family 4', ['127.0.0.1'], { family: 4 }],
    ['local address', ['127.0.0.1'], { localAddress: '127.0.0.1' }],
    ['local port', ['127.0.0.7', '127.0.0.1'], { localPort: 0 }],
    ['all refused', ['127.0.0.7', '127.0.0.8', '::1'], {}],
    ['one refused', ['127.0.0.7'], {}],
    ['ip host', null, { host: '127.0.0.1' }],
  ];
  (function next() {
    const one = cases.shift();
    if (!one) return server.close();
    const [name, list, o] = one;
    const lookup = (host, options, cb) => {
      const all = list.map((address) => ({ address, family: net.isIP(address) }));
      console.log(name, 'all', options.all, options.family, options.hints);
      if (options.all) cb(null, all); else cb(null, all[0].address, all[0].family);
    };
    const c = net.connect({ port, host: 'somewhere.test', lookup: list && lookup, ...o });
    console.log(name, 'autoSelectFamilyAttemptedAddresses' in c, String(c.autoSelectFamilyAttemptedAddresses).replaceAll(port, 'PORT'));
    for (const ev of ['connectionAttempt', 'connectionAttemptFailed', 'connectionAttemptTimeout', 'connect', 'error', 'close']) c.on(ev, (...a) => console.log(name, ev, ...a.map(hide)));
    c.resume().on('close', () => { console.log(name, String(c.autoSelectFamilyAttemptedAddresses).replaceAll(port, 'PORT')); next(); });
  })();
});
