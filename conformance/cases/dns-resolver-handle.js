// A resolver asks by what it has as _handle, which scripts put something of their own in
// place of, or over.
const dns = require('dns');
const util = require('util');

const resolver = new dns.Resolver();
console.log(Object.keys(resolver), util.inspect(resolver), util.inspect(new dns.promises.Resolver()));
const own = resolver._handle;
console.log(own.constructor.name, Object.keys(own));
console.log(own.setServers([[4, '1.2.3.4', 53], [6, '::1', 5353]]), own.getServers(), resolver.getServers());
own.getServers = () => [['7.7.7.7', 53], ['8.8.8.8', 5]];
console.log(resolver.getServers());

const later = (...answer) => (req, name) => { console.log('asked', req.bindingName, name, req.hostname, req.ttl); setImmediate(() => req.oncomplete(...answer)); return 0; };
const handle = {
  getServers: () => [['9.9.9.9', 53], ['::2', 99]],
  setServers: (list) => { console.log('setServers', list); return 0; },
  setLocalAddress: (...args) => console.log('setLocalAddress', args),
  cancel: () => console.log('cancel'),
  queryA: later(null, ['1.1.1.1', '2.2.2.2'], [5, 6]),
  queryMx: later('ENOTFOUND'),
  queryNs: () => -1,
  getHostByAddr: later(null, ['a.test']),
};
resolver._handle = handle;
console.log(resolver.getServers(), resolver.setServers(['1.1.1.1', '[::1]:5']), resolver.setLocalAddress('1.2.3.4'), resolver.cancel());
for (const f of [() => resolver.resolveNs('x', () => {}), () => resolver.resolveTxt('x', () => {})]) {
  try {
    f();
  } catch (e) {
    console.log(e.name, e.code, e.code ? e.message : /is not a function$/.test(e.message));
  }
}
const show = (name) => (e, v) => console.log(name, e && [e.code, e.message, e.errno, e.syscall, e.hostname], v);
resolver.resolve4('a.test', (...args) => {
  show('resolve4')(...args);
  resolver.resolve4('a.test', { ttl: true }, (...args) => {
    show('with ttl')(...args);
    resolver.resolveMx('b.test', (...args) => {
      show('resolveMx')(...args);
      resolver.reverse('1.2.3.4', (...args) => {
        show('reverse')(...args);
        promised();
      });
    });
  });
});

async function promised() {
  const resolver = new dns.promises.Resolver();
  resolver._handle = handle;
  console.log(await resolver.resolve4('c.test'), await resolver.resolve4('c.test', { ttl: true }));
  for (const method of ['resolveMx', 'resolveNs']) await resolver[method]('d.test').catch((e) => console.log(method, e.code, e.message));
}
