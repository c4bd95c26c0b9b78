const dns = require('dns'), util = require('util');
const show = (e) => [e.name, e.code, e.message].join(', ');
const f = () => {};
const forms = [[], ['x'], ['x', 4], ['x', {}], ['x', undefined, undefined], ['x', null, null], [5, f], [true, f], [{}, f], [[], f], [Symbol('s'), f], ['x', 5, f], ['x', '4', f], ['x', true, f], ['x', { family: 5 }, f], ['x', { family: '4' }, f], ['x', { family: true }, f], ['x', { family: 'ipv4' }, f], ['x', { hints: 'x' }, f], ['x', { hints: 1 }, f], ['x', { hints: -1 }, f], ['x', { hints: 2 ** 32 }, f], ['x', { all: 1 }, f], ['x', { all: 'true' }, f], ['x', { verbatim: 0 }, f], ['x', { verbatim: 'no' }, f], ['x', { order: 'x' }, f], ['x', { order: 5 }, f], ['x', 4, 5], ['x', {}, {}], ['x', 4, 'f']];
for (const args of forms) {
  try { dns.lookup(...args); console.log(util.inspect(args), 'no throw'); } catch (e) { console.log(util.inspect(args), show(e)); }
  if (args.some((a) => a === f)) {
    try { dns.promises.lookup(...args.filter((a) => a !== f)).catch(() => {}); console.log('  promise: no throw'); } catch (e) { console.log('  promise', show(e)); }
  }
}
for (const args of [[], ['127.0.0.1'], ['127.0.0.1', 80], ['127.0.0.1', 80, 5], ['x', 80, f], ['', 80, f], [5, 80, f], [null, 80, f], ['127.0.0.1', -1, f], ['127.0.0.1', 65536, f], ['127.0.0.1', 'x', f], ['127.0.0.1', null, f], ['127.0.0.1', undefined, f], ['127.0.0.1', 1.5, f], ['127.0.0.1', 80, f, 1]]) {
  try { dns.lookupService(...args); console.log(util.inspect(args), 'no throw'); } catch (e) { console.log(util.inspect(args), show(e)); }
  if (args.length < 3) continue;
  try { dns.promises.lookupService(...args.slice(0, 2)).catch(() => {}); console.log('  promise: no throw'); } catch (e) { console.log('  promise', show(e)); }
}
for (const m of ['resolve', 'resolve4', 'resolve6', 'resolveMx', 'resolveAny', 'reverse']) {
  for (const args of [[], ['x'], [5, f], [null, f], [undefined, f], [{}, f], ['x', 5], ['x', {}, 5], ['x', 'ZZ', f], ['x', 5, f], ['x', null, f], ['x', 'a', f]]) {
    if (m !== 'resolve' && args.length === 3) continue;
    try { const r = dns[m](...args); console.log(m, util.inspect(args), r === undefined ? r : r.constructor.name); } catch (e) { console.log(m, util.inspect(args), show(e)); }
  }
  for (const args of [[], [5], [null], ['x', 5], ['x', 'ZZ']]) {
    if (m !== 'resolve' && args.length === 2) continue;
    try { const p = dns.promises[m](...args); p.catch(() => {}); console.log(m, 'promise', util.inspect(args), p.constructor.name); } catch (e) { console.log(m, 'promise', util.inspect(args), show(e)); }
  }
}
for (const v of [undefined, 'x', 4, 'IPV4FIRST', 'ipv4first', 'ipv6first', 'verbatim']) {
  for (const d of [dns, dns.promises]) { try { console.log(d.setDefaultResultOrder(v), dns.getDefaultResultOrder(), dns.promises.getDefaultResultOrder()); } catch (e) { console.log(show(e)); } }
}
process.exit(0);
