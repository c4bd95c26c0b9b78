const net = require('net'), util = require('util');
const show = (o) => { try { const a = new net.SocketAddress(...o); console.log(a.address, a.family, a.port, a.flowlabel, JSON.stringify(a), util.inspect(a), Object.keys(a).join()); } catch (e) { console.log(util.inspect(o), e.name, e.code, e.message); } };
for (const o of [[], [undefined], [{}], [{ family: 'ipv6' }], [{ family: 'IPv6', address: '::1', port: 80, flowlabel: 5 }], [{ address: '1.2.3.4', port: 65535 }], [{ flowlabel: 7 }],
  [null], [1], ['x'], [[]], [{ family: 'ipv5' }], [{ family: 4 }], [{ family: null }], [{ address: 1 }], [{ address: '::1' }], [{ address: '1.2.3.4', family: 'ipv6' }], [{ address: '1.2.3' }], [{ address: '' }], [{ address: null }],
  [{ port: -1 }], [{ port: 65536 }], [{ port: 'x' }], [{ port: null }], [{ port: 1.5 }], [{ port: '' }], [{ flowlabel: -1 }], [{ flowlabel: 'x' }], [{ flowlabel: 2 ** 32 }], [{ flowlabel: 1.5, family: 'ipv6' }],
  [{ address: '2001:DB8:0:0::1', family: 'ipv6' }], [{ address: '::ffff:1.2.3.4', family: 'ipv6' }], [{ address: 'fe80::1%lo', family: 'ipv6' }]]) show(o);
try { net.SocketAddress(); } catch (e) { console.log(e.name, e.message); }
const a = new net.SocketAddress();
console.log(net.SocketAddress.isSocketAddress(a), net.SocketAddress.isSocketAddress({}), typeof net.SocketAddress.parse, Object.prototype.toString.call(a));
console.log(util.inspect({ x: { y: { z: { w: a } } } }, { depth: 2 }), util.inspect(a, { depth: 0 }), util.isDeepStrictEqual(a, new net.SocketAddress()));
const { port1, port2 } = new MessageChannel();
port2.once('message', (m) => { console.log(net.SocketAddress.isSocketAddress(m), m.address, m.port); port2.close(); });
port1.postMessage(new net.SocketAddress({ address: '9.8.7.6', port: 54 }));
