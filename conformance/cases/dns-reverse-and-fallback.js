// reverse, and which server is asked: the next one only when the first does not answer.
const dns = require('dns');
const show = (e) => [e.code, e.errno, e.syscall, e.hostname, e.message].join(', ');
const { start } = require('../lib/nameserver');
const zone = { '7.2.0.192.in-addr.arpa': { PTR: [['one.test'], ['two.test']] }, ['1.0.0.0.' + '0.'.repeat(20) + '8.b.d.0.1.0.0.2.ip6.arpa']: { PTR: [['six.test']] }, 'only.second': { A: [['9.9.9.9']] } };
start(zone, (second, closeSecond, askedSecond) => start({ 'refused.test': 5, 'only.second': 5, 'servfail.test': 2 }, async (first, closeFirst, askedFirst) => {
  const r = new dns.promises.Resolver({ timeout: 500, tries: 1 });
  r.setServers([second]);
  console.log(await r.reverse('192.0.2.7'), await r.reverse('2001:db8::1'));
  for (const bad of ['192.0.2.8', 'x', '']) { try { console.log(await r.reverse(bad).catch(show)); } catch (e) { console.log('threw', show(e)); } }
  for (const bad of [5, undefined]) { try { r.reverse(bad); } catch (e) { console.log('threw', e.code, e.message); } }
  askedSecond.length = 0;
  r.setServers([first, second]);
  console.log('not found', await r.resolve4('nowhere.test').catch(show), askedSecond);
  for (const host of ['only.second', 'servfail.test']) console.log(await r.resolve4(host).catch(show), askedSecond);
  r.setServers(['127.0.0.1:1', second]);
  console.log('nobody at the first', await r.resolve4('only.second'), askedSecond);
  closeFirst();
  closeSecond();
  new dns.Resolver().reverse('zz', () => {});
}));
process.on('uncaughtException', (e) => console.log('uncaught', show(e)));
