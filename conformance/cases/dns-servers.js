// setServers and getServers, of the module and of resolvers, which are independent.
const dns = require('dns'), util = require('util');
const shown = (e) => [e.name, e.code, e.message].join(', ');
const before = dns.getServers();
console.log(Array.isArray(before), before.every((s) => typeof s === 'string'));
dns.setServers(['4.4.4.4', '[2001:4860:4860::8888]', '4.4.4.4:1053', '[2001:4860:4860::8888]:1053']);
console.log(dns.getServers(), dns.promises.getServers());
const r = new dns.Resolver(), p = new dns.promises.Resolver();
console.log(r.getServers().length > 0);
r.setServers(['1.1.1.1']);
p.setServers(['2.2.2.2:53']);
console.log(r.getServers(), p.getServers(), dns.getServers().length);
dns.promises.setServers(['3.3.3.3']);
console.log(dns.getServers(), dns.promises.getServers(), r.getServers());
for (const v of [undefined, null, '1.1.1.1', {}, [5], [null], ['x'], ['1.1.1.1:x'], ['256.1.1.1'], ['1.1.1.1', 'bad'], [''], ['[::1'], ['::1:53:x'], ['1.1.1.1:']]) {
  try { console.log(util.inspect(v), dns.setServers(v), dns.getServers()); } catch (e) { console.log(util.inspect(v), shown(e), dns.getServers()); }
}
dns.setServers([]);
console.log(dns.getServers());
dns.setServers(['::1', '127.0.0.1:53', '[fe80::1]:53', '0.0.0.0']);
console.log(dns.getServers());
for (const o of [undefined, null, {}, 5, 'x', { timeout: 'x' }, { timeout: -2 }, { timeout: -1 }, { timeout: 1.5 }, { timeout: 2 ** 31 }, { tries: 0 }, { tries: 'x' }, { tries: 1 }, { tries: null }]) {
  for (const Resolver of [dns.Resolver, dns.promises.Resolver]) { try { console.log(util.inspect(o), typeof new Resolver(o)); } catch (e) { console.log(util.inspect(o), shown(e)); } }
}
for (const args of [[], ['127.0.0.1'], ['::1'], ['127.0.0.1', '::1'], ['::1', '127.0.0.1'], ['127.0.0.1', '127.0.0.2'], ['::1', '::2'], ['x'], [5], ['127.0.0.1', 5], ['127.0.0.1', null], [undefined, '::1']]) {
  try { console.log(args, new dns.Resolver().setLocalAddress(...args)); } catch (e) { console.log(args, shown(e)); }
}
try { dns.Resolver(); } catch (e) { console.log(e.name, e.message); }
console.log(Object.getOwnPropertyNames(dns.Resolver.prototype).sort().join(), Object.getOwnPropertyNames(dns.promises.Resolver.prototype).sort().join());
