// BlockList: the rules, who they block, in which family; SocketAddress as argument.
const net = require('net'), util = require('util');
const b = new net.BlockList();
console.log(b.rules, b.check('1.1.1.1'));
console.log(b.addAddress('123.123.123.123'), b.addRange('10.0.0.1', '10.0.0.10'), b.addSubnet('8592:757c:efae:4e45::', 64, 'ipv6'));
for (const a of [['123.123.123.123'], ['10.0.0.1'], ['10.0.0.10'], ['10.0.0.11'], ['10.0.0.3', 'ipv4'], ['10.0.0.3', 'IPv4'], ['222.111.111.222'], ['::ffff:7b7b:7b7b', 'ipv6'], ['::ffff:123.123.123.123', 'ipv6'],
  ['::ffff:123.123.123.123'], ['8592:757c:efae:4e45::1', 'ipv6'], ['8592:757c:efae:4e45:ffff::', 'IPV6'], ['8592:757c:efae:4e46::', 'ipv6'], ['nonsense'], ['10.0.0.3', 'ipv6'], ['', 'ipv4']]) console.log(a, b.check(...a));
console.log(b.rules);
const sa = (address, family = 'ipv4') => new net.SocketAddress({ address, family });
b.addAddress(sa('::1', 'ipv6'));
b.addRange(sa('20.0.0.1'), sa('20.0.0.9'));
b.addSubnet(sa('30.0.0.0'), 8);
b.addAddress('fe80::1', 'ipv6');
b.addSubnet('1.2.3.4', 0);
console.log(b.rules, b.check(sa('::1', 'ipv6')), b.check(sa('20.0.0.9')), b.check(sa('30.255.255.255')));
console.log(util.inspect(b), util.inspect({ a: { b: { c: b } } }), util.inspect(b, { depth: -1 }));
for (const [f, ...args] of [['addAddress'], ['addAddress', 1], ['addAddress', '1.1.1.1', 5], ['addAddress', '1.1.1.1', 'ipv5'], ['addAddress', '::1'], ['addAddress', '1.1.1.1', 'ipv6'], ['addAddress', ''],
  ['addRange', '1.1.1.1'], ['addRange', 1, '1.1.1.1'], ['addRange', '1.1.1.2', '1.1.1.1'], ['addRange', '1.1.1.2', '::1'], ['addRange', '::1', '::2'], ['addRange', '::2', '::1', 'ipv6'], ['addRange', '::1', '::2', 'x'],
  ['addSubnet', '1.1.1.1'], ['addSubnet', '1.1.1.1', '8'], ['addSubnet', '1.1.1.1', 33], ['addSubnet', '1.1.1.1', -1], ['addSubnet', '::', 129, 'ipv6'], ['addSubnet', '::', 1.5, 'ipv6'], ['addSubnet', '1.1.1.1', NaN], ['addSubnet', 5, 5], ['addSubnet', '1.1.1.1', 8, null],
  ['check'], ['check', 1], ['check', {}], ['check', '1.1.1.1', 1], ['check', '1.1.1.1', 'x'], ['check', null], ['check', '::1', null]]) {
  try { console.log(f, args, new net.BlockList()[f](...args)); } catch (e) { console.log(f, args, e.name, e.code, e.message); }
}
try { net.BlockList(); } catch (e) { console.log(e.name, e.message); }
try { b.rules = 1; } catch (e) { console.log(e.name); }
console.log(Object.keys(b), Object.prototype.toString.call(b), net.BlockList.isBlockList, typeof b.toJSON);
