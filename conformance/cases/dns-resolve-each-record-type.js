// Each kind of record by its method, by resolve with its name, by promise; what there is none of.
const dns = require('dns');
const zone = {
  'a.test': { A: [['1.2.3.4'], ['5.6.7.8']], AAAA: [['20010db8000000000000000000000001']], MX: [[10, 'mx.a.test'], [5, 'mx2.a.test']], TXT: [['one', 'two'], ['']], NS: [['ns.a.test']], SRV: [[1, 2, 3, 's.a.test']],
    SOA: [['ns.a.test', 'root.a.test', 2013101809, 10000, 2400, 604800, 3600]], NAPTR: [[30, 100, 's', 'SIP+D2U', '!x!y!', 'sip.a.test']], CAA: [[0, 'issue', 'ca.test'], [128, 'iodef', 'mailto:x@a.test']], PTR: [['ptr.a.test']] },
  'alias.test': { CNAME: [['a.test']] },
  'empty.test': {},
};
const kinds = { A: 'resolve4', AAAA: 'resolve6', MX: 'resolveMx', TXT: 'resolveTxt', NS: 'resolveNs', SRV: 'resolveSrv', SOA: 'resolveSoa', NAPTR: 'resolveNaptr', CAA: 'resolveCaa', PTR: 'resolvePtr', CNAME: 'resolveCname', ANY: 'resolveAny' };
require('../lib/nameserver').start(zone, async (address, close) => {
  const callback = new dns.Resolver(), promise = new dns.promises.Resolver();
  for (const r of [callback, promise]) r.setServers([address]);
  const call = (f, ...args) => new Promise((resolve) => callback[f](...args, (...got) => resolve(got)));
  const show = (e) => (e ? [e.name, e.code, e.errno, e.syscall, e.hostname, e.message, Object.keys(e)].join(', ') : e);
  for (const [rr, method] of Object.entries(kinds)) {
    const host = rr === 'CNAME' ? 'alias.test' : 'a.test';
    const [err, records] = await call(method, host);
    console.log(rr, show(err), records);
    const [, again] = await call('resolve', host, rr);
    console.log(' resolve', JSON.stringify(again) === JSON.stringify(records), 'promise', JSON.stringify(await promise[method](host)) === JSON.stringify(records));
    for (const none of ['empty.test', 'nowhere.test']) {
      console.log(' ', show((await call(method, none))[0]), '|', show(await promise[method](none).catch((e) => e)));
    }
  }
  console.log('default', (await call('resolve', 'a.test'))[1]);
  console.log('ttl', (await call('resolve4', 'a.test', { ttl: true }))[1], await promise.resolve6('a.test', { ttl: true }), await promise.resolve4('a.test', { ttl: false }));
  close();
});
