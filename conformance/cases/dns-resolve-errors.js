// What each answer of a server, or none, comes to; cancel.
const dns = require('dns');
const zone = { 'formerr.test': 1, 'servfail.test': 2, 'notimp.test': 4, 'refused.test': 5, 'silent.test': null };
require('../lib/nameserver').start(zone, async (address, close, asked) => {
  const show = (e) => [e.name, e.code, e.errno, e.syscall, e.hostname, e.message, Object.keys(e), e instanceof Error].join(', ');
  const r = new dns.promises.Resolver({ timeout: 200, tries: 1 });
  r.setServers([address]);
  for (const host of ['nxdomain.test', 'formerr.test', 'servfail.test', 'notimp.test', 'refused.test', '', 'a..b', 'x'.repeat(64) + '.test']) {
    console.log(JSON.stringify(host.slice(0, 20)), show(await r.resolve4(host).catch((e) => e)));
  }
  r.setServers(['127.0.0.1:1']);
  console.log('nobody there', show(await r.resolve4('a.test').catch((e) => e)));
  r.setServers([address]);
  const waiting = [r.resolve4('silent.test'), r.resolveMx('silent.test'), r.reverse('192.0.2.1').catch((e) => e)];
  setImmediate(() => r.cancel());
  for (const p of waiting.slice(0, 2)) console.log('cancelled', show(await p.catch((e) => e)));
  const c = new dns.Resolver({ timeout: 200, tries: 1 });
  c.setServers([address]);
  c.resolve4('silent.test', (e) => { console.log('callback cancelled', show(e)); timeout(); });
  c.cancel();
  function timeout() {
    c.resolve4('silent.test', (e, list) => { console.log('timeout', show(e), list); close(); });
  }
});
